/** Svenska: resultatens nyckeltal, vart och ett med hur det räknas och vad det utelämnar. */
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const showings = (n: number) => `av ${count(n, 'visning', 'visningar')}`;
const orders = (n: number) => `över ${count(n, 'order', 'ordrar')}`;
const inOrders = (n: number) => `i ${count(n, 'order', 'ordrar')}`;
const answers = (n: number) => `av ${count(n, 'svar', 'svar')}`;

const bought = (what: string) =>
  `Orderrader som köpts via ${what}, delat med antalet gånger något sådant visades. En visning räknas en gång, hur många produkter den än innehöll.`;
const NOT_BOUGHT =
  'Makulerade ordrar och testordrar, returnerade rader och ordrar i annan valuta. Ett köp läses ur ordern, aldrig ur webbläsaren. Visningar från tiden innan rutorna angav typ räknas efter placering.';

export const kpis: ResultsText['kpis'] = {
  title: 'Nyckeltal',
  lead: 'Vad besökarna gjorde med det de såg. Inget av det här är i sig ett tillskott.',
  failed: 'Nyckeltalen kunde inte läsas',
  unknown: 'Inte känt ännu',
  definition: 'Så räknas det',
  how: 'Räknas som',
  leavesOut: 'Utelämnar',
  before: (figure) => `${figure} föregående period`,
  points: (points) => `${points} procentenheter`,
  of: {
    'cross-sell-acceptance': {
      name: 'Andel köpta, korsförsäljning',
      how: bought('ett förslag på det som passar till en produkt eller varukorg'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'upsell-acceptance': {
      name: 'Andel köpta, merförsäljning',
      how: bought('ett förslag på en bättre version'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'downsell-acceptance': {
      name: 'Andel köpta, billigare alternativ',
      how: bought('ett förslag på en billigare produkt som gör samma jobb'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'order-value-with': {
      name: 'Ordervärde med ett förslag',
      how: 'Behållna varor efter alla rabatter, utan frakt och moms, i genomsnitt för onlineordrar med minst en rad köpt via ett förslag.',
      leavesOut:
        'Testordrar, makulerade och importerade ordrar, utkast och köp i fysisk butik. Skillnaden mot ordrar utan förslag är inget tillskott: de som tar ett förslag skiljer sig från dem som inte gör det, och hade kanske köpt mer ändå.',
      of: orders,
    },
    'order-value-without': {
      name: 'Ordervärde utan förslag',
      how: 'Samma genomsnitt för alla andra onlineordrar.',
      leavesOut:
        'Samma ordrar. Bland dem finns både besökare som aldrig såg ett förslag och de som såg ett men inte tog det.',
      of: orders,
    },
    'attributed-revenue': {
      name: 'Tillskriven omsättning',
      how: 'Vad raderna som köpts via ett förslag gav, efter alla rabatter och återbetalningar, utan moms och frakt.',
      leavesOut:
        'Makulerade ordrar och testordrar. För ordrar från tiden innan återbetalningar sparades: priset efter radrabatter för de varor som behölls. Det är inte samma sak som ett tillskott: en del hade köpts ändå.',
      of: inOrders,
    },
    'recovered-carts': {
      name: 'Räddade varukorgar',
      how: 'Ordrar med en rad köpt via förslaget som en besökare möter på väg ut.',
      leavesOut:
        'Varukorgar som sparats med länk och köpts senare: länken avslöjar inte vem som öppnar den. En del av besökarna hade stannat ändå.',
      of: showings,
    },
    dismissals: {
      name: 'Avvisade',
      how: 'Antal gånger en besökare stängde eller tackade nej till förslag, delat med antalet gånger några visades.',
      leavesOut: 'Förslag som man bara gick förbi.',
      of: showings,
    },
    fatigue: {
      name: 'Trötthet',
      how: 'Andelen avvisade under perioden minus andelen avvisade föregående period, i procentenheter. Över noll tröttnar besökarna.',
      leavesOut: 'Varför de gör det: en ny placering eller en annan säsong påverkar också.',
      of: showings,
    },
    coverage: {
      name: 'Täckning av sortimentet',
      how: 'Andelen av produkterna till salu som det finns något att föreslå till just nu. I ett stort sortiment undersöks ett jämnt urval.',
      leavesOut:
        'Produkter som är slutsålda, utkast eller inte publicerade; det som enskilda besökare slipper tack vare hänsynen.',
      of: (n) => `av ${count(n, 'produkt', 'produkter')}`,
    },
    helpful: {
      name: 'Tyckte att det var till hjälp',
      how: 'Andelen som svarade ja av dem som svarade på ”Var våra förslag till hjälp?” på tacksidan.',
      leavesOut: 'Alla som inte svarade, som kan tycka annorlunda.',
      of: answers,
    },
    nps: {
      name: 'Skulle rekommendera butiken (NPS)',
      how: 'Av dem som fått frågan på tacksidan: procentandelen som gav 9 eller 10 minus procentandelen som gav 0 till 6. Från −100 till 100.',
      leavesOut: 'Alla som inte svarade. Varje kund får frågan högst en gång per halvår.',
      of: answers,
    },
  },
  offers: {
    title: 'Per erbjudande',
    lead: 'Tillskrivet är inte samma sak som ett tillskott.',
    none: 'Inget erbjudande har visats eller köpts under perioden.',
    gone: (id) => `Raderat erbjudande ${id}`,
    builtIn: { upgrade: 'Inbyggd uppgradering', downgrade: 'Inbyggt billigare alternativ' },
    column: {
      offer: 'Erbjudande',
      shown: 'Visade',
      accepted: 'Köpta',
      dismissed: 'Avvisade',
      lineRevenue: 'Omsättning på rader',
    },
  },
};
