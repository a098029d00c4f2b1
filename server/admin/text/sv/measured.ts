/** Svenska: det som har mätts mot kontrollgruppen, i ord som inte påstår mer än man vet. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const { number } = format;
const days = (n: number) => count(n, 'dag', 'dagar');
const lastDays = (n: number) => (n === 1 ? 'Det senaste dygnet' : `De senaste ${days(n)}na`);

export const measured: ResultsText['measured'] = {
  title: 'Vad Mersalg har gett',
  lead: (n) => `${lastDays(n)}: vad besökarna köpte som de annars inte hade köpt.`,
  leadAll: (day) => `Sedan mätningen började ${day}: vad besökarna köpte som de annars inte hade köpt.`,
  all: 'Sedan starten',
  holdout: (share) =>
    `${number(share)} av 100 besökare som samtyckt, utvalda av slumpen, får inga förslag: det som de andra handlar mer för är vad Mersalg har gett.`,
  change: 'Ändra andelen',
  failed: 'Mätningen kunde inte läsas',
  visitors: (held, shown) =>
    `${count(shown, 'besökare', 'besökare')} fick förslag, ${number(held)} i kontrollgruppen`,
  since: (day) => `sedan ${day}`,

  chip: {
    none: 'Inte mätt ännu',
    withheld: 'Hålls inne',
    undecided: 'Inte avgjort',
    gain: 'Ett tillskott',
    loss: 'En förlust',
    small: 'Så gott som inget',
  },
  none: 'Inte mätt ännu',
  noneWhat:
    'Ingen besökare som samtyckt har mött Mersalg sedan mätningen började. Räkningen börjar med den första, vare sig besökaren får förslag eller hamnar i kontrollgruppen.',
  tooFew: (held, shown) =>
    `För få besökare för att säga något: ${number(held)} i kontrollgruppen och ${number(shown)} som fått förslag hittills. Siffran visas av sig själv när de är så många att den går att skilja från slumpen.`,
  unknownGain: {
    'cost-unknown':
      'Vinsten visas inte: kostnaden är känd för mindre än 80 % av det som säljs. Fyll i ”Kostnad per artikel” i Shopify, eller anta en marginal i inställningarna.',
    'too-early': 'Perioden är för kort för att säga något.',
    'no-steps': 'Ännu har ingen besökare som samtyckt rapporterats från kassan.',
  },
  withheldTitle: 'Hålls inne: grupperna har inte de storlekar som de ska ha',
  withheld: (held, should, p) =>
    `${held} av besökarna i mätningen är i kontrollgruppen, där det ska vara ${should}. Av ren slump händer det i ${p} fall, så något annat ligger bakom: ett skript som stoppar den ena gruppen, en cache, en robot. Tills orsaken är funnen kan varje skillnad mellan grupperna bero på det, och ingen siffra visas.`,
  rarely: 'färre än ett av en miljon',
  oneIn: (n) => `ett av ${number(n)}`,
  between: (low, high) => `Mellan ${low} och ${high}`,
  earlyFor: (n) => `I den här takten tar det ungefär ${days(n)}.`,
  undecided: 'Inte avgjort: det kan vara noll, eller till och med en förlust.',
  gain: (least) => `Ett tillskott på minst ${least}, så säkert att 19 av 20 sådana påståenden är sanna.`,
  loss: (least) =>
    `En förlust på minst ${least}: besökare som får förslag handlar för mindre än de som inte får några. Se ”Vad som inte får ta skada” nedan, och stäng av det du tvivlar på.`,
  small: 'Så gott som inget: vad det än är, är det mindre än 1 % av vad besökarna annars handlar för.',
  relative: (low, high) => `${low} till ${high} av vad de annars handlar för`,
  horizon: (effect, inDays) => `Ett tillskott på ${effect} skulle kunna synas om ungefär ${days(inDays)}.`,
  horizonNow: (effect) => `Ett tillskott på ${effect} hade synts vid det här laget.`,
  horizonFar: (effect) =>
    `Ett tillskott på ${effect} går inte att se inom två år i den här takten. Med en större kontrollgrupp syns det tidigare.`,
  profit: {
    name: 'Varav vinst',
    between: (low, high) => `mellan ${low} och ${high}.`,
    assumed: (margin) => `Varor med okänd kostnad antas ha en marginal på ${margin}.`,
    known: (share) => `Kostnaden är känd för ${share} av det som såldes.`,
  },

  sure: {
    title: 'Hur säkert är det?',
    always: 'Hur ofta du än tittar',
    alwaysWhat:
      'Gäller varje gång du tittar: i 19 butiker av 20 ligger det sanna värdet hela tiden inom spannet, hur länge och ofta du än tittar. Använd det här.',
    fixed: 'Vid ett enda tillfälle',
    fixedWhat:
      'Smalare, och rätt bara om du tittar en enda gång, en dag som valdes innan mätningen började. Tittar man gång på gång ser man förr eller senare ett tillskott som inte finns.',
    best: 'Bästa uppskattning',
    bestWhat: 'Mitten av vad det kan vara. Ensam säger den inget.',
    cap: (sum, n) =>
      `En besökares köp räknas till högst ${sum}, så att en enda mycket stor order inte avgör; ${n === 0 ? 'ingen' : number(n)} handlade för mer.`,
    explained: (share) =>
      `Vad besökarna hade köpt tidigare förklarar ${share} av skillnaderna mellan dem, och den delen är borträknad.`,
  },
  chart: {
    title: 'Uppskattningen över tid',
    label: (from, to) =>
      `Vad Mersalg har gett, så som det var känt från ${from} till ${to}: uppskattningen, och spannet som gäller hur ofta man än tittar.`,
    band: 'Spann',
    undrawn: 'Diagrammet kunde inte laddas. Tabellen nedanför säger samma sak.',
    table: 'Som tabell',
    column: { day: 'Till och med', gained: 'Bästa uppskattning', low: 'Minst', high: 'Högst' },
    failed: 'Uppskattningens förlopp kunde inte läsas',
  },

  side: {
    title: 'Med förslag och i kontrollgruppen, sida vid sida',
    lead: 'Alla besökare som samtyckt och mött Mersalg, vare sig de märkte det eller inte. Pengar är per besökare, efter återbetalningar och rabatter, utan frakt och moms.',
    column: {
      metric: 'Mått',
      held: 'Kontrollgrupp',
      shown: 'Med förslag',
      difference: 'Skillnad',
      interval: 'Spann (hur ofta man än tittar)',
    },
    to: (low, high) => `${low} till ${high}`,
    points: (points) => `${points} procentenheter`,
    counted: (name, visitors, buyers, orders) =>
      `${name}: ${count(visitors, 'besökare', 'besökare')}, ${number(buyers)} köpte, ${count(orders, 'order', 'ordrar')}`,
    withheld: 'Hålls inne, som sagt ovan. Det här är talen som inte går ihop.',
    unknown: {
      'too-few': 'För få för att säga',
      'cost-unknown': 'Kostnad okänd',
      'too-early': 'För tidigt',
      'no-steps': 'Inte rapporterat',
    },
  },
  metric: {
    revenue: {
      name: 'Omsättning per besökare',
      what: 'Behållna varor efter alla rabatter och återbetalningar, utan frakt och moms, delat med alla besökare, även de som inte köpte något.',
    },
    profit: {
      name: 'Vinst per besökare',
      what: 'Omsättningen minus vad varorna kostade dig, så långt Shopify vet det.',
    },
    conversion: { name: 'Besökare som köpte', what: 'De som har minst en order.' },
    'order-value': { name: 'Ordervärde', what: 'Omsättning delat med ordrar.' },
    items: { name: 'Varor per order', what: 'Antal behållna varor delat med ordrar.' },
    checkout: {
      name: 'Slutförda köp i kassan',
      what: 'Av besökarna som gick till kassan, de som betalade. Rapporteras av webbpixeln.',
    },
    refunds: { name: 'Återbetalt', what: 'Andelen av beställda varors värde som betalades tillbaka.' },
    'return-30': { name: 'Köpte igen inom 30 dagar', what: 'Av köparna vars 30 dagar har gått.' },
    'return-90': { name: 'Köpte igen inom 90 dagar', what: 'Av köparna vars 90 dagar har gått.' },
  },
  definitions: 'Vad varje mått betyder',

  guard: {
    title: 'Vad som inte får ta skada',
    lead: 'Mer sålt är inget tillskott om färre slutför sina köp, eller fler skickar tillbaka.',
    fine: 'Ingen skada sedd',
    harm: 'Tar skada',
    unknown: 'Inte känt ännu',
    figure: {
      completion: 'slutförda köp i kassan',
      profit: 'vinst per besökare',
    },
    told: (held, shown, range) => `${held} i kontrollgruppen, ${shown} med förslag; skillnaden är ${range}.`,
  },

  cohorts: {
    title: 'Kundvärde efter månad för första besöket',
    lead: 'Vad en besökare har gett sedan dess, med förslag och i kontrollgruppen.',
    column: { month: 'Sedan', held: 'Kontrollgrupp', shown: 'Med förslag', difference: 'Skillnad' },
    value: (value, visitors) => `${value} (${visitors})`,
    none: 'Det har inte gått en månad ännu.',
  },
  leftOut: {
    title: 'Ordrar som inte räknas för någon',
    none: 'Alla ordrar under perioden räknas.',
    why: {
      test: 'testordrar',
      channel: 'gjorda i fysisk butik, som utkast eller i en annan kanal',
      'not-joined': 'av besökare som inte samtyckt, eller vars webbläsare inte rapporterade',
      'other-visitor': 'av besökare som aldrig mötte Mersalg',
      before: 'gjorda innan besökaren mötte Mersalg',
      untold: 'vars belopp ännu inte är kända',
    },
    line: (orders, why) => `${orders} ${why}`,
  },

  attributed: {
    title: 'Sålt via förslag',
    lead: (n) =>
      `${lastDays(n)}. Tillskrivet, inte samma sak som ett tillskott: en del hade köpts ändå. Vad Mersalg har gett står ovan.`,
    emptyAll: 'Inget har visats ännu',
    leadAll:
      'Sedan mätningen började. Tillskrivet, inte samma sak som ett tillskott: en del hade köpts ändå. Vad Mersalg har gett står ovan.',
  },

  exports: {
    title: 'Ta med dig siffrorna',
    lead: 'Varje tabell som den är lagrad, så att du kan räkna själv. Inga namn, inga adresser: besökarna är nycklade hashvärden.',
    table: {
      'suggested-lines': [
        'Rader sålda via förslag',
        'Varje orderrad som köpts via ett förslag, med placering, teknik och erbjudande. Tillskrivet, inte ett tillskott.',
      ],
      counters: [
        'Visningar och avvisningar',
        'Vad rutorna rapporterade, per dag, placering, teknik och erbjudande. Aldrig per person.',
      ],
      enrolments: [
        'Besökare i mätningen',
        'Varje besökare som samtyckt, som ett nycklat hashvärde: när hon eller han först mötte Mersalg eller ett experiment, och om det blev förslag eller kontrollgrupp.',
      ],
      'enrolled-by-day': ['Besökare i mätningen per dag', 'Detsamma, räknat per dag.'],
      'measured-orders': [
        'Ordrar i mätningen',
        'Vad varje besökare gav, efter återbetalningar och ändringar: allt som siffrorna ovan räknas ur.',
      ],
      steps: [
        'Besök och köp per dag',
        'Hur många besökare i mätningen som kom, gick till kassan och betalade.',
      ],
      feedback: ['Svar', 'Vad kunderna svarade på tacksidan, räknat per dag.'],
      trials: ['Experiment', 'Vart och ett som det är, i sin helhet, som JSON.'],
      'trial-log': ['Ändringar av experiment', 'Vem, eller vilken bevakning, som ändrade vad, och varför.'],
    },
    csv: 'CSV',
    json: 'JSON',
    get: (table, form) => `${table} som ${form}`,
    busy: (table) => `Hämtar ${table} …`,
    done: (table) => `Sparat: ${table}.`,
    failed: (table) => `${table} kunde inte hämtas`,
    listFailed: 'Tabellerna kunde inte läsas',
  },
};
