/** Norsk bokmål: det som er målt mot kontrollgruppen, med ord som ikke påstår mer enn man vet. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { ResultsText } from '../results.ts';

const { number } = format;
const days = (n: number) => count(n, 'dag', 'dager');
const lastDays = (n: number) => (n === 1 ? 'Det siste døgnet' : `De siste ${number(n)} dagene`);

export const measured: ResultsText['measured'] = {
  title: 'Hva Mersalg har gitt',
  lead: (n) => `${lastDays(n)}: hva besøkende kjøpte som de ellers ikke ville ha kjøpt.`,
  leadAll: (day) => `Siden målingen begynte ${day}: hva besøkende kjøpte som de ellers ikke ville ha kjøpt.`,
  all: 'Siden starten',
  holdout: (share) =>
    `${number(share)} av 100 besøkende som har samtykket, trukket tilfeldig, får ikke se forslag: det de andre handler mer for, er det Mersalg har gitt.`,
  change: 'Endre andelen',
  failed: 'Målingen kunne ikke leses',
  visitors: (held, shown) =>
    `${count(shown, 'besøkende', 'besøkende')} fikk se forslag, ${number(held)} i kontrollgruppen`,
  since: (day) => `siden ${day}`,

  chip: {
    none: 'Ikke målt ennå',
    withheld: 'Holdes tilbake',
    undecided: 'Ikke avgjort',
    gain: 'En gevinst',
    loss: 'Et tap',
    small: 'Så godt som ingenting',
  },
  none: 'Ikke målt ennå',
  noneWhat:
    'Ingen besøkende med samtykke har møtt Mersalg siden målingen begynte. Det telles fra den første, enten vedkommende får se forslag eller er i kontrollgruppen.',
  tooFew: (held, shown) =>
    `For få besøkende til å si noe: ${number(held)} i kontrollgruppen og ${number(shown)} som har fått se forslag så langt. Tallet kommer av seg selv når det er nok til å skille det fra tilfeldigheter.`,
  unknownGain: {
    'cost-unknown':
      'Fortjenesten vises ikke: kostnaden er kjent for mindre enn 80 % av det som selges. Fyll ut «Kostnad per vare» i Shopify, eller anta en margin i innstillingene.',
    'too-early': 'Perioden er for kort til å si noe.',
    'no-steps': 'Ingen besøkende med samtykke er rapportert fra kassen ennå.',
  },
  withheldTitle: 'Holdes tilbake: de to gruppene har ikke størrelsene de skal ha',
  withheld: (held, should, p) =>
    `${held} av de besøkende i målingen er i kontrollgruppen, der det skal være ${should}. Ved ren tilfeldighet skjer det i ${p} tilfeller, så noe annet ligger bak: et skript som blokkerer den ene gruppen, en cache, en robot. Til årsaken er funnet, kan enhver forskjell mellom gruppene skyldes det, og ingen tall vises.`,
  rarely: 'færre enn ett av en million',
  oneIn: (n) => `ett av ${number(n)}`,
  between: (low, high) => `Mellom ${low} og ${high}`,
  earlyFor: (n) => `I dette tempoet tar det omtrent ${days(n)}.`,
  undecided: 'Ikke avgjort: det kan være null, eller til og med et tap.',
  gain: (least) => `En gevinst på minst ${least}, så sikkert at 19 av 20 slike utsagn er sanne.`,
  loss: (least) =>
    `Et tap på minst ${least}: besøkende som får se forslag, handler for mindre enn de som ikke gjør det. Se «Hva som ikke må ta skade» nedenfor, og slå av det du er i tvil om.`,
  small: 'Så godt som ingenting: hva det enn er, er det mindre enn 1 % av hva besøkende ellers handler for.',
  relative: (low, high) => `${low} til ${high} av hva de ellers handler for`,
  horizon: (effect, inDays) => `En gevinst på ${effect} vil kunne ses om omtrent ${days(inDays)}.`,
  horizonNow: (effect) => `En gevinst på ${effect} ville ha vist seg nå.`,
  horizonFar: (effect) =>
    `En gevinst på ${effect} kan ikke ses innen to år i dette tempoet. Med en større kontrollgruppe ses den tidligere.`,
  profit: {
    name: 'Derav fortjeneste',
    between: (low, high) => `mellom ${low} og ${high}.`,
    assumed: (margin) => `Varer med ukjent kostnad antas å ha en margin på ${margin}.`,
    known: (share) => `Kostnaden er kjent for ${share} av det som ble solgt.`,
  },

  sure: {
    title: 'Hvor sikkert er det?',
    always: 'Uansett hvor ofte du ser etter',
    alwaysWhat:
      'Gjelder hver gang du ser etter: i 19 av 20 butikker ligger den sanne verdien hele tiden innenfor spennet, uansett hvor lenge og ofte du følger med. Bruk dette.',
    fixed: 'Ved én enkelt titt',
    fixedWhat:
      'Smalere, og riktig bare for én enkelt titt, på en dag som ble valgt før målingen begynte. Ser man etter igjen og igjen, ser man før eller siden en gevinst som ikke er der.',
    best: 'Beste anslag',
    bestWhat: 'Midten av det som kan være sant. Alene sier den ingenting.',
    cap: (sum, n) =>
      `En besøkendes kjøp teller med høyst ${sum}, så én svært stor bestilling ikke avgjør; ${n === 0 ? 'ingen' : number(n)} handlet for mer.`,
    explained: (share) =>
      `Hva de besøkende hadde kjøpt før, forklarer ${share} av forskjellene mellom dem, og den delen er trukket fra.`,
  },
  chart: {
    title: 'Anslaget over tid',
    label: (from, to) =>
      `Hva Mersalg har gitt, slik det var kjent fra ${from} til ${to}: anslaget, og spennet som gjelder uansett hvor ofte man ser etter.`,
    band: 'Spenn',
    undrawn: 'Diagrammet kunne ikke lastes. Tabellen nedenfor sier det samme.',
    table: 'Som tabell',
    column: { day: 'Til og med', gained: 'Beste anslag', low: 'Minst', high: 'Høyst' },
    failed: 'Anslagets forløp kunne ikke leses',
  },

  side: {
    title: 'Med forslag og i kontrollgruppen, side om side',
    lead: 'Alle besøkende med samtykke som har møtt Mersalg, enten de la merke til det eller ikke. Penger er per besøkende, etter refusjoner og rabatter, uten frakt og mva.',
    column: {
      metric: 'Mål',
      held: 'Kontrollgruppe',
      shown: 'Med forslag',
      difference: 'Forskjell',
      interval: 'Spenn (uansett hvor ofte man ser etter)',
    },
    to: (low, high) => `${low} til ${high}`,
    points: (points) => `${points} prosentpoeng`,
    counted: (name, visitors, buyers, orders) =>
      `${name}: ${count(visitors, 'besøkende', 'besøkende')}, ${number(buyers)} kjøpte, ${count(orders, 'bestilling', 'bestillinger')}`,
    withheld: 'Holdes tilbake, som sagt ovenfor. Dette er tallene som ikke passer sammen.',
    unknown: {
      'too-few': 'For få til å si noe',
      'cost-unknown': 'Kostnad ukjent',
      'too-early': 'For tidlig',
      'no-steps': 'Ikke rapportert',
    },
  },
  metric: {
    revenue: {
      name: 'Omsetning per besøkende',
      what: 'Varer som ble beholdt, etter alle rabatter og refusjoner, uten frakt og mva., delt på alle besøkende, også dem som ikke kjøpte noe.',
    },
    profit: {
      name: 'Fortjeneste per besøkende',
      what: 'Omsetningen minus hva varene kostet deg, så langt Shopify vet det.',
    },
    conversion: { name: 'Besøkende som kjøpte', what: 'De med minst én bestilling.' },
    'order-value': { name: 'Ordreverdi', what: 'Omsetning delt på bestillinger.' },
    items: { name: 'Varer per bestilling', what: 'Antall varer som ble beholdt, delt på bestillinger.' },
    checkout: {
      name: 'Fullførte kjøp i kassen',
      what: 'Av besøkende som gikk til kassen, de som betalte. Rapportert av nettpikselen.',
    },
    refunds: { name: 'Refundert', what: 'Andelen av de bestilte varenes verdi som ble betalt tilbake.' },
    'return-30': { name: 'Kjøpte igjen innen 30 dager', what: 'Av kjøpere der de 30 dagene har gått.' },
    'return-90': { name: 'Kjøpte igjen innen 90 dager', what: 'Av kjøpere der de 90 dagene har gått.' },
  },
  definitions: 'Hva hvert mål betyr',

  guard: {
    title: 'Hva som ikke må ta skade',
    lead: 'Mer salg er ingen gevinst hvis færre fullfører kjøpet sitt, eller flere sender varer i retur.',
    fine: 'Ingen skade sett',
    harm: 'Tar skade',
    unknown: 'Ikke kjent ennå',
    figure: {
      completion: 'fullførte kjøp i kassen',
      profit: 'fortjeneste per besøkende',
    },
    told: (held, shown, range) => `${held} i kontrollgruppen, ${shown} med forslag; forskjellen er ${range}.`,
  },

  cohorts: {
    title: 'Kundeverdi etter måned for første besøk',
    lead: 'Hva en besøkende har gitt siden, med forslag og i kontrollgruppen.',
    column: { month: 'Siden', held: 'Kontrollgruppe', shown: 'Med forslag', difference: 'Forskjell' },
    value: (value, visitors) => `${value} (${visitors})`,
    none: 'Det har ikke gått en måned ennå.',
  },
  leftOut: {
    title: 'Bestillinger som ikke teller for noen',
    none: 'Alle bestillinger i perioden teller.',
    why: {
      test: 'testbestillinger',
      channel: 'gjort i fysisk butikk, som utkast eller i en annen kanal',
      'not-joined': 'av besøkende som ikke samtykket, eller der nettleseren ikke rapporterte',
      'other-visitor': 'av besøkende som aldri møtte Mersalg',
      before: 'gjort før den besøkende møtte Mersalg',
      untold: 'der beløpet ikke er kjent ennå',
    },
    line: (orders, why) => `${orders} ${why}`,
  },

  attributed: {
    title: 'Solgt via forslag',
    lead: (n) =>
      `${lastDays(n)}. Tilskrevet, ikke en gevinst: noe av det ville blitt kjøpt uansett. Hva Mersalg har gitt, står ovenfor.`,
    emptyAll: 'Ingenting er vist ennå',
    leadAll:
      'Siden målingen begynte. Tilskrevet, ikke en gevinst: noe av det ville blitt kjøpt uansett. Hva Mersalg har gitt, står ovenfor.',
  },

  exports: {
    title: 'Ta tallene med deg',
    lead: 'Hver tabell slik den er lagret, så du kan regne selv. Ingen navn, ingen adresser: de besøkende er hashverdier med nøkkel.',
    table: {
      'suggested-lines': [
        'Linjer solgt via forslag',
        'Hver ordrelinje kjøpt via et forslag, med plassering, teknikk og tilbud. Tilskrevet, ikke en gevinst.',
      ],
      counters: [
        'Visninger og avvisninger',
        'Hva feltene rapporterte, per dag, plassering, teknikk og tilbud. Aldri per person.',
      ],
      enrolments: [
        'Besøkende i målingen',
        'Hver besøkende med samtykke, som en hashverdi med nøkkel: når vedkommende først møtte Mersalg eller et eksperiment, og om det ble forslag eller kontrollgruppe.',
      ],
      'enrolled-by-day': ['Besøkende i målingen per dag', 'Det samme, telt per dag.'],
      'measured-orders': [
        'Bestillinger i målingen',
        'Hva hver besøkende ga, etter refusjoner og endringer: alt tallene ovenfor regnes ut fra.',
      ],
      steps: [
        'Besøk og kjøp per dag',
        'Hvor mange besøkende i målingen som kom, gikk til kassen og betalte.',
      ],
      feedback: ['Svar', 'Hva kundene svarte på takkesiden, telt per dag.'],
      trials: ['Eksperimenter', 'Hvert slik det er, i sin helhet, som JSON.'],
      'trial-log': [
        'Endringer i eksperimenter',
        'Hvem, eller hvilken overvåking, som endret hva, og hvorfor.',
      ],
    },
    csv: 'CSV',
    json: 'JSON',
    get: (table, form) => `${table} som ${form}`,
    busy: (table) => `Henter ${table} …`,
    done: (table) => `Lagret: ${table}.`,
    failed: (table) => `${table} kunne ikke hentes`,
    listFailed: 'Tabellene kunne ikke leses',
  },
};
