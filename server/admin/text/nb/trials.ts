/** Norsk bokmål: eksperimentenes ord, som lastes inn med visningen sin. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { TrialsText } from '../trials.ts';

const { list, number } = format;
const days = (n: number) => count(n, 'dag', 'dager');

export const trials: TrialsText = {
  title: 'Eksperimenter',
  lead: 'Prøv en endring på noen besøkende, tilfeldig valgt, og se hva den gjør før alle får den. Bare besøkende som får se forslag, er med; kontrollgruppen forblir som den er.',
  create: 'Nytt eksperiment',
  back: 'Alle eksperimenter',
  failed: 'Eksperimentene kunne ikke leses',
  none: 'Ingen eksperimenter ennå',
  noneWhat:
    'Et eksperiment svarer på ett spørsmål: selger dette mer enn det du har? Halvparten av de besøkende ser endringen, halvparten gjør det ikke, og ingen vet hvilken.',
  status: { running: 'Pågår', draft: 'Utkast', stopped: 'Avsluttet' },
  since: (day) => `Siden ${day}`,
  ran: (from, to) => `${from} til ${to}`,
  share: (share) => `${share} av de besøkende`,
  control: 'som det er',
  against(changes) {
    const all = `${list(changes)}, mot det du har`;
    return all.charAt(0).toUpperCase() + all.slice(1);
  },
  start: 'Start',
  stop: 'Avslutt',
  remove: 'Slett',
  edit: 'Rediger',
  doTo: (verb, name) => `${verb} ${name}`,
  started: (name) => `«${name}» har begynt.`,
  stopped: (name) => `«${name}» er avsluttet: alle ser butikken som den er.`,
  removed: (name) => `«${name}» er slettet.`,
  notDone: 'Det gikk ikke',
  changedMeanwhile:
    'Noen andre endret eksperimentet i mellomtiden. Det du ser nå, er det som gjelder: prøv igjen.',
  notStarted: {
    full: (free) =>
      `Eksperimentet ble ikke startet: andre eksperimenter som endrer det samme, lar høyst ${number(free)} av 1 000 besøkende være igjen til det.`,
    between:
      'Eksperimentet ble ikke startet: det ville forstyrret eksperimenter som går side om side. Avslutt først ett av dem.',
  },
  blocked: (names, what) => `${what} I veien: ${list(names)}.`,

  change: {
    none: 'som det er',
    offerOff: (offer) => `«${offer}» vises ikke`,
    offer: (offer) => `«${offer}» endret`,
    discount: (offer, off) => `«${offer}» med ${off}`,
    placementOn: (placement) => `«${placement}» slått på`,
    placementOff: (placement) => `«${placement}» slått av`,
    rules: 'andre regler',
    tact: 'andre grenser for hensyn',
    strategy: (name) => `forslag etter ${name}`,
    text: (headings) => `overskriften ${list(headings)}`,
    heading: (words) => `«${words}»`,
    gone: 'et slettet tilbud',
  },
  strategy: {
    regression: 'hva som forutsier resten av en handlekurv',
    conditional: 'hvor ofte to kjøpes sammen',
    damped: 'hvor ofte to kjøpes sammen, med bestselgere tonet ned',
  },

  verdict: {
    none: 'Ikke målt ennå: ingen besøkende har vært med.',
    early: (n) =>
      n === null
        ? 'For få besøkende til å si noe ennå.'
        : `For få til å si noe ennå: omtrent ${days(n)} til.`,
    undecided: (low, high) => `Ikke avgjort ennå: mellom ${low} og ${high}.`,
    undecidedStill: (low, high) => `Det ble ikke avgjort: mellom ${low} og ${high}.`,
    tooFew: 'For få besøkende var med til å si noe.',
    gain: (low, high) => `Selger mer: mellom ${low} og ${high}.`,
    loss: (low, high) => `Selger mindre: mellom ${low} og ${high}. Behold det du har.`,
    same: 'Så godt som ingen forskjell: behold det du liker best.',
    withheld:
      'Holdes tilbake: gruppene har ikke størrelsene de skal ha, så enhver forskjell kan skyldes det.',
    horizon: (effect, n) => `En forskjell på ${effect} vil kunne ses om omtrent ${days(n)}.`,
    horizonFar: (effect) => `En forskjell på ${effect} kan ikke ses innen to år i dette tempoet.`,
    of: (variant) => `${variant}:`,
    failed: 'Resultatet kunne ikke leses.',
  },
  results: {
    title: 'Resultater',
    lead: 'Omsetning per besøkende som kan ha sett forskjellen, etter refusjoner og rabatter. Spennet gjelder uansett hvor ofte du ser etter.',
    column: {
      variant: 'Variant',
      share: 'Andel',
      visitors: 'Besøkende',
      orders: 'Bestillinger',
      revenue: 'Omsetning per besøkende',
      difference: 'Forskjell',
      range: 'Spenn',
    },
    variant: (key, name) => `${key} · ${name}`,
    leaning: (share) => `nå ${share}`,
  },
  unkept: (variant) =>
    `Kassen kan ikke holde prisen i «${variant}» ennå, så de besøkende som hører til den, får ikke se den.`,

  end: {
    merchant: 'Avsluttet av deg eller en kollega.',
    harm: (figure, without, withIt) =>
      `Satt på pause av Mersalg: ${figure} falt fra ${without} til ${withIt} der tilbudet ble vist, mer enn tilfeldigheter forklarer.`,
    watched: 'Overvåket så lenge det skal, uten at noen skade er sett.',
    'guard-off': 'Overvåkingen ble slått av.',
    'offer-gone': 'Tilbudet ble satt på pause eller slettet.',
    replaced: 'Et av dine egne eksperimenter med samme tilbud tok plassen.',
  },
  figure: {
    completion: 'fullførte kjøp i kassen',
    profit: 'fortjeneste per besøkende',
  },
  guards: {
    title: 'Overvåking',
    lead: 'Noen få besøkende får ikke se et nytt tilbud, så det merkes om det gjør skade. Hvis færre fullfører kjøpet sitt, eller fortjenesten faller mer enn tilfeldigheter forklarer, setter Mersalg det på pause og sier fra her.',
    none: 'Ingen tilbud overvåkes akkurat nå.',
    watches: (offer) => `Overvåker «${offer}»`,
    watched: (offer) => `«${offer}»`,
    settings: 'Innstillinger for overvåkingen',
  },
  log: 'Hva som har skjedd',
  logNone: 'Ingenting ennå.',
  logColumn: { when: 'Når', did: 'Hva', who: 'Hvem' },
  did: {
    created: 'Laget',
    changed: 'Endret',
    started: 'Startet',
    stopped: 'Avsluttet',
    paused: 'Tilbudet ble satt på pause',
    allocated: 'Andeler flyttet til det som gjør det bedre',
    removed: 'Slettet',
  },
  byMersalg: 'Mersalg',

  form: {
    title: 'Nytt eksperiment',
    editTitle: (name) => `Rediger ${name}`,
    lead: 'Ett spørsmål om gangen gir svar raskest. Ingenting endres i butikken før du starter det.',
    name: 'Navn',
    nameWhat: 'Bare for deg selv; de besøkende ser det aldri.',
    first: 'Nytt eksperiment',
    control: 'A: det du har nå',
    controlName: 'Som det er',
    gone: 'Utkastet finnes ikke lenger, eller det endrer mer enn dette skjemaet kan vise.',
    incomplete: 'Noe mangler ennå: navnet, eller hva en variant prøver.',
    variant: (key) => `${key.toUpperCase()}: endringen`,
    variantName: (key) => `Navn på ${key.toUpperCase()}`,
    kind: 'Hva som prøves',
    kinds: {
      'offer-off': 'Et tilbud vises ikke',
      offer: 'En annen rabatt i et tilbud',
      placement: 'En plassering på eller av',
      text: 'En annen overskrift',
      strategy: 'En annen måte å velge produkter på',
    },
    kindWhat: {
      'offer-off': 'Gir tilbudet mer enn det koster?',
      offer: 'Holder det med mindre, eller lønner det seg med mer?',
      placement: 'Hjelper dette stedet, eller er det i veien?',
      text: 'Andre ord over forslagene, på ett eller flere språk.',
      strategy:
        'I dag velger modellen som gjorde det best i treningen. Her velger en av delene alene i stedet.',
    },
    offer: 'Tilbud',
    noOffers: 'Det finnes ingen aktive tilbud å prøve det med. Aktiver først et under Tilbud.',
    noDiscounts: 'Ingen av de aktive tilbudene dine har én rabatt som kunne vært en annen.',
    off: 'Rabatt som prøves',
    placement: 'Plassering',
    placementNow: (isOn) => (isOn ? 'På nå: prøves slått av.' : 'Av nå: prøves slått på.'),
    spot: 'Over',
    language: 'Språk',
    languageWhat: 'To bokstaver, som nb. Besøkende på andre språk leser det de leser nå.',
    languageAt: (n) => `Språk ${n}`,
    heading: 'Overskrift',
    headingAt: (n) => `Overskrift ${n}`,
    addLanguage: 'Legg til et språk',
    strategy: 'Velges etter',
    weight: 'Vekt',
    weightUnit: 'deler',
    add: 'Legg til en variant',
    removeVariant: (key) => `Fjern ${key.toUpperCase()}`,
    who: 'Hvem som er med',
    size: 'Besøkende som er med',
    sizeUnit: '% av dem som får se forslag',
    sizeWhat:
      'Med alle går det raskest. Resten ser butikken som den er, og lar det være plass til et eksperiment som ikke må komme i veien for dette.',
    allocation: 'Hvordan de fordeles',
    fixed: 'Jevnt etter vekt, hele veien',
    thompson: 'Mer og mer til det som gjør det bedre',
    fixedWhat: 'Enklest, og raskest til et svar.',
    thompsonWhat:
      'Taper mindre underveis på det som gjør det dårligere. Svaret kommer fra den delen som forblir som den er, så det tar lengre tid.',
    fixedShare: 'Forblir som den er, for svarets skyld',
    goal: 'Bedre betyr',
    goals: { conversion: 'flere besøkende kjøper', profit: 'mer fortjeneste' },
    save: 'Lagre som utkast',
    start: 'Lagre og start',
    saving: 'Lagrer …',
    failed: 'Ikke lagret',
  },
};
