/** Svenska: butikens egna regler, en del av inställningarna. */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';

const { number } = format;

export const rules: Text['rules'] = {
  pins: 'Fästa produkter',
  pinsLead:
    'Dina egna val, som visas först och i den här ordningen: på produktsidan och i varukorgen, aldrig på väg ut. En fäst produkt visas inte när den är slutsåld, utesluten eller redan ligger i varukorgen.',
  pin: 'Fäst en produkt',
  noPins: 'Inget är fäst.',
  fullPins: (max) =>
    `Listan rymmer högst ${number(max)} fästa produkter. Ta bort en för att lägga till en ny.`,
  besideWhat: 'Var ska den visas?',
  besideAll: 'Vid alla produkter',
  besideOne: 'Eller vid en viss produkt',
  besideTaken: 'Redan fäst där',
  cancel: 'Avbryt',
  beside: (title) => `vid ${title}`,
  besideEvery: 'vid alla produkter, efter produktens egna',
  up: (title) => `Flytta upp ${title} bland de fästa`,
  down: (title) => `Flytta ner ${title} bland de fästa`,
  removePin: (title) => `Lossa ${title}`,

  by: 'Uteslut efter',
  byProduct: 'Produkt',
  kind: { collection: 'Produktserie', tag: 'Tagg', vendor: 'Säljare' },
  exclude: {
    collection: 'Uteslut en produktserie',
    tag: 'Uteslut en tagg',
    vendor: 'Uteslut en säljare',
  },
  collectionsNote:
    'En produkt som du lägger i en produktserie för hand räknas först när den ändras nästa gång, eller vid nästa fulla synkronisering.',
  fullGroups: (max) => `Listan rymmer högst ${number(max)}. Ta bort något för att lägga till nytt.`,
  unknownCollection: (id) => `En produktserie som inte längre finns i din butik (${id})`,
  removeGroup: (title) => `Ta bort ${title} från det uteslutna`,

  limits: 'Gränser',
  limitsLead:
    'Det som gränserna håller tillbaka ersätts inte av något sämre: då visas färre. Fästa produkter undantas, utom när det gäller lager.',
  wrongNumber: (least, most) => `Inte ändrat: ange ett tal från ${number(least)} till ${number(most)}.`,
  perType: 'Av samma produkttyp, högst',
  perTypeUnit: 'åt gången',
  perTypeWhat: 'Tomt: hur många som helst. Produkter utan typ räknas inte.',
  minStock: 'I lager, minst',
  minStockUnit: 'st',
  minStockWhat: 'Alla varianter tillsammans, där lagret räknas. 1 betyder: inte slutsåld.',
  margin: 'Marginal, minst',
  marginUnit: '% av priset',
  marginWhat: 'Från ”Kostnad per artikel” i Shopify; moms i priset dras inte av. Tomt: ingen gräns.',
  showUnknown: 'Föreslå produkter med okänd kostnad',
  showUnknownWhat:
    'Gäller när en lägsta marginal är satt. Avstängt föreslås en produkt utan kostnad då aldrig.',
  crossSell: 'Ett tillbehör kostar högst',
  crossSellUnit: '× produkten kunden tittar på',
  crossSellWhat: 'I varukorgen: × den dyraste produkten där. Tomt: ingen gräns.',
  downsell: 'Ett billigare alternativ kostar minst',
  downsellMost: 'och högst',
  upsell: 'Ett bättre alternativ kostar minst',
  upsellMost: 'och högst',
  ratioUnit: '× produkten kunden tittar på',
  downsellWhat: 'För nära i pris sparar inget, för långt ifrån är något helt annat.',
  upsellWhat: 'För nära i pris är knappast bättre, för långt ifrån är något helt annat.',

  changed: {
    sync: 'läsningen av butikens historik ändrad',
    look: 'utseendet ändrat',
    pins: 'fästa produkter ändrade',
    margin: 'marginal ändrad',
    priceRatio: 'prisgränser ändrade',
    perType: 'gräns per typ ändrad',
    minStock: 'minsta lager ändrat',
    tact: 'gränserna för hänsyn ändrade',
  },
};
