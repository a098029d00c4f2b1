/** Dansk: resultaternes nøgletal, hvert med hvordan det regnes, og hvad det udelader. */
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const showings = (n: number) => `af ${count(n, 'visning', 'visninger')}`;
const orders = (n: number) => `over ${count(n, 'ordre', 'ordrer')}`;
const inOrders = (n: number) => `i ${count(n, 'ordre', 'ordrer')}`;
const answers = (n: number) => `af ${count(n, 'svar', 'svar')}`;

const bought = (what: string) =>
  `Ordrelinjer, der er købt via ${what}, divideret med antallet af gange, det blev vist. Én visning tæller én gang, uanset hvor mange produkter den indeholdt.`;
const NOT_BOUGHT =
  'Annullerede ordrer og testordrer, returnerede linjer og ordrer i anden valuta. Et køb læses fra ordren, aldrig fra browseren. Visninger fra før felterne angav deres type, tælles efter placering.';

export const kpis: ResultsText['kpis'] = {
  title: 'Nøgletal',
  lead: 'Hvad de besøgende gjorde med det, de så. Intet af dette er i sig selv en gevinst.',
  failed: 'Nøgletallene kunne ikke læses',
  unknown: 'Ikke kendt endnu',
  definition: 'Sådan regnes det',
  how: 'Regnes som',
  leavesOut: 'Udelader',
  before: (figure) => `${figure} i perioden før`,
  points: (points) => `${points} procentpoint`,
  of: {
    'cross-sell-acceptance': {
      name: 'Andel købt, krydssalg',
      how: bought('et forslag om det, der passer til et produkt eller en kurv'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'upsell-acceptance': {
      name: 'Andel købt, mersalg',
      how: bought('et forslag om en bedre udgave'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'downsell-acceptance': {
      name: 'Andel købt, billigere alternativ',
      how: bought('et forslag om et billigere produkt, der gør samme nytte'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'order-value-with': {
      name: 'Ordreværdi med et forslag',
      how: 'Beholdte varer efter alle rabatter, uden fragt og moms, i gennemsnit for onlineordrer med mindst én linje købt via et forslag.',
      leavesOut:
        'Testordrer, annullerede og importerede ordrer, kladder og salg i fysisk butik. Forskellen til ordrer uden forslag er ikke en gevinst: de, der tager et forslag, er anderledes end dem, der ikke gør, og havde måske købt mere alligevel.',
      of: orders,
    },
    'order-value-without': {
      name: 'Ordreværdi uden forslag',
      how: 'Samme gennemsnit for alle andre onlineordrer.',
      leavesOut:
        'De samme ordrer. Blandt dem er både besøgende, der aldrig så et forslag, og dem, der så et uden at tage det.',
      of: orders,
    },
    'attributed-revenue': {
      name: 'Tilskrevet omsætning',
      how: 'Hvad linjerne, der er købt via et forslag, gav efter alle rabatter og refusioner, uden moms og fragt.',
      leavesOut:
        'Annullerede ordrer og testordrer. For ordrer fra, før refusioner blev gemt: prisen efter linjerabatter for de varer, der blev beholdt. Det er ikke en gevinst: noget af det var blevet købt alligevel.',
      of: inOrders,
    },
    'recovered-carts': {
      name: 'Reddede kurve',
      how: 'Ordrer med en linje købt via det forslag, en besøgende møder på vej ud.',
      leavesOut:
        'Kurve, der er gemt med link og købt senere: linket fortæller ikke, hvem der åbner det. Nogle af de besøgende var blevet alligevel.',
      of: showings,
    },
    dismissals: {
      name: 'Afvist',
      how: 'Antal gange en besøgende lukkede eller sagde nej til forslag, divideret med antallet af gange, nogle blev vist.',
      leavesOut: 'Forslag, man bare gik forbi.',
      of: showings,
    },
    fatigue: {
      name: 'Træthed',
      how: 'Andelen afvist i perioden minus andelen afvist i perioden før, i procentpoint. Over nul bliver de besøgende trætte.',
      leavesOut: 'Hvorfor de gør det: en ny placering eller en anden sæson spiller også ind.',
      of: showings,
    },
    coverage: {
      name: 'Dækning af sortimentet',
      how: 'Andelen af produkterne til salg, hvor der er noget at foreslå på produktsiden lige nu. I et stort sortiment undersøges et jævnt udvalg.',
      leavesOut:
        'Produkter, der er udsolgt, kladder eller ikke udgivet; det, enkelte besøgende skånes for af grænserne for hensyn.',
      of: (n) => `af ${count(n, 'produkt', 'produkter')}`,
    },
    helpful: {
      name: 'Syntes, det var til hjælp',
      how: 'Andelen, der svarede ja, af dem, der svarede på ”Var vores forslag til hjælp?” på takkesiden.',
      leavesOut: 'Alle, der ikke svarede, og som kan mene noget andet.',
      of: answers,
    },
    nps: {
      name: 'Ville anbefale butikken (NPS)',
      how: 'Af dem, der blev spurgt på takkesiden: procentdelen, der gav 9 eller 10, minus procentdelen, der gav 0 til 6. Fra −100 til 100.',
      leavesOut: 'Alle, der ikke svarede. Hver kunde spørges højst én gang hvert halve år.',
      of: answers,
    },
  },
  offers: {
    title: 'Pr. tilbud',
    lead: 'Tilskrevet, ikke en gevinst.',
    none: 'Intet tilbud er vist eller købt i perioden.',
    gone: (id) => `Slettet tilbud ${id}`,
    builtIn: { upgrade: 'Indbygget opgradering', downgrade: 'Indbygget billigere alternativ' },
    column: {
      offer: 'Tilbud',
      shown: 'Vist',
      accepted: 'Købt',
      dismissed: 'Afvist',
      lineRevenue: 'Omsætning på linjer',
    },
  },
};
