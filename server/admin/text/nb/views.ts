/** Norsk bokmål: visningenes ord. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { views as en } from '../en/views.ts';
import type { Said } from '../pick.ts';

const { number, percent, list } = format;

export const views: Said<typeof en> = {
  results: {
    title: 'Resultater',
    range: 'Periode',
    days: (days) => `${days} dager`,
    shown: 'Viste forslag',
    accepted: 'Kjøpt',
    acceptedShare: (share) => `${percent(share)} av de viste`,
    dismissed: (n) => `${number(n)} avvist`,
    lineRevenue: 'Omsetning på foreslåtte linjer',
    orderRevenue: 'Omsetning på de bestillingene',
    inOrders: (n) => `i ${count(n, 'bestilling', 'bestillinger')}`,
    whole: 'alle linjer',
    attributed: 'Tilskrevet',
    definitionsTitle: 'Slik telles det',
    definitions: [
      [
        'Vist',
        'Antall ganger en gruppe forslag ble sett på skjermen. Én visning teller én gang, uansett hvor mange produkter den inneholdt.',
      ],
      [
        'Kjøpt',
        'Ordrelinjer som er kjøpt via et forslag, lest fra selve bestillingen, aldri fra nettleseren.',
      ],
      ['Andel kjøpt', 'Kjøpt delt på vist.'],
      ['Avvist', 'Antall ganger en besøkende lukket forslagene.'],
      [
        'Omsetning på linjer',
        'Hva de linjene ga, etter rabatter og refusjoner, uten mva. og frakt. Kansellerte bestillinger og testbestillinger er ikke med.',
      ],
      [
        'Omsetning på bestillinger',
        'Hva bestillingene med minst én slik linje ga totalt. En bestilling som to plasseringer har del i, teller én gang i summen.',
      ],
      [
        'Tilskrevet',
        'Solgt via et forslag. Det er ikke det samme som en gevinst: for å vite hva Mersalg gir, sammenlignes besøkende som får se forslag, med besøkende som ikke gjør det, slik det gjøres øverst på siden.',
      ],
    ],
    byPlacement: 'Per plassering',
    column: {
      placement: 'Plassering',
      shown: 'Vist',
      accepted: 'Kjøpt',
      share: 'Andel kjøpt',
      dismissed: 'Avvist',
      orders: 'Bestillinger',
      lineRevenue: 'Omsetning på linjer',
      orderRevenue: 'Omsetning på bestillinger',
    },
    total: 'Totalt',
    off: 'Av',
    recent: 'Bestillinger med et kjøpt forslag',
    recentColumn: {
      order: 'Bestilling',
      time: 'Tid',
      placement: 'Plassering',
      bought: 'Kjøpt via et forslag',
      lineRevenue: 'Linjer',
      total: 'Totalsum',
    },
    noRecent:
      'Ingen har kjøpt et forslag i denne perioden ennå. En bestilling vises her kort tid etter at kjøpet er fullført.',
    emptyTitle: (days) => `Ingenting vist de siste ${days} dagene`,
    empty: 'Forslagene vises når blokkene deres er i temaet ditt. Tre trinn:',
    emptySteps: {
      blocks: 'Sett blokkene inn i temaet ditt',
      try: 'Se hva Mersalg ville foreslått',
      switches: 'Sjekk at plasseringene er slått på',
    },
  },
  try: {
    title: 'Prøv',
    lead: 'Se hva butikken din ville foreslått, og hvorfor. Kundene merker ingenting.',
    product: 'Produkt',
    where: 'Plassering',
    inHand: {
      product: 'En besøkende ser på',
      upgrade: 'En besøkende ser på',
      bundle: 'En besøkende ser på',
      extras: 'En besøkende ser på',
      cart: 'En besøkende har i handlekurven',
      exit: 'En besøkende er på vei til å forlate',
      checkout: 'En kunde betaler for',
      thanks: 'En kunde har kjøpt',
    },
    start: 'Velg et produkt for å se forslagene til det.',
    noProducts: 'Det er ingen produkter ennå. De kommer med synkroniseringen ovenfor.',
    would: (n) => count(n, 'forslag', 'forslag'),
    fromSaved: 'Vist slik butikken din er innstilt nå: endringene dine gjelder når de er lagret.',
    together: (orders, base, share) =>
      `Kjøpt sammen i ${number(orders)} av ${count(base, 'bestilling', 'bestillinger')} (${percent(share)})`,
    togetherWith: (orders, base, share) =>
      `Kjøpt i ${number(orders)} av ${count(base, 'bestilling', 'bestillinger')} (${percent(share)}) med et annet produkt i handlekurven`,
    like: (orders, base, share) =>
      `Ligner et produkt som er kjøpt med det i ${number(orders)} av ${count(base, 'bestilling', 'bestillinger')} (${percent(share)})`,
    likeWith: (orders, base, share) =>
      `Ligner et produkt som er kjøpt i ${number(orders)} av ${count(base, 'bestilling', 'bestillinger')} (${percent(share)}) med et annet produkt i handlekurven`,
    cheaper: (difference) => `Gjør samme nytten for ${difference} mindre`,
    similar: 'Gjør samme nytten',
    better: (difference, gains) =>
      `Gjør samme nytten bedre for ${difference} mer${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    betterAnyhow: (gains) => `Gjør samme nytten bedre${gains.length > 0 ? `: ${list(gains)}` : ''}`,
    gain: (what, from, to) => (from === '' ? `${what} ${to}` : `${what} ${to} i stedet for ${from}`),
    inCommon: (facts) => `. Felles: ${list(facts)}`,
    by: {
      type: (value) => `typen «${value}»`,
      vendor: (value) => `selgeren «${value}»`,
      tag: (value) => `taggen «${value}»`,
      option: (value) => `alternativet «${value}»`,
      words: (value) => `ordene «${value}»`,
    },
    again: (times, days) =>
      `Kunden har kjøpt det ${count(times, 'gang', 'ganger')}, sist for ${count(days, 'dag', 'dager')} siden`,
    popular: (orders, days) =>
      `Populært: i ${count(orders, 'bestilling', 'bestillinger')} ${days === 1 ? 'det siste døgnet' : `de siste ${number(days)} dagene`}`,
    pinned: 'Festet av deg',
    exclude: 'Foreslå aldri',
    excludeLabel: (title) => `Foreslå aldri ${title}`,
    excluded: 'Utelukkes når du lagrer',
    excludedNow: 'Utelukket',
    undo: 'Angre',
    undoLabel: (title) => `Angre at ${title} utelukkes`,
    nothing: 'Her ville ingenting blitt vist',
    notSellable:
      'Produktet er ikke til salgs nå (utsolgt, utkast eller ikke publisert), så besøkende støter neppe på det.',
    switchOn: (placement) => `Slå på «${placement}»`,
  },
  why: {
    'no-model': {
      so: 'Mersalg har ikke lært av bestillingene dine ennå.',
      change: 'Det skjer av seg selv når synkroniseringen ovenfor er ferdig.',
    },
    'placement-off': {
      so: 'Plasseringen er slått av.',
      change: 'Slå den på for å se hva den ville vist.',
    },
    'no-support': {
      so: 'For få bestillinger taler for noe produkt her, og Mersalg gjetter ikke.',
      change:
        'Det endrer seg av seg selv med flere bestillinger; importerer du eldre bestillinger, endrer det seg i dag.',
    },
    'all-ineligible': {
      so: 'Det finnes kandidater, men ingen kan vises: de er utsolgt, ikke publisert, utelukket av deg eller holdt tilbake av grensene dine.',
      change: 'Fyll på lageret eller publiser dem, eller løsne på det du har utelukket og begrenset.',
    },
    'nothing-in-hand': {
      so: 'Plasseringen tar utgangspunkt i et produkt, og dette kjenner ikke modellen.',
      change: 'Nye eller upubliserte produkter kommer med ved neste synkronisering; eller velg et annet.',
    },
    'no-offer': {
      so: 'Her vises bare tilbud, og ingen av dine gjelder dette produktet nå.',
      change: 'Lag et under Tilbud, eller se på vilkårene.',
    },
    'held-back': {
      so: 'Det er noe å vise, men grensene for hensyn holder det tilbake for denne besøkende.',
      change: 'Du endrer dem i innstillingene.',
    },
  },
  whyExit: {
    so: 'Det finnes ikke noe rimeligere produkt som tydelig gjør samme nytten, og Mersalg nøyer seg ikke med et dårlig.',
    change: 'Den som har noe i handlekurven, får i stedet tilbud om å ta vare på den til senere.',
  },
  settings: {
    title: 'Innstillinger',
    placements: 'Plasseringer',
    placementsLead: 'Hvor forslag kan vises. Hver plassering må også ha blokken sin i temaet ditt.',
    howTo: 'Slik legger du dem til',
    what: {
      product: 'Produkter som passer til det på siden, og som kan legges i handlekurven uten å forlate den.',
      upgrade: 'Én bedre versjon av produktet på siden, med forskjeller og pris side om side.',
      bundle: 'Produktet på siden sammen med det som gjør det komplett, som et sett med rabatt.',
      extras: 'Mengderabatter, tjenester og abonnementer til produktet på siden.',
      cart: 'Det som gjør hele handlekurven komplett, i temaets egen handlekurvskuff.',
      exit: 'Ett rimeligere produkt som gjør samme nytten, eller handlekurven tatt vare på til senere, når noen er på vei ut av butikken.',
      checkout: 'Ett diskret forslag i kassen. Krever Shopify Plus.',
      thanks: 'Ett produkt som utfyller det som nettopp ble kjøpt, på takkesiden.',
    },
    protects: {
      product:
        'Beskytter tilliten: bare det dine egne bestillinger taler for, eller det du har festet, vises.',
      upgrade: 'Beskytter tilliten: bare det som virkelig er bedre, og ikke igjen på en stund etter et nei.',
      bundle: 'Beskytter løftet ditt: kassen gir nøyaktig den rabatten som vises.',
      extras: 'Beskytter oversikten: en tjeneste forlater handlekurven sammen med produktet den hører til.',
      cart: 'Beskytter kjøpet: aldri det som allerede ligger i handlekurven, aldri noe utsolgt, aldri i veien for kassen.',
      exit: 'Beskytter tålmodigheten: høyst én gang per besøk, og aldri igjen for den som har lukket det.',
      checkout: 'Beskytter kjøpet: av hvis du ikke slår det på, og aldri med nedtelling.',
      thanks: 'Beskytter tålmodigheten: ett, og ikke mer etter det.',
    },
    excluded: 'Foreslås aldri',
    excludedLead: 'Produkter som ikke foreslås noe sted. De selges som før.',
    add: 'Utelukk et produkt',
    none: 'Ingenting er utelukket. Gavekort, vareprøver og reservedeler er det butikker pleier å utelate.',
    full: (max) => `Listen har plass til ${number(max)} produkter. Fjern ett for å legge til et nytt.`,
    unknown: 'Et produkt som ikke lenger finnes i butikken din',
    unsavedMark: 'Ikke lagret ennå',
    remove: 'Fjern',
    removeLabel: (title) => `Fjern ${title} fra de utelukkede produktene`,
    showAll: (n) => `Vis alle ${number(n)}`,
  },
};
