/** Dansk: eksperimenternes ord, som indlæses med deres visning. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { TrialsText } from '../trials.ts';

const { list, number } = format;
const days = (n: number) => count(n, 'dag', 'dage');

export const trials: TrialsText = {
  title: 'Eksperimenter',
  lead: 'Prøv en ændring på nogle besøgende, tilfældigt udvalgt, og se, hvad den gør, før alle får den. Kun besøgende, der får vist forslag, er med; kontrolgruppen forbliver, som den er.',
  create: 'Nyt eksperiment',
  back: 'Alle eksperimenter',
  failed: 'Eksperimenterne kunne ikke læses',
  none: 'Ingen eksperimenter endnu',
  noneWhat:
    'Et eksperiment svarer på ét spørgsmål: sælger dette mere end det, du har? Halvdelen af de besøgende ser ændringen, halvdelen gør ikke, og ingen ved hvilken.',
  status: { running: 'I gang', draft: 'Kladde', stopped: 'Afsluttet' },
  since: (day) => `Siden ${day}`,
  ran: (from, to) => `${from} til ${to}`,
  share: (share) => `${share} af de besøgende`,
  control: 'som det er',
  against(changes) {
    const all = `${list(changes)}, mod det, du har`;
    return all.charAt(0).toUpperCase() + all.slice(1);
  },
  start: 'Start',
  stop: 'Afslut',
  remove: 'Slet',
  edit: 'Redigér',
  doTo: (verb, name) => `${verb} ${name}`,
  started: (name) => `”${name}” er begyndt.`,
  stopped: (name) => `”${name}” er afsluttet: alle ser butikken, som den er.`,
  removed: (name) => `”${name}” er slettet.`,
  notDone: 'Det lykkedes ikke',
  changedMeanwhile:
    'En anden har ændret eksperimentet i mellemtiden. Det, du ser nu, er det, der gælder: prøv igen.',
  notStarted: {
    full: (free) =>
      `Eksperimentet blev ikke startet: andre eksperimenter, der ændrer det samme, har kun plads til højst ${number(free)} af 1.000 besøgende i det.`,
    between:
      'Eksperimentet blev ikke startet: det ville forstyrre eksperimenter, der kører side om side. Afslut først et af dem.',
  },
  blocked: (names, what) => `${what} I vejen: ${list(names)}.`,

  change: {
    none: 'som det er',
    offerOff: (offer) => `”${offer}” vises ikke`,
    offer: (offer) => `”${offer}” ændret`,
    discount: (offer, off) => `”${offer}” med ${off}`,
    placementOn: (placement) => `”${placement}” slået til`,
    placementOff: (placement) => `”${placement}” slået fra`,
    rules: 'andre regler',
    tact: 'andre grænser for hensyn',
    strategy: (name) => `forslag efter ${name}`,
    text: (headings) => `overskriften ${list(headings)}`,
    heading: (words) => `”${words}”`,
    gone: 'et slettet tilbud',
  },
  strategy: {
    regression: 'hvad der forudsiger resten af en kurv',
    conditional: 'hvor ofte to købes sammen',
    damped: 'hvor ofte to købes sammen, med bestsellere tonet ned',
  },

  verdict: {
    none: 'Ikke målt endnu: ingen besøgende har været med.',
    early: (n) =>
      n === null
        ? 'For få besøgende til at sige noget endnu.'
        : `For få til at sige noget endnu: omkring ${days(n)} mere.`,
    undecided: (low, high) => `Ikke afgjort endnu: mellem ${low} og ${high}.`,
    undecidedStill: (low, high) => `Det blev ikke afgjort: mellem ${low} og ${high}.`,
    tooFew: 'For få besøgende var med til at sige noget.',
    gain: (low, high) => `Sælger mere: mellem ${low} og ${high}.`,
    loss: (low, high) => `Sælger mindre: mellem ${low} og ${high}. Behold det, du har.`,
    same: 'Så godt som ingen forskel: behold det, du bedst kan lide.',
    withheld:
      'Holdes tilbage: grupperne har ikke de størrelser, de skal have, så enhver forskel kan skyldes det.',
    horizon: (effect, n) => `En forskel på ${effect} ville kunne ses om omkring ${days(n)}.`,
    horizonFar: (effect) => `En forskel på ${effect} kan ikke ses inden for to år i dette tempo.`,
    of: (variant) => `${variant}:`,
    failed: 'Resultatet kunne ikke læses.',
  },
  results: {
    title: 'Resultater',
    lead: 'Omsætning pr. besøgende, der kan have set forskellen, efter refusioner og rabatter. Spændet gælder, uanset hvor ofte du kigger.',
    column: {
      variant: 'Variant',
      share: 'Andel',
      visitors: 'Besøgende',
      orders: 'Ordrer',
      revenue: 'Omsætning pr. besøgende',
      difference: 'Forskel',
      range: 'Spænd',
    },
    variant: (key, name) => `${key} · ${name}`,
    leaning: (share) => `nu ${share}`,
  },
  unkept: (variant) =>
    `Checkout kan ikke holde prisen i ”${variant}” endnu, så dens besøgende får den ikke vist.`,

  end: {
    merchant: 'Afsluttet af dig eller en kollega.',
    harm: (figure, without, withIt) =>
      `Sat på pause af Mersalg: ${figure} faldt fra ${without} til ${withIt}, hvor tilbuddet blev vist, mere end tilfældigheder forklarer.`,
    watched: 'Overvåget så længe, det skal, uden at der er set nogen skade.',
    'guard-off': 'Overvågningen blev slået fra.',
    'offer-gone': 'Tilbuddet blev sat på pause eller slettet.',
    replaced: 'Et af dine egne eksperimenter med samme tilbud tog pladsen.',
  },
  figure: {
    completion: 'gennemførte checkouts',
    profit: 'fortjeneste pr. besøgende',
  },
  guards: {
    title: 'Overvågning',
    lead: 'Nogle få besøgende får ikke vist et nyt tilbud, så det ses, om det gør skade. Hvis færre gennemfører deres køb, eller fortjenesten falder mere, end tilfældet forklarer, sætter Mersalg det på pause og siger det her.',
    none: 'Intet tilbud overvåges lige nu.',
    watches: (offer) => `Overvåger ”${offer}”`,
    watched: (offer) => `”${offer}”`,
    settings: 'Indstillinger for overvågningen',
  },
  log: 'Hvad der er sket',
  logNone: 'Intet endnu.',
  logColumn: { when: 'Hvornår', did: 'Hvad', who: 'Hvem' },
  did: {
    created: 'Oprettet',
    changed: 'Ændret',
    started: 'Startet',
    stopped: 'Afsluttet',
    paused: 'Tilbuddet blev sat på pause',
    allocated: 'Andele flyttet til det, der klarer sig bedre',
    removed: 'Slettet',
  },
  byMersalg: 'Mersalg',

  form: {
    title: 'Nyt eksperiment',
    editTitle: (name) => `Redigér ${name}`,
    lead: 'Ét spørgsmål ad gangen giver hurtigst svar. Intet ændres i butikken, før du starter det.',
    name: 'Navn',
    nameWhat: 'Kun til dig selv; de besøgende ser det aldrig.',
    first: 'Nyt eksperiment',
    control: 'A: det, du har nu',
    controlName: 'Som det er',
    gone: 'Kladden findes ikke mere, eller den ændrer mere, end denne formular kan vise.',
    incomplete: 'Noget mangler endnu: navnet, eller hvad en variant prøver.',
    variant: (key) => `${key.toUpperCase()}: ændringen`,
    variantName: (key) => `Navn på ${key.toUpperCase()}`,
    kind: 'Hvad der prøves',
    kinds: {
      'offer-off': 'Et tilbud vises ikke',
      offer: 'En anden rabat i et tilbud',
      placement: 'En placering til eller fra',
      text: 'En anden overskrift',
      strategy: 'En anden måde at vælge produkter på',
    },
    kindWhat: {
      'offer-off': 'Giver tilbuddet, hvad det koster?',
      offer: 'Er mindre nok, eller kan mere betale sig?',
      placement: 'Hjælper dette sted, eller er det i vejen?',
      text: 'Andre ord over forslagene, på ét eller flere sprog.',
      strategy:
        'I dag vælger den model, der klarede sig bedst i træningen. Her vælger en af dens dele alene i stedet.',
    },
    offer: 'Tilbud',
    noOffers: 'Der er intet aktivt tilbud at prøve det med. Aktivér først et under Tilbud.',
    noDiscounts: 'Ingen af dine aktive tilbud har én rabat, der kunne være en anden.',
    off: 'Rabat, der prøves',
    placement: 'Placering',
    placementNow: (isOn) => (isOn ? 'Slået til nu: prøves slået fra.' : 'Slået fra nu: prøves slået til.'),
    spot: 'Over',
    language: 'Sprog',
    languageWhat: 'To bogstaver, som da. Besøgende på andre sprog læser det, de læser nu.',
    languageAt: (n) => `Sprog ${n}`,
    heading: 'Overskrift',
    headingAt: (n) => `Overskrift ${n}`,
    addLanguage: 'Tilføj et sprog',
    strategy: 'Vælges efter',
    weight: 'Vægt',
    weightUnit: 'dele',
    add: 'Tilføj en variant',
    removeVariant: (key) => `Fjern ${key.toUpperCase()}`,
    who: 'Hvem der er med',
    size: 'Besøgende, der er med',
    sizeUnit: '% af dem, der får vist forslag',
    sizeWhat:
      'Med alle går det hurtigst. Resten ser butikken, som den er, og efterlader plads til et eksperiment, der ikke må støde sammen med dette.',
    allocation: 'Hvordan de fordeles',
    fixed: 'Jævnt efter vægt, hele vejen',
    thompson: 'Mere og mere til det, der klarer sig bedre',
    fixedWhat: 'Enklest, og hurtigst til et svar.',
    thompsonWhat:
      'Taber mindre undervejs på det, der klarer sig dårligere. Svaret kommer fra den del, der forbliver, som den er, så det tager længere tid.',
    fixedShare: 'Forbliver, som den er, for svarets skyld',
    goal: 'Bedre betyder',
    goals: { conversion: 'flere besøgende køber', profit: 'mere fortjeneste' },
    save: 'Gem som kladde',
    start: 'Gem og start',
    saving: 'Gemmer …',
    failed: 'Ikke gemt',
  },
};
