/** Norsk bokmål: tilbudenes ord, som lastes inn med visningen sin. */
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { OffersText } from '../offers.ts';
import { form } from './offer-form.ts';

const { number, list } = format;

export const offers: OffersText = {
  title: 'Tilbud',
  lead: 'Det du lover med et forslag. Kassen tar den prisen som vises, ellers vises det ikke.',
  create: 'Nytt tilbud',
  log: 'Endringer',
  simulate: 'Hva blir prisen i kassen?',
  none: 'Ingen tilbud ennå',
  noneWhat:
    'Forslagene virker uten dem. Et tilbud legger til en pris, en gave eller en tjeneste som du velger.',
  first:
    'Det første tilbudet går først: vil to ha den samme varen eller den samme plassen, får det øverste den.',
  failed: 'Tilbudene kunne ikke leses',
  back: 'Alle tilbud',
  edit: (name) => `Rediger ${name}`,
  kind: {
    bundle: 'Sett',
    upgrade: 'Oppgradering',
    downgrade: 'Rimeligere alternativ',
    volume: 'Mengderabatt',
    gift: 'Gave',
    progress: 'Fremdriftslinje',
    'add-on': 'Tilleggstjeneste',
    subscription: 'Abonnement',
  },
  kindWhat: {
    bundle: 'Kjøpt sammen, rimeligere per helt sett. Mangler en del, er rabatten borte.',
    upgrade: 'Den bedre versjonen i stedet for den valgte, med forskjellene side om side.',
    downgrade: 'Den rimeligere som gjør samme nytten, når en besøkende nøler.',
    volume: 'To for mindre, tre for enda mindre.',
    gift: 'Én vare gratis fra en viss sum. Under den forsvinner gaven igjen.',
    progress: 'Hvor mye som mangler til fri frakt, en gave eller en rabatt, i handlekurven.',
    'add-on': 'En tjeneste som krysses av på produktet: gaveinnpakning, gravering, en garanti.',
    subscription: 'Fra enkeltkjøp til en salgsplan som du har for produktet.',
  },
  status: { draft: 'Utkast', active: 'Aktivt', paused: 'På pause' },
  scheduled: (when) => `Begynner ${when}`,
  ended: (when) => `Sluttet ${when}`,
  ends: (when) => `Slutter ${when}`,

  activate: 'Aktiver',
  pause: 'Sett på pause',
  duplicate: 'Dupliser',
  remove: 'Slett',
  up: (name) => `Flytt ${name} opp`,
  down: (name) => `Flytt ${name} ned`,
  moved: (name, place) => `${name} står nå på plass ${number(place)}.`,
  doTo: (verb, name) => `${verb}: ${name}`,
  copyOf: (name) => `${name} (kopi)`,
  removed: (name) => `«${name}» er slettet.`,
  undo: 'Angre',
  undone: (name) => `«${name}» er tilbake.`,
  changedMeanwhile:
    'Noen andre endret tilbudene i mellomtiden. Det du ser nå, er det som gjelder: prøv igjen.',
  notDone: 'Det gikk ikke',

  promise: {
    set: (parts, off) => `${list(parts)}: ${off} per sett`,
    pieces: (quantity, what) => (quantity === 1 ? what : `${number(quantity)} × ${what}`),
    anyOf: (what, more) => (more === 0 ? what : `${what} eller ${count(more, 'annet', 'andre')}`),
    tiers: (what, tiers) => `${what}: ${list(tiers)}`,
    from: (quantity, off) => `fra ${number(quantity)} stk. ${off} per stk.`,
    gift: (what, sum) => `${what} gratis fra ${sum}`,
    step: (sum, gives) => `fra ${sum} ${gives}`,
    shipping: 'fri frakt',
    aGift: (name) => `gaven i «${name}»`,
    offOrder: (off) => `${off} på bestillingen`,
    pairs: (pairs, automatic) =>
      [pairs > 0 ? count(pairs, 'eget par', 'egne par') : '', automatic ? 'det Mersalg finner' : '']
        .filter(Boolean)
        .join(', deretter '),
    withOff: (what, off) => `${what}: ${off}`,
    addOn: (what, to) => `${what}, til ${to}`,
    share: (what, percent, to) => `${what} for ${percent} av linjen, til ${to}`,
    every: 'alle produkter',
    chosen: (n) => count(n, 'valgt produkt eller gruppe', 'valgte produkter og grupper'),
    plans: (n) => (n === 0 ? 'alle produkter med en salgsplan' : count(n, 'produkt', 'produkter')),
    percentOff: (percent) => `${percent} rabatt`,
    amountOff: (sum) => `${sum} rabatt`,
    noProduct: 'ikke noe produkt ennå',
    gone: 'et produkt som ikke finnes lenger',
  },

  keeping: {
    nothing: 'Endrer ingen pris.',
    function: 'Kassen holder løftet.',
    native: 'Kassen holder løftet, med Shopifys egne rabatter.',
    pending: 'Kassen er i ferd med å få beskjed; inntil da ser de besøkende ingenting til det.',
    inactive: 'Vises ikke for noen så lenge det ikke er aktivt.',
  },
  nativeMeasured:
    'Shopifys egne rabatter vet ikke hvem som er i kontrollgruppen: en handlekurv som passer, får dem også der, uten at noen har bedt om det. Resultatene viser da hva det gir å vise tilbudene, ikke hva de gir bort til besøkende som hadde kjøpt det samme uansett.',
  unkept: 'Kassen kan ikke holde løftet, så de besøkende ser ikke tilbudet.',
  why: {
    scope: 'Mersalg kan ikke opprette rabatter ennå: åpne appens tillatelser i Shopify, og gi dem.',
    refused: 'Shopify avslo det.',
    'too-large': 'Alle tilbudene til sammen er mer enn rabatten har plass til. Kort ned eller slett noen.',
    limit: 'Butikken har så mange automatiske rabatter som Shopify tillater. Fjern en som er utløpt.',
    'needs-function':
      'På abonnementet ditt må Shopifys egne rabatter gjøre det, og de klarer ikke denne typen.',
    countries: 'På abonnementet ditt kan ikke en rabatt bindes til land. La landene stå tomme.',
    'bundle-percent': 'På abonnementet ditt kan ikke et sett gi prosent på alle delene. Bruk et beløp.',
    'bundle-parts': 'På abonnementet ditt har et sett to deler, og den andre er verdt hele rabatten.',
    tiers: 'På abonnementet ditt må trinnene stige, alle i prosent eller alle i beløp.',
    'gift-products': 'På abonnementet ditt trenger en gave en samling med alle produktene dine.',
    'many-products': 'Det nevner flere produkter enn en rabatt på abonnementet ditt klarer. Nevn færre.',
    overlap:
      'Et tilbud over det gjelder de samme produktene, og på abonnementet ditt kan en linje bare ha ett.',
    combines: 'Det kan ikke kombineres med et tilbud over det. Tillat det for begge, eller bruk bare ett.',
  },
  shippingDiffers: (tier, shop) =>
    `Fremdriftslinjen sier fri frakt fra ${tier}, men fraktprisene dine sier: ${list(shop)}. Gjør dem like.`,
  shippingFrom: (country, sum) => `${country} fra ${sum}`,
  shippingNever: (country) => `${country} aldri fri frakt`,
  elsewhere: 'andre land',
  goneGift:
    'Et trinn gir en gave der tilbudet er slettet eller ikke aktivt: de besøkende ser ikke det trinnet.',

  createTitle: 'Nytt tilbud',
  createLead: 'Hver type begynner med et utkast fra din egen butikk. Ingenting vises før du aktiverer det.',
  drafted: 'Et første utkast ut fra butikkens egne tall. Sjekk hvert tall før du aktiverer det.',
  notDrafted: 'Butikkens tall foreslår ingenting her ennå, så skjemaet begynner tomt.',

  form,

  save: 'Lagre',
  saveDraft: 'Lagre som utkast',
  saveActive: 'Lagre og aktiver',
  saving: 'Lagrer …',
  saved: 'Lagret',
  cancel: 'Forkast endringer',
  unsaved: 'Ulagrede endringer',
  saveFailed: 'Ikke lagret',
  notFound: 'Butikken har ikke noe slikt tilbud. Det kan ha blitt slettet i mellomtiden.',
  incomplete: (what) => `For å lagre: fyll ut ${what}.`,
  missing(field) {
    const [name = ''] = field.split(/[.[]/);
    const known = {
      name: 'navnet',
      parts: 'hver del: minst to, hver med sitt eget produkt',
      products: 'produktene',
      pairs: 'et par, eller la Mersalg finne dem',
      on: 'når det kan vises',
      off: 'rabatten',
      tiers: 'trinnene: hvert høyere, og mer verdt, enn det forrige',
      product: 'produktet',
      variant: 'varianten',
      threshold: 'summen',
      price: 'andelen',
      to: 'for hvilke produkter',
      endsAt: 'slutten: den må komme etter begynnelsen',
      conditions: 'hvem som ser det',
    } as Readonly<Record<string, string>>;
    return known[name] ?? field;
  },
  conflict: {
    title: 'Noen andre lagret tilbudet mens du redigerte det',
    merged: 'Endringene deres er i skjemaet; dine egne er der fortsatt. Se gjennom, og lagre deretter.',
    both: (fields) => `Begge har endret: ${list(fields)}. Skjemaet viser ditt.`,
    takeTheirs: 'Bruk deres',
    gone: 'Noen andre slettet tilbudet. Lagrer du, lages det på nytt.',
  },
  field: {
    name: 'navnet',
    status: 'statusen',
    conditions: 'hvem som ser det',
    startsAt: 'begynnelsen',
    endsAt: 'slutten',
    tellsEnd: 'om slutten vises',
    stockNote: 'lagerantallet som vises',
    combines: 'hva det kombineres med',
    detail: 'hva det lover',
    priority: 'plassen',
  },

  logTitle: 'Endringer i tilbud',
  logLead: 'Hvem som endret hva, det siste først.',
  logNone: 'Ingenting er endret ennå.',
  logColumn: { when: 'Når', offer: 'Tilbud', did: 'Hva', who: 'Hvem' },
  did: {
    created: () => 'laget det',
    removed: () => 'slettet det',
    changed: (fields) => `endret ${list(fields)}`,
  },
  guarded: {
    completion: (shown, other) =>
      `satte det på pause: av dem som går til kassen, betaler ${shown} der det vises, ${other} der det ikke gjør det`,
    profit: (less) =>
      `satte det på pause: besøkende som ser det, gir hver ${less} mindre i fortjeneste enn andre`,
  },
  byItself: 'Mersalg',

  sim: {
    lead: 'Sett sammen en handlekurv. Summen regnes på samme måte som i kassen, med de aktive tilbudene dine og butikkens andre rabatter.',
    add: 'Legg et produkt i handlekurven',
    country: 'Marked',
    countryWhat: 'En landskode som NO. Tomt: ukjent.',
    codes: 'Rabattkoder',
    codesWhat: 'Atskilt med komma.',
    quantity: (title) => `Antall: ${title}`,
    by: (title) => `${title}: lagt i handlekurven av`,
    byNobody: 'den besøkende',
    remove: (title) => `Fjern ${title} fra handlekurven`,
    empty: 'Handlekurven er tom.',
    subtotal: 'Før rabatter',
    total: 'Pris i kassen',
    atMost: 'Pris i kassen, høyst',
    order: 'på hele bestillingen',
    shipping: 'Frakten er ikke med i summen.',
    uncertain: 'En annen apps rabatt er aktiv. Hva den trekker fra, vet bare den appen.',
    why: 'Hva som ikke gir rabatt, og hvorfor',
    failed: 'Summen kunne ikke regnes ut',
    off: (sum) => `−${sum}`,
    code: (name, code) => (name === code ? code : `${name} (${code})`),
    unkept: 'Kassen holder det ikke, eller har ikke fått beskjed ennå: det vises ikke for noen.',
    noOther: 'Butikkens andre rabatter kunne ikke leses: de er ikke med i summen.',
    missed: {
      anotherMarket: (countries) => `gjelder bare i ${list(countries)}`,
      notBegun: (when) => `begynner ${when}`,
      ended: (when) => `sluttet ${when}`,
      pieces: (n) => `${number(n)} stk. mangler`,
      sum: (sum) => `${sum} mangler`,
      giftNotAdded: 'summen er nådd, men gaven ligger ikke i handlekurven',
      notUsed: 'ingenting i handlekurven ble lagt der av det',
      noProduct: 'ingen av produktene ligger i handlekurven',
      codeNotEntered: 'koden er ikke tastet inn',
      unknown: 'hva det gjør, vet bare en annen app',
      outranked: (by, line) =>
        `${list(by)} går foran eller gir mer rabatt${line === null ? '' : `, på ${line}`}`,
      notCombined: (by) => `kan ikke kombineres med ${by}, som gir mer rabatt`,
      nothingLeft: 'det som kommer før, lot ingenting være igjen',
    },
  },
};
