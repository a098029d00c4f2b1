/** Dansk: butikkens egne regler, en del af indstillingerne. */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';

const { number } = format;

export const rules: Text['rules'] = {
  pins: 'Fastgjorte produkter',
  pinsLead:
    'Dine egne valg, som vises først og i denne rækkefølge: på produktsiden og i kurven, aldrig på vej ud. Et fastgjort produkt vises ikke, når det er udsolgt, udelukket eller allerede ligger i kurven.',
  pin: 'Fastgør et produkt',
  noPins: 'Intet er fastgjort.',
  fullPins: (max) =>
    `Listen har plads til ${number(max)} fastgjorte produkter. Fjern et for at tilføje et nyt.`,
  besideWhat: 'Hvor skal det vises?',
  besideAll: 'Ved alle produkter',
  besideOne: 'Eller ved ét bestemt produkt',
  besideTaken: 'Allerede fastgjort dér',
  cancel: 'Annuller',
  beside: (title) => `ved ${title}`,
  besideEvery: 'ved alle produkter, efter produktets egne',
  up: (title) => `Flyt ${title} op blandt de fastgjorte`,
  down: (title) => `Flyt ${title} ned blandt de fastgjorte`,
  removePin: (title) => `Frigør ${title}`,

  by: 'Udeluk efter',
  byProduct: 'Produkt',
  kind: { collection: 'Kollektion', tag: 'Tag', vendor: 'Forhandler' },
  exclude: {
    collection: 'Udeluk en kollektion',
    tag: 'Udeluk et tag',
    vendor: 'Udeluk en forhandler',
  },
  collectionsNote:
    'Et produkt, som du selv lægger i en kollektion, tælles først med, når det næste gang ændres, eller ved næste fulde synkronisering.',
  fullGroups: (max) => `Listen har plads til ${number(max)}. Fjern noget for at tilføje nyt.`,
  unknownCollection: (id) => `En kollektion, der ikke længere er i din butik (${id})`,
  removeGroup: (title) => `Fjern ${title} fra det udelukkede`,

  limits: 'Grænser',
  limitsLead:
    'Det, grænserne holder tilbage, erstattes ikke af noget ringere: så vises der færre. Fastgjorte produkter er undtaget, dog ikke når det gælder lager.',
  wrongNumber: (least, most) => `Ikke ændret: angiv et tal fra ${number(least)} til ${number(most)}.`,
  perType: 'Af samme produkttype, højst',
  perTypeUnit: 'ad gangen',
  perTypeWhat: 'Tomt: ingen grænse. Produkter uden type tælles ikke.',
  minStock: 'På lager, mindst',
  minStockUnit: 'stk.',
  minStockWhat: 'Alle varianter tilsammen, hvor lageret tælles. 1 betyder: ikke udsolgt.',
  margin: 'Avance, mindst',
  marginUnit: '% af prisen',
  marginWhat: 'Ud fra ”Pris pr. vare” i Shopify; moms i prisen trækkes ikke fra. Tomt: ingen grænse.',
  showUnknown: 'Foreslå produkter uden kendt kostpris',
  showUnknownWhat:
    'Gælder, når der er sat en mindste avance. Slået fra foreslås et produkt uden kostpris så aldrig.',
  crossSell: 'Tilbehør koster højst',
  crossSellUnit: '× produktet, kunden ser på',
  crossSellWhat: 'I kurven: × det dyreste produkt dér. Tomt: ingen grænse.',
  downsell: 'Et billigere alternativ koster mindst',
  downsellMost: 'og højst',
  upsell: 'Et bedre alternativ koster mindst',
  upsellMost: 'og højst',
  ratioUnit: '× produktet, kunden ser på',
  downsellWhat: 'For tæt i pris sparer ikke noget, for langt fra er noget helt andet.',
  upsellWhat: 'For tæt i pris er næppe bedre, for langt fra er noget helt andet.',

  changed: {
    sync: 'læsning af butikkens historik ændret',
    look: 'udseende ændret',
    pins: 'fastgjorte produkter ændret',
    margin: 'avance ændret',
    priceRatio: 'prisgrænser ændret',
    perType: 'grænse pr. type ændret',
    minStock: 'mindste lager ændret',
    tact: 'grænserne for hensyn ændret',
  },
};
