/** Dansk: visningernes ord. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { views as en } from '../en/views.ts';
import type { Said } from '../pick.ts';

const { number, percent, list } = format;

export const views: Said<typeof en> = {
  results: {
    title: 'Resultater',
    range: 'Periode',
    days: (days) => `${days} dage`,
    shown: 'Viste forslag',
    accepted: 'Købt',
    acceptedShare: (share) => `${percent(share)} af de viste`,
    dismissed: (n) => `${number(n)} afvist`,
    lineRevenue: 'Omsætning på foreslåede linjer',
    orderRevenue: 'Omsætning på de ordrer',
    inOrders: (n) => `i ${count(n, 'ordre', 'ordrer')}`,
    whole: 'alle linjer',
    attributed: 'Tilskrevet',
    definitionsTitle: 'Sådan tælles der',
    definitions: [
      [
        'Vist',
        'Antal gange en gruppe forslag blev set på skærmen. Én visning tæller én gang, uanset hvor mange produkter den indeholdt.',
      ],
      ['Købt', 'Ordrelinjer, der er købt via et forslag, læst fra selve ordren, aldrig fra browseren.'],
      ['Andel købt', 'Købt divideret med vist.'],
      ['Afvist', 'Antal gange en besøgende lukkede forslagene.'],
      [
        'Omsætning på linjer',
        'Hvad de linjer gav efter rabatter og refusioner, uden moms og fragt. Annullerede ordrer og testordrer er ikke med.',
      ],
      [
        'Omsætning på ordrer',
        'Hvad ordrerne med mindst én sådan linje gav i alt. En ordre, som to placeringer har del i, tæller én gang i summen.',
      ],
      [
        'Tilskrevet',
        'Solgt via et forslag. Det er ikke det samme som en gevinst: for at vide, hvad Mersalg giver, sammenlignes besøgende, der får vist forslag, med besøgende, der ikke gør, som øverst på siden.',
      ],
    ],
    byPlacement: 'Pr. placering',
    column: {
      placement: 'Placering',
      shown: 'Vist',
      accepted: 'Købt',
      share: 'Andel købt',
      dismissed: 'Afvist',
      orders: 'Ordrer',
      lineRevenue: 'Omsætning på linjer',
      orderRevenue: 'Omsætning på ordrer',
    },
    total: 'I alt',
    off: 'Slået fra',
    recent: 'Ordrer med et købt forslag',
    recentColumn: {
      order: 'Ordre',
      time: 'Tid',
      placement: 'Placering',
      bought: 'Købt via et forslag',
      lineRevenue: 'Linjer',
      total: 'Ordresum',
    },
    noRecent:
      'Ingen har købt et forslag i denne periode endnu. En ordre vises her, kort efter at købet er gennemført.',
    emptyTitle: (days) => `Intet vist i de seneste ${days} dage`,
    empty: 'Forslagene vises, når deres blokke er i dit tema. Tre trin:',
    emptySteps: {
      blocks: 'Indsæt blokkene i dit tema',
      try: 'Se, hvad Mersalg ville foreslå',
      switches: 'Tjek, at placeringerne er slået til',
    },
  },
  try: {
    title: 'Prøv det',
    lead: 'Se, hvad din butik ville foreslå, og hvorfor. Kunderne mærker intet.',
    product: 'Produkt',
    where: 'Placering',
    inHand: {
      product: 'En besøgende ser på',
      upgrade: 'En besøgende ser på',
      bundle: 'En besøgende ser på',
      extras: 'En besøgende ser på',
      cart: 'En besøgende har i kurven',
      exit: 'En besøgende er ved at forlade',
      checkout: 'En kunde betaler for',
      thanks: 'En kunde har købt',
    },
    start: 'Vælg et produkt for at se dets forslag.',
    noProducts: 'Der er ingen produkter endnu. De kommer med synkroniseringen ovenfor.',
    would: (n) => count(n, 'forslag', 'forslag'),
    fromSaved: 'Vist, som din butik er indstillet nu: dine ændringer gælder, når de er gemt.',
    together: (orders, base, share) =>
      `Købt sammen i ${number(orders)} af ${count(base, 'ordre', 'ordrer')} (${percent(share)})`,
    togetherWith: (orders, base, share) =>
      `Købt i ${number(orders)} af ${count(base, 'ordre', 'ordrer')} (${percent(share)}) med et andet produkt i kurven`,
    like: (orders, base, share) =>
      `Ligner et produkt, der er købt med det i ${number(orders)} af ${count(base, 'ordre', 'ordrer')} (${percent(share)})`,
    likeWith: (orders, base, share) =>
      `Ligner et produkt, der er købt i ${number(orders)} af ${count(base, 'ordre', 'ordrer')} (${percent(share)}) med et andet produkt i kurven`,
    cheaper: (difference) => `Gør samme nytte for ${difference} mindre`,
    similar: 'Gør samme nytte',
    better: (difference, gains) =>
      `Gør samme nytte bedre for ${difference} mere${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    betterAnyhow: (gains) => `Gør samme nytte bedre${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    gain: (what, from, to) => (from === '' ? `${what} ${to}` : `${what} ${to} i stedet for ${from}`),
    inCommon: (facts) => `. Fælles: ${list(facts)}`,
    by: {
      type: (value) => `typen ”${value}”`,
      vendor: (value) => `forhandleren ”${value}”`,
      tag: (value) => `tagget ”${value}”`,
      option: (value) => `valgmuligheden ”${value}”`,
      words: (value) => `ordene ”${value}”`,
    },
    again: (times, days) =>
      `Kunden har købt det ${count(times, 'gang', 'gange')}, senest for ${count(days, 'dag', 'dage')} siden`,
    popular: (orders, days) =>
      `Populært: i ${count(orders, 'ordre', 'ordrer')} ${days === 1 ? 'det seneste døgn' : `de seneste ${number(days)} dage`}`,
    pinned: 'Fastgjort af dig',
    exclude: 'Foreslå det aldrig',
    excludeLabel: (title) => `Foreslå aldrig ${title}`,
    excluded: 'Udelukkes, når du gemmer',
    excludedNow: 'Udelukket',
    undo: 'Fortryd',
    undoLabel: (title) => `Fortryd udelukkelsen af ${title}`,
    nothing: 'Her ville intet blive vist',
    notSellable:
      'Produktet er ikke til salg lige nu (udsolgt, kladde eller ikke udgivet), så besøgende støder næppe på det.',
    switchOn: (placement) => `Slå ”${placement}” til`,
  },
  why: {
    'no-model': {
      so: 'Mersalg har ikke lært af dine ordrer endnu.',
      change: 'Det sker af sig selv, når synkroniseringen ovenfor er færdig.',
    },
    'placement-off': {
      so: 'Placeringen er slået fra.',
      change: 'Slå den til for at se, hvad den ville vise.',
    },
    'no-support': {
      so: 'For få ordrer taler for noget produkt her, og Mersalg gætter ikke.',
      change:
        'Det ændrer sig af sig selv med flere ordrer; importerer du ældre ordrer, ændrer det sig i dag.',
    },
    'all-ineligible': {
      so: 'Der er kandidater, men ingen må vises: de er udsolgt, ikke udgivet, udelukket af dig eller holdt tilbage af dine grænser.',
      change: 'Fyld lageret op eller udgiv dem, eller løsn op på det, du har udelukket og begrænset.',
    },
    'nothing-in-hand': {
      so: 'Placeringen tager udgangspunkt i et produkt, og dette kender modellen ikke.',
      change: 'Nye eller ikke udgivne produkter kommer med ved næste synkronisering; eller vælg et andet.',
    },
    'no-offer': {
      so: 'Her vises kun tilbud, og ingen af dine gælder dette produkt nu.',
      change: 'Opret et under Tilbud, eller se på betingelserne.',
    },
    'held-back': {
      so: 'Der er noget at vise, men grænserne for hensyn holder det tilbage for denne besøgende.',
      change: 'Du ændrer dem i indstillingerne.',
    },
  },
  whyExit: {
    so: 'Der er intet billigere produkt, der tydeligt gør samme nytte, og Mersalg nøjes ikke med et dårligt.',
    change: 'Den, der har noget i kurven, får i stedet tilbud om at gemme den til senere.',
  },
  settings: {
    title: 'Indstillinger',
    placements: 'Placeringer',
    placementsLead: 'Hvor forslag må vises. Hver placering skal også have sin blok i dit tema.',
    howTo: 'Sådan tilføjer du dem',
    what: {
      product: 'Produkter, der passer til det på siden, og som kan lægges i kurven uden at forlade den.',
      upgrade: 'Én bedre udgave af produktet på siden, med forskelle og pris side om side.',
      bundle: 'Produktet på siden sammen med det, der gør det komplet, som et sæt med rabat.',
      extras: 'Mængderabatter, ydelser og abonnementer til produktet på siden.',
      cart: 'Det, der gør hele kurven komplet, i temaets egen kurvskuffe.',
      exit: 'Ét billigere produkt, der gør samme nytte, eller kurven gemt til senere, når en besøgende er ved at forlade butikken.',
      checkout: 'Ét diskret forslag i checkout. Kræver Shopify Plus.',
      thanks: 'Ét produkt, der supplerer det, der lige er købt, på takkesiden.',
    },
    protects: {
      product: 'Beskytter tilliden: kun det, dine egne ordrer taler for, eller det, du har fastgjort, vises.',
      upgrade: 'Beskytter tilliden: kun det, der virkelig er bedre, og ikke igen foreløbig efter et nej.',
      bundle: 'Beskytter dit løfte: checkout giver præcis den rabat, der vises.',
      extras: 'Beskytter klarheden: en ydelse forlader kurven sammen med det produkt, den hører til.',
      cart: 'Beskytter købet: aldrig det, der allerede er i kurven, aldrig noget udsolgt, aldrig i vejen for checkout.',
      exit: 'Beskytter tålmodigheden: højst én gang pr. besøg, og aldrig igen for den, der har lukket det.',
      checkout: 'Beskytter købet: slået fra, medmindre du vil have det, og aldrig med nedtælling.',
      thanks: 'Beskytter tålmodigheden: ét, og ikke mere efter det.',
    },
    excluded: 'Foreslås aldrig',
    excludedLead: 'Produkter, der ikke foreslås nogen steder. De sælges som hidtil.',
    add: 'Udeluk et produkt',
    none: 'Intet er udelukket. Gavekort, prøver og reservedele er det, butikker plejer at udelade.',
    full: (max) => `Listen har plads til ${number(max)} produkter. Fjern et for at tilføje et nyt.`,
    unknown: 'Et produkt, der ikke længere er i din butik',
    unsavedMark: 'Ikke gemt endnu',
    remove: 'Fjern',
    removeLabel: (title) => `Fjern ${title} fra de udelukkede produkter`,
    showAll: (n) => `Vis alle ${number(n)}`,
  },
};
