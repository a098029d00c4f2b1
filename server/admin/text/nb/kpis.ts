/** Norsk bokmål: resultatenes nøkkeltall, hvert med hvordan det regnes, og hva det utelater. */
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const showings = (n: number) => `av ${count(n, 'visning', 'visninger')}`;
const orders = (n: number) => `over ${count(n, 'bestilling', 'bestillinger')}`;
const inOrders = (n: number) => `i ${count(n, 'bestilling', 'bestillinger')}`;
const answers = (n: number) => `av ${count(n, 'svar', 'svar')}`;

const bought = (what: string) =>
  `Ordrelinjer som er kjøpt via ${what}, delt på antall ganger det ble vist. Én visning teller én gang, uansett hvor mange produkter den inneholdt.`;
const NOT_BOUGHT =
  'Kansellerte bestillinger og testbestillinger, returnerte linjer og bestillinger i annen valuta. Et kjøp leses fra bestillingen, aldri fra nettleseren. Visninger fra før feltene oppga type, telles etter plassering.';

export const kpis: ResultsText['kpis'] = {
  title: 'Nøkkeltall',
  lead: 'Hva de besøkende gjorde med det de så. Ingenting av dette er en gevinst i seg selv.',
  failed: 'Nøkkeltallene kunne ikke leses',
  unknown: 'Ikke kjent ennå',
  definition: 'Slik regnes det',
  how: 'Regnes som',
  leavesOut: 'Utelater',
  before: (figure) => `${figure} i perioden før`,
  points: (points) => `${points} prosentpoeng`,
  of: {
    'cross-sell-acceptance': {
      name: 'Andel kjøpt, kryssalg',
      how: bought('et forslag om det som passer til et produkt eller en handlekurv'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'upsell-acceptance': {
      name: 'Andel kjøpt, mersalg',
      how: bought('et forslag om en bedre versjon'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'downsell-acceptance': {
      name: 'Andel kjøpt, rimeligere alternativ',
      how: bought('et forslag om et rimeligere produkt som gjør samme nytten'),
      leavesOut: NOT_BOUGHT,
      of: showings,
    },
    'order-value-with': {
      name: 'Ordreverdi med et forslag',
      how: 'Varer som ble beholdt, etter alle rabatter, uten frakt og mva., i snitt for nettbestillinger med minst én linje kjøpt via et forslag.',
      leavesOut:
        'Testbestillinger, kansellerte og importerte bestillinger, utkast og salg i fysisk butikk. Forskjellen fra bestillinger uten forslag er ingen gevinst: de som tar et forslag, er annerledes enn de som ikke gjør det, og hadde kanskje kjøpt mer uansett.',
      of: orders,
    },
    'order-value-without': {
      name: 'Ordreverdi uten forslag',
      how: 'Samme snitt for alle andre nettbestillinger.',
      leavesOut:
        'De samme bestillingene. Blant dem er både besøkende som aldri så et forslag, og de som så et uten å ta det.',
      of: orders,
    },
    'attributed-revenue': {
      name: 'Tilskrevet omsetning',
      how: 'Hva linjene som er kjøpt via et forslag, ga etter alle rabatter og refusjoner, uten mva. og frakt.',
      leavesOut:
        'Kansellerte bestillinger og testbestillinger. For bestillinger fra før refusjoner ble lagret: prisen etter linjerabatter for varene som ble beholdt. Det er ingen gevinst: noe av det ville blitt kjøpt uansett.',
      of: inOrders,
    },
    'recovered-carts': {
      name: 'Reddede handlekurver',
      how: 'Bestillinger med en linje kjøpt via forslaget en besøkende møter på vei ut.',
      leavesOut:
        'Handlekurver som er lagret med lenke og kjøpt senere: lenken forteller ikke hvem som åpner den. Noen av de besøkende ville blitt uansett.',
      of: showings,
    },
    dismissals: {
      name: 'Avvist',
      how: 'Antall ganger en besøkende lukket eller takket nei til forslag, delt på antall ganger noen ble vist.',
      leavesOut: 'Forslag man bare gikk forbi.',
      of: showings,
    },
    fatigue: {
      name: 'Tretthet',
      how: 'Andelen avvist i perioden minus andelen avvist i perioden før, i prosentpoeng. Over null går de besøkende lei.',
      leavesOut: 'Hvorfor de gjør det: en ny plassering eller en annen sesong spiller også inn.',
      of: showings,
    },
    coverage: {
      name: 'Dekning av sortimentet',
      how: 'Andelen av produktene til salgs der det er noe å foreslå på produktsiden akkurat nå. I et stort sortiment undersøkes et jevnt utvalg.',
      leavesOut:
        'Produkter som er utsolgt, utkast eller ikke publisert; det enkelte besøkende spares for av grensene for hensyn.',
      of: (n) => `av ${count(n, 'produkt', 'produkter')}`,
    },
    helpful: {
      name: 'Syntes det var til hjelp',
      how: 'Andelen som svarte ja, av dem som svarte på «Var forslagene våre til hjelp?» på takkesiden.',
      leavesOut: 'Alle som ikke svarte, og som kan mene noe annet.',
      of: answers,
    },
    nps: {
      name: 'Ville anbefalt butikken (NPS)',
      how: 'Av dem som ble spurt på takkesiden: prosentandelen som ga 9 eller 10, minus prosentandelen som ga 0 til 6. Fra −100 til 100.',
      leavesOut: 'Alle som ikke svarte. Hver kunde spørres høyst én gang hvert halvår.',
      of: answers,
    },
  },
  offers: {
    title: 'Per tilbud',
    lead: 'Tilskrevet, ikke en gevinst.',
    none: 'Ingen tilbud er vist eller kjøpt i perioden.',
    gone: (id) => `Slettet tilbud ${id}`,
    builtIn: { upgrade: 'Innebygd oppgradering', downgrade: 'Innebygd rimeligere alternativ' },
    column: {
      offer: 'Tilbud',
      shown: 'Vist',
      accepted: 'Kjøpt',
      dismissed: 'Avvist',
      lineRevenue: 'Omsetning på linjer',
    },
  },
};
