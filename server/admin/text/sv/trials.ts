/** Svenska: experimentens ord, som laddas med sin vy. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { TrialsText } from '../trials.ts';

const { list, number } = format;
const days = (n: number) => count(n, 'dag', 'dagar');

export const trials: TrialsText = {
  title: 'Experiment',
  lead: 'Prova en ändring på några besökare, av slumpen, och se vad den gör innan alla får den. Bara besökare som får förslag är med; kontrollgruppen förblir som den är.',
  create: 'Nytt experiment',
  back: 'Alla experiment',
  failed: 'Experimenten kunde inte läsas',
  none: 'Inga experiment ännu',
  noneWhat:
    'Ett experiment svarar på en fråga: säljer det här mer än det du har? Hälften av besökarna får se ändringen, hälften inte, och ingen vet vilket.',
  status: { running: 'Pågår', draft: 'Utkast', stopped: 'Avslutat' },
  since: (day) => `Sedan ${day}`,
  ran: (from, to) => `${from} till ${to}`,
  share: (share) => `${share} av besökarna`,
  control: 'som det är',
  against(changes) {
    const all = `${list(changes)}, mot det du har`;
    return all.charAt(0).toUpperCase() + all.slice(1);
  },
  start: 'Starta',
  stop: 'Avsluta',
  remove: 'Radera',
  edit: 'Redigera',
  doTo: (verb, name) => `${verb} ${name}`,
  started: (name) => `”${name}” har börjat.`,
  stopped: (name) => `”${name}” är avslutat: alla ser butiken som den är.`,
  removed: (name) => `”${name}” har raderats.`,
  notDone: 'Det gick inte',
  changedMeanwhile:
    'Någon annan ändrade experimentet under tiden. Det du ser nu är det som gäller: försök igen.',
  notStarted: {
    full: (free) =>
      `Experimentet startades inte: andra experiment som ändrar samma sak lämnar högst ${number(free)} av 1 000 besökare åt det.`,
    between:
      'Experimentet startades inte: det skulle störa experiment som pågår sida vid sida. Avsluta först ett av dem.',
  },
  blocked: (names, what) => `${what} I vägen: ${list(names)}.`,

  change: {
    none: 'som det är',
    offerOff: (offer) => `”${offer}” visas inte`,
    offer: (offer) => `”${offer}” ändrat`,
    discount: (offer, off) => `”${offer}” med ${off}`,
    placementOn: (placement) => `”${placement}” på`,
    placementOff: (placement) => `”${placement}” av`,
    rules: 'andra regler',
    tact: 'andra gränser för hänsyn',
    strategy: (name) => `förslag efter ${name}`,
    text: (headings) => `rubriken ${list(headings)}`,
    heading: (words) => `”${words}”`,
    gone: 'ett raderat erbjudande',
  },
  strategy: {
    regression: 'vad som förutsäger resten av en varukorg',
    conditional: 'hur ofta två köps tillsammans',
    damped: 'hur ofta två köps tillsammans, med storsäljare nedtonade',
  },

  verdict: {
    none: 'Inte mätt ännu: ingen besökare har varit med.',
    early: (n) =>
      n === null
        ? 'För få besökare för att säga något ännu.'
        : `För få för att säga något ännu: ungefär ${days(n)} till.`,
    undecided: (low, high) => `Inte avgjort ännu: mellan ${low} och ${high}.`,
    undecidedStill: (low, high) => `Det avgjordes inte: mellan ${low} och ${high}.`,
    tooFew: 'För få besökare var med för att säga något.',
    gain: (low, high) => `Säljer mer: mellan ${low} och ${high}.`,
    loss: (low, high) => `Säljer mindre: mellan ${low} och ${high}. Behåll det du har.`,
    same: 'Så gott som ingen skillnad: behåll det du tycker bäst om.',
    withheld: 'Hålls inne: grupperna har inte de storlekar som de ska ha, så varje skillnad kan bero på det.',
    horizon: (effect, n) => `En skillnad på ${effect} skulle kunna synas om ungefär ${days(n)}.`,
    horizonFar: (effect) => `En skillnad på ${effect} går inte att se inom två år i den här takten.`,
    of: (variant) => `${variant}:`,
    failed: 'Resultatet kunde inte läsas.',
  },
  results: {
    title: 'Resultat',
    lead: 'Omsättning per besökare som kan ha sett skillnaden, efter återbetalningar och rabatter. Spannet gäller hur ofta du än tittar.',
    column: {
      variant: 'Variant',
      share: 'Andel',
      visitors: 'Besökare',
      orders: 'Ordrar',
      revenue: 'Omsättning per besökare',
      difference: 'Skillnad',
      range: 'Spann',
    },
    variant: (key, name) => `${key} · ${name}`,
    leaning: (share) => `nu ${share}`,
  },
  unkept: (variant) => `Kassan kan inte hålla priset i ”${variant}” ännu, så dess besökare får inte se det.`,

  end: {
    merchant: 'Avslutat av dig eller en kollega.',
    harm: (figure, without, withIt) =>
      `Pausat av Mersalg: ${figure} sjönk från ${without} till ${withIt} där erbjudandet visades, mer än slumpen förklarar.`,
    watched: 'Bevakat så länge som det ska, utan att någon skada har synts.',
    'guard-off': 'Bevakningen stängdes av.',
    'offer-gone': 'Erbjudandet pausades eller raderades.',
    replaced: 'Ett eget experiment på samma erbjudande tog dess plats.',
  },
  figure: {
    completion: 'slutförda köp i kassan',
    profit: 'vinst per besökare',
  },
  guards: {
    title: 'Bevakning',
    lead: 'Några få besökare får inte se ett nytt erbjudande, så att det märks om det gör skada. Om färre slutför sina köp, eller om vinsten sjunker, mer än slumpen förklarar, pausar Mersalg det och berättar det här.',
    none: 'Inget erbjudande bevakas just nu.',
    watches: (offer) => `Bevakar ”${offer}”`,
    watched: (offer) => `”${offer}”`,
    settings: 'Inställningar för bevakningen',
  },
  log: 'Vad som har hänt',
  logNone: 'Inget ännu.',
  logColumn: { when: 'När', did: 'Vad', who: 'Vem' },
  did: {
    created: 'Skapat',
    changed: 'Ändrat',
    started: 'Startat',
    stopped: 'Avslutat',
    paused: 'Erbjudandet pausades',
    allocated: 'Andelar flyttades till det som går bättre',
    removed: 'Raderat',
  },
  byMersalg: 'Mersalg',

  form: {
    title: 'Nytt experiment',
    editTitle: (name) => `Redigera ${name}`,
    lead: 'En fråga i taget ger svar snabbast. Inget ändras i butiken förrän du startar det.',
    name: 'Namn',
    nameWhat: 'Bara för dig; besökarna ser det aldrig.',
    first: 'Nytt experiment',
    control: 'A: det du har nu',
    controlName: 'Som det är',
    gone: 'Utkastet finns inte kvar, eller ändrar mer än formuläret kan visa.',
    incomplete: 'Något saknas ännu: namnet, eller vad en variant provar.',
    variant: (key) => `${key.toUpperCase()}: ändringen`,
    variantName: (key) => `Namn på ${key.toUpperCase()}`,
    kind: 'Vad som provas',
    kinds: {
      'offer-off': 'Ett erbjudande visas inte',
      offer: 'En annan rabatt i ett erbjudande',
      placement: 'En placering på eller av',
      text: 'En annan rubrik',
      strategy: 'Ett annat sätt att välja produkter',
    },
    kindWhat: {
      'offer-off': 'Ger erbjudandet vad det kostar?',
      offer: 'Räcker det med mindre, eller lönar sig mer?',
      placement: 'Hjälper platsen, eller är den i vägen?',
      text: 'Andra ord ovanför förslagen, på ett eller flera språk.',
      strategy:
        'I dag väljer den modell som gick bäst i träningen. Här väljer en av dess delar ensam i stället.',
    },
    offer: 'Erbjudande',
    noOffers: 'Det finns inget aktivt erbjudande att prova med. Aktivera först ett under Erbjudanden.',
    noDiscounts: 'Inget av dina aktiva erbjudanden har en rabatt som skulle kunna vara en annan.',
    off: 'Rabatt att prova',
    placement: 'Placering',
    placementNow: (isOn) => (isOn ? 'Påslagen nu: provas avstängd.' : 'Avstängd nu: provas påslagen.'),
    spot: 'Ovanför',
    language: 'Språk',
    languageWhat: 'Två bokstäver, som sv. Besökare på andra språk läser det de läser nu.',
    languageAt: (n) => `Språk ${n}`,
    heading: 'Rubrik',
    headingAt: (n) => `Rubrik ${n}`,
    addLanguage: 'Lägg till ett språk',
    strategy: 'Väljs efter',
    weight: 'Vikt',
    weightUnit: 'delar',
    add: 'Lägg till en variant',
    removeVariant: (key) => `Ta bort ${key.toUpperCase()}`,
    who: 'Vilka som är med',
    size: 'Besökare som är med',
    sizeUnit: '% av dem som får förslag',
    sizeWhat:
      'Med alla går det snabbast. Resten ser butiken som den är, och lämnar plats för ett experiment som inte får krocka med det här.',
    allocation: 'Hur de fördelas',
    fixed: 'Jämnt, efter vikt, till slutet',
    thompson: 'Mer och mer till det som går bättre',
    fixedWhat: 'Enklast, och snabbast till ett svar.',
    thompsonWhat:
      'Förlorar mindre under tiden på det som går sämre. Svaret kommer från den del som förblir som den är, så det tar längre tid.',
    fixedShare: 'Förblir som den är, för svaret',
    goal: 'Bättre betyder',
    goals: { conversion: 'fler besökare köper', profit: 'mer vinst' },
    save: 'Spara som utkast',
    start: 'Spara och starta',
    saving: 'Sparar …',
    failed: 'Inte sparat',
  },
};
