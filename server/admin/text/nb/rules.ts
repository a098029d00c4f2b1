/** Norsk bokmål: butikkens egne regler, en del av innstillingene. */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';

const { number } = format;

export const rules: Text['rules'] = {
  pins: 'Festede produkter',
  pinsLead:
    'Dine egne valg, som vises først og i denne rekkefølgen: på produktsiden og i handlekurven, aldri på vei ut. Et festet produkt vises ikke når det er utsolgt, utelukket eller allerede ligger i handlekurven.',
  pin: 'Fest et produkt',
  noPins: 'Ingenting er festet.',
  fullPins: (max) =>
    `Listen har plass til ${number(max)} festede produkter. Fjern ett for å legge til et nytt.`,
  besideWhat: 'Hvor skal det vises?',
  besideAll: 'Ved alle produkter',
  besideOne: 'Eller ved ett bestemt produkt',
  besideTaken: 'Allerede festet der',
  cancel: 'Avbryt',
  beside: (title) => `ved ${title}`,
  besideEvery: 'ved alle produkter, etter produktets egne',
  up: (title) => `Flytt ${title} opp blant de festede`,
  down: (title) => `Flytt ${title} ned blant de festede`,
  removePin: (title) => `Løsne ${title}`,

  by: 'Utelukk etter',
  byProduct: 'Produkt',
  kind: { collection: 'Samling', tag: 'Tagg', vendor: 'Selger' },
  exclude: {
    collection: 'Utelukk en samling',
    tag: 'Utelukk en tagg',
    vendor: 'Utelukk en selger',
  },
  collectionsNote:
    'Et produkt du selv legger i en samling, regnes først med neste gang det endres, eller ved neste fulle synkronisering.',
  fullGroups: (max) => `Listen har plass til ${number(max)}. Fjern noe for å legge til nytt.`,
  unknownCollection: (id) => `En samling som ikke lenger finnes i butikken din (${id})`,
  removeGroup: (title) => `Fjern ${title} fra det utelukkede`,

  limits: 'Grenser',
  limitsLead:
    'Det grensene holder tilbake, erstattes ikke av noe dårligere: da vises det færre. Festede produkter er unntatt, men ikke når det gjelder lager.',
  wrongNumber: (least, most) => `Ikke endret: oppgi et tall fra ${number(least)} til ${number(most)}.`,
  perType: 'Av samme produkttype, høyst',
  perTypeUnit: 'om gangen',
  perTypeWhat: 'Tomt: ingen grense. Produkter uten type telles ikke.',
  minStock: 'På lager, minst',
  minStockUnit: 'stk.',
  minStockWhat: 'Alle varianter til sammen, der lageret telles. 1 betyr: ikke utsolgt.',
  margin: 'Margin, minst',
  marginUnit: '% av prisen',
  marginWhat: 'Fra «Kostnad per vare» i Shopify; mva. i prisen trekkes ikke fra. Tomt: ingen grense.',
  showUnknown: 'Foreslå produkter uten kjent kostnad',
  showUnknownWhat:
    'Gjelder når en minste margin er satt. Er det slått av, foreslås et produkt uten kostnad da aldri.',
  crossSell: 'Et tilbehør koster høyst',
  crossSellUnit: '× produktet kunden ser på',
  crossSellWhat: 'I handlekurven: × det dyreste produktet der. Tomt: ingen grense.',
  downsell: 'Et rimeligere alternativ koster minst',
  downsellMost: 'og høyst',
  upsell: 'Et bedre alternativ koster minst',
  upsellMost: 'og høyst',
  ratioUnit: '× produktet kunden ser på',
  downsellWhat: 'For nær i pris sparer ingenting, for langt unna er noe helt annet.',
  upsellWhat: 'For nær i pris er neppe bedre, for langt unna er noe helt annet.',

  changed: {
    sync: 'lesing av butikkens historikk endret',
    look: 'utseende endret',
    pins: 'festede produkter endret',
    margin: 'margin endret',
    priceRatio: 'prisgrenser endret',
    perType: 'grense per type endret',
    minStock: 'minste lager endret',
    tact: 'grensene for hensyn endret',
  },
};
