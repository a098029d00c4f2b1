/** Dansk: det, der er målt mod kontrolgruppen, med ord, der ikke påstår mere, end man ved. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const { number } = format;
const days = (n: number) => count(n, 'dag', 'dage');
const lastDays = (n: number) => (n === 1 ? 'Det seneste døgn' : `De seneste ${days(n)}`);

export const measured: ResultsText['measured'] = {
  title: 'Hvad Mersalg har givet',
  lead: (n) => `${lastDays(n)}: hvad besøgende købte, som de ellers ikke havde købt.`,
  leadAll: (day) => `Siden målingen begyndte ${day}: hvad besøgende købte, som de ellers ikke havde købt.`,
  all: 'Siden starten',
  holdout: (share) =>
    `${number(share)} af 100 besøgende, der har givet samtykke, udtrukket tilfældigt, får ikke vist forslag: det, de andre handler mere for, er, hvad Mersalg har givet.`,
  change: 'Ændr andelen',
  failed: 'Målingen kunne ikke læses',
  visitors: (held, shown) =>
    `${count(shown, 'besøgende', 'besøgende')} fik vist forslag, ${number(held)} i kontrolgruppen`,
  since: (day) => `siden ${day}`,

  chip: {
    none: 'Ikke målt endnu',
    withheld: 'Holdes tilbage',
    undecided: 'Ikke afgjort',
    gain: 'En gevinst',
    loss: 'Et tab',
    small: 'Så godt som intet',
  },
  none: 'Ikke målt endnu',
  noneWhat:
    'Ingen besøgende med samtykke har mødt Mersalg, siden målingen begyndte. Der tælles fra den første, uanset om vedkommende får vist forslag eller er i kontrolgruppen.',
  tooFew: (held, shown) =>
    `For få besøgende til at sige noget: ${number(held)} i kontrolgruppen og ${number(shown)}, der har fået vist forslag indtil videre. Tallet kommer af sig selv, når der er nok til at skelne det fra tilfældigheder.`,
  unknownGain: {
    'cost-unknown':
      'Fortjenesten vises ikke: kostprisen er kendt for mindre end 80 % af det, der sælges. Udfyld ”Pris pr. vare” i Shopify, eller antag en avance i indstillingerne.',
    'too-early': 'Perioden er for kort til at sige noget.',
    'no-steps': 'Der er endnu ikke rapporteret nogen checkout for en besøgende med samtykke.',
  },
  withheldTitle: 'Holdes tilbage: de to grupper har ikke de størrelser, de skal have',
  withheld: (held, should, p) =>
    `${held} af de besøgende i målingen er i kontrolgruppen, hvor det skal være ${should}. Ved ren tilfældighed sker det i ${p} tilfælde, så noget andet er på spil: et script, der blokerer den ene gruppe, en cache, en robot. Indtil årsagen er fundet, kan enhver forskel mellem grupperne skyldes det, og der vises intet tal.`,
  rarely: 'færre end ét ud af en million',
  oneIn: (n) => `ét ud af ${number(n)}`,
  between: (low, high) => `Mellem ${low} og ${high}`,
  earlyFor: (n) => `I dette tempo tager det omkring ${days(n)}.`,
  undecided: 'Ikke afgjort: det kan være nul eller ligefrem et tab.',
  gain: (least) => `En gevinst på mindst ${least}, så sikkert, at 19 ud af 20 sådanne udsagn er sande.`,
  loss: (least) =>
    `Et tab på mindst ${least}: besøgende, der får vist forslag, handler for mindre end dem, der ikke gør. Se ”Hvad der ikke må tage skade” nedenfor, og slå fra, hvad du er i tvivl om.`,
  small: 'Så godt som intet: hvad det end er, er det mindre end 1 % af, hvad besøgende ellers handler for.',
  relative: (low, high) => `${low} til ${high} af, hvad de ellers handler for`,
  horizon: (effect, inDays) => `En gevinst på ${effect} ville kunne ses om omkring ${days(inDays)}.`,
  horizonNow: (effect) => `En gevinst på ${effect} ville have vist sig nu.`,
  horizonFar: (effect) =>
    `En gevinst på ${effect} kan ikke ses inden for to år i dette tempo. Med en større kontrolgruppe ses den før.`,
  profit: {
    name: 'Heraf fortjeneste',
    between: (low, high) => `mellem ${low} og ${high}.`,
    assumed: (margin) => `Varer med ukendt kostpris antages at have en avance på ${margin}.`,
    known: (share) => `Kostprisen er kendt for ${share} af det, der blev solgt.`,
  },

  sure: {
    title: 'Hvor sikkert er det?',
    always: 'Uanset hvor ofte du kigger',
    alwaysWhat:
      'Gælder, hver gang du kigger: i 19 ud af 20 butikker ligger den sande værdi hele tiden inden for spændet, hvor længe og ofte du end følger med. Brug dette.',
    fixed: 'Ved ét enkelt kig',
    fixedWhat:
      'Smallere, og det passer kun for ét enkelt kig på en dag, der blev valgt, før målingen begyndte. Kigger man igen og igen, ser man før eller siden en gevinst, der ikke er der.',
    best: 'Bedste skøn',
    bestWhat: 'Midten af det, der kan være sandt. Alene siger det intet.',
    cap: (sum, n) =>
      `En besøgendes køb tæller højst med ${sum}, så én meget stor ordre ikke afgør det; ${n === 0 ? 'ingen' : number(n)} handlede for mere.`,
    explained: (share) =>
      `Hvad de besøgende havde købt før, forklarer ${share} af forskellene mellem dem, og den del er regnet fra.`,
  },
  chart: {
    title: 'Skønnet over tid',
    label: (from, to) =>
      `Hvad Mersalg har givet, som det var kendt fra ${from} til ${to}: skønnet, og det spænd, der gælder, uanset hvor ofte man kigger.`,
    band: 'Spænd',
    undrawn: 'Diagrammet kunne ikke indlæses. Tabellen nedenfor siger det samme.',
    table: 'Som tabel',
    column: { day: 'Til og med', gained: 'Bedste skøn', low: 'Mindst', high: 'Højst' },
    failed: 'Skønnets forløb kunne ikke læses',
  },

  side: {
    title: 'Med forslag og i kontrolgruppen, side om side',
    lead: 'Alle besøgende med samtykke, der har mødt Mersalg, uanset om de lagde mærke til det. Penge er pr. besøgende, efter refusioner og rabatter, uden fragt og moms.',
    column: {
      metric: 'Mål',
      held: 'Kontrolgruppe',
      shown: 'Med forslag',
      difference: 'Forskel',
      interval: 'Spænd (uanset hvor ofte man kigger)',
    },
    to: (low, high) => `${low} til ${high}`,
    points: (points) => `${points} procentpoint`,
    counted: (name, visitors, buyers, orders) =>
      `${name}: ${count(visitors, 'besøgende', 'besøgende')}, ${number(buyers)} købte, ${count(orders, 'ordre', 'ordrer')}`,
    withheld: 'Holdes tilbage, som sagt ovenfor. Dette er tallene, der ikke passer sammen.',
    unknown: {
      'too-few': 'For få til at sige noget',
      'cost-unknown': 'Kostpris ukendt',
      'too-early': 'For tidligt',
      'no-steps': 'Ikke rapporteret',
    },
  },
  metric: {
    revenue: {
      name: 'Omsætning pr. besøgende',
      what: 'Beholdte varer efter alle rabatter og refusioner, uden fragt og moms, divideret med alle besøgende, også dem, der intet købte.',
    },
    profit: {
      name: 'Fortjeneste pr. besøgende',
      what: 'Omsætningen minus, hvad varerne kostede dig, så vidt Shopify ved det.',
    },
    conversion: { name: 'Besøgende, der købte', what: 'Dem med mindst én ordre.' },
    'order-value': { name: 'Ordreværdi', what: 'Omsætning divideret med ordrer.' },
    items: { name: 'Varer pr. ordre', what: 'Antal beholdte varer divideret med ordrer.' },
    checkout: {
      name: 'Gennemførte checkouts',
      what: 'Af besøgende, der begyndte en checkout, dem, der betalte. Rapporteret af webpixlen.',
    },
    refunds: { name: 'Refunderet', what: 'Den andel af de bestilte varers værdi, der blev betalt tilbage.' },
    'return-30': { name: 'Købte igen inden for 30 dage', what: 'Af købere, hvis 30 dage er gået.' },
    'return-90': { name: 'Købte igen inden for 90 dage', what: 'Af købere, hvis 90 dage er gået.' },
  },
  definitions: 'Hvad hvert mål betyder',

  guard: {
    title: 'Hvad der ikke må tage skade',
    lead: 'Mere salg er ingen gevinst, hvis færre gennemfører deres køb, eller flere sender varer retur.',
    fine: 'Ingen skade set',
    harm: 'Tager skade',
    unknown: 'Ikke kendt endnu',
    figure: {
      completion: 'gennemførte checkouts',
      profit: 'fortjeneste pr. besøgende',
    },
    told: (held, shown, range) => `${held} i kontrolgruppen, ${shown} med forslag; forskellen er ${range}.`,
  },

  cohorts: {
    title: 'Kundeværdi efter måned for første besøg',
    lead: 'Hvad en besøgende har givet siden, med forslag og i kontrolgruppen.',
    column: { month: 'Siden', held: 'Kontrolgruppe', shown: 'Med forslag', difference: 'Forskel' },
    value: (value, visitors) => `${value} (${visitors})`,
    none: 'Der er ikke gået en måned endnu.',
  },
  leftOut: {
    title: 'Ordrer, der ikke tæller for nogen',
    none: 'Alle periodens ordrer tæller.',
    why: {
      test: 'testordrer',
      channel: 'lavet i fysisk butik, som kladde eller i en anden kanal',
      'not-joined': 'af besøgende, der ikke gav samtykke, eller hvis browser ikke rapporterede',
      'other-visitor': 'af besøgende, der aldrig mødte Mersalg',
      before: 'lavet, før den besøgende mødte Mersalg',
      untold: 'hvis beløb endnu ikke er kendt',
    },
    line: (orders, why) => `${orders} ${why}`,
  },

  attributed: {
    title: 'Solgt via forslag',
    lead: (n) =>
      `${lastDays(n)}. Tilskrevet, ikke en gevinst: noget af det var blevet købt alligevel. Hvad Mersalg har givet, står ovenfor.`,
    emptyAll: 'Intet er vist endnu',
    leadAll:
      'Siden målingen begyndte. Tilskrevet, ikke en gevinst: noget af det var blevet købt alligevel. Hvad Mersalg har givet, står ovenfor.',
  },

  exports: {
    title: 'Tag tallene med dig',
    lead: 'Hver tabel, som den er gemt, så du selv kan regne efter. Ingen navne, ingen adresser: de besøgende er hashværdier med nøgle.',
    table: {
      'suggested-lines': [
        'Linjer solgt via forslag',
        'Hver ordrelinje købt via et forslag, med placering, teknik og tilbud. Tilskrevet, ikke en gevinst.',
      ],
      counters: [
        'Visninger og afvisninger',
        'Hvad felterne rapporterede, pr. dag, placering, teknik og tilbud. Aldrig pr. person.',
      ],
      enrolments: [
        'Besøgende i målingen',
        'Hver besøgende med samtykke, som en hashværdi med nøgle: hvornår vedkommende først mødte Mersalg eller et eksperiment, og om det blev forslag eller kontrolgruppe.',
      ],
      'enrolled-by-day': ['Besøgende i målingen pr. dag', 'Det samme, talt pr. dag.'],
      'measured-orders': [
        'Ordrer i målingen',
        'Hvad hver besøgende gav, efter refusioner og ændringer: alt det, tallene ovenfor regnes ud fra.',
      ],
      steps: [
        'Besøg og checkouts pr. dag',
        'Hvor mange besøgende i målingen der kom, begyndte en checkout og betalte.',
      ],
      feedback: ['Svar', 'Hvad kunderne svarede på takkesiden, talt pr. dag.'],
      trials: ['Eksperimenter', 'Hvert, som det er, i sin helhed, som JSON.'],
      'trial-log': [
        'Ændringer af eksperimenter',
        'Hvem, eller hvilken overvågning, der ændrede hvad, og hvorfor.',
      ],
    },
    csv: 'CSV',
    json: 'JSON',
    get: (table, form) => `${table} som ${form}`,
    busy: (table) => `Henter ${table} …`,
    done: (table) => `Gemt: ${table}.`,
    failed: (table) => `${table} kunne ikke hentes`,
    listFailed: 'Tabellerne kunne ikke læses',
  },
};
