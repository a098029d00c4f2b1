/**
 * Dansk: navne, navigation, fejl, forløb, gemning; visningernes ord står i views.ts.
 *
 * Ordliste, som alle danske tekster holder sig til: suggestion forslag · offer tilbud · placement placering ·
 * cross-sell krydssalg · upsell mersalg · downsell billigere alternativ · cart kurv · cart drawer kurvskuffe ·
 * checkout checkout · order ordre, ordrer · shopper besøgende (den, der køber: kunde) · holdout kontrolgruppe ·
 * bundle sæt · gift gave · pin fastgjort produkt · exclude udelukke · collection kollektion · vendor forhandler · tag tag ·
 * limits of tact hensyn · accepted købt · dismissed afvist · attributed tilskrevet · revenue omsætning · profit fortjeneste ·
 * margin avance · gain gevinst · range spænd · widget felt · section afsnit · quantity price mængderabat ·
 * progress bar statuslinje · measured shopper besøgende i målingen · import importere · sync synkronisering · guard overvågning · trial eksperiment · online store webshop.
 */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';
import { count } from '../count.ts';
import { measuring } from './measuring.ts';
import { refused } from './refused.ts';
import { rules } from './rules.ts';
import { views } from './views.ts';

const { number, percent, list } = format;

export const da: Text = {
  name: 'Mersalg',
  nav: {
    label: 'Dele af appen',
    sectionLabel: 'Sider under Indstillinger',
    home: 'Hjem',
    offers: 'Tilbud',
    recommendations: 'Anbefalinger',
    placements: 'Placeringer',
    results: 'Resultater',
    experiments: 'Eksperimenter',
    settings: 'Indstillinger',
    measuring: 'Måling',
    privacy: 'Data og privatliv',
    activity: 'Ændringer',
    diagnostics: 'Diagnostik',
    setup: 'Kom i gang',
    section: { settings: 'Hensyn' },
  },
  common: {
    tryAgain: 'Prøv igen',
    reload: 'Genindlæs siden',
    loading: 'Indlæser …',
    products: (n) => count(n, 'produkt', 'produkter'),
    orders: (n) => count(n, 'ordre', 'ordrer'),
    opensNewTab: '(åbner i en ny fane)',
    notForSale: 'Ikke til salg lige nu',
  },
  placement: {
    product: 'Produktside',
    upgrade: 'Opgradering',
    bundle: 'Sæt',
    extras: 'Tilvalg',
    cart: 'Kurvskuffe',
    exit: 'På vej ud',
    checkout: 'Checkout',
    thanks: 'Takkeside',
  },
  technique: {
    'cross-sell': 'Passer til',
    upsell: 'Et trin bedre',
    downsell: 'En billigere',
  },
  errors: {
    offline: 'Appens server svarede ikke. Kontrollér forbindelsen; siden prøver selv igen.',
    noToken:
      'Shopify bekræftede ikke, hvem du er. Genindlæs siden fra Shopify-administratoren; har den været åben længe, skal du måske logge ind igen.',
    oddAnswer:
      'Appens server gav et svar, som siden ikke forstår. Genindlæs siden: den kan være ældre end serveren.',
    status: (status) =>
      `Appens server svarede med en fejl (${status}). Prøv igen om lidt; bliver fejlen ved, står der mere i serverens log.`,
    lost: 'Ingen kontakt med appens server. Det, du ser, er fra før; prøver igen …',
    refused,
    field: (name) => `Det gælder: ${name}.`,
    status_title: 'Butikkens status kunne ikke læses',
    results: 'Resultaterne kunne ikke læses',
    settings: 'Indstillingerne kunne ikke læses',
    preview: 'Forslagene kunne ikke læses',
    save: 'Ikke gemt',
    broken: 'Noget gik galt på siden',
    brokenWhat: 'Noget her virkede ikke, som det skal. Genindlæs siden; intet i din butik er berørt.',
  },
  outside: {
    title: 'Åbn Mersalg fra Shopify-administratoren',
    why: 'Indstillingerne hører til én butik, og kun Shopify-administratoren kan fortælle os, hvilken der er din. Derfor virker siden dér og ingen andre steder.',
    steps: [
      'Log ind på din Shopify-administrator.',
      'Vælg Apps i menuen og derefter Mersalg.',
      'Er den ikke på listen? Installér den først: README.md, ”Connect a real Shopify shop”, viser hvordan.',
    ],
    blockedTitle: 'Er du i Shopify-administratoren og ser alligevel dette?',
    blocked:
      'Så kunne Shopifys script ikke indlæses. En indholdsblokering eller en streng firewall kan stoppe cdn.shopify.com; tillad det for denne side, og genindlæs.',
    developing:
      'Udvikler du? Demoen skriver adressen på sin egen administrator, som åbner siden på samme måde.',
  },
  progress: {
    title: 'Lærer din butik at kende',
    waiting: 'I kø: Mersalg læser snart dine produkter og ordrer.',
    running:
      'Mersalg læser dine produkter og ordrer og lærer derefter, hvad der købes sammen. Du kan forlade siden; arbejdet fortsætter.',
    failed: 'Synkroniseringen stoppede',
    kept: 'Det, der er læst, er gemt: næste forsøg fortsætter derfra.',
    unknownProblem: 'Årsagen er ukendt. Prøv igen; stopper den endnu en gang, står der mere i serverens log.',
    problem: (said) => `Serveren melder på engelsk: ${said}`,
    retrying: 'Starter …',
    startFailed: 'Den kunne ikke startes',
    step: { products: 'Produkter', orders: 'Ordrer', training: 'Hvad der købes sammen' },
    state: { waiting: 'Venter', running: 'I gang', done: 'Færdig', failed: 'Stoppet' },
    nOfM: (done, total) => `${number(done)} af ${number(total)}`,
    soFar: (done) => `${number(done)} indtil videre`,
    left: (time: string) => `cirka ${time} tilbage`,
    elapsed: (duration) => `${duration} indtil videre`,
    announce: (step, share) => (share === null ? `${step}: i gang` : `${step}: ${percent(share)} færdig`),
    announceDone: 'Alt er ajour.',
    inStep: 'Ajour',
    quiet: (products, orders, model) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'ordre', 'ordrer')}, model fra ${model}`,
    quietNoModel: (products, orders) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'ordre', 'ordrer')}, ingen model endnu`,
    learning: 'Lærer af nye ordrer …',
    details: 'Detaljer',
    detail: {
      trained: 'Modellen blev trænet',
      from: 'Grundlag',
      pairs: 'Par, der er købt sammen ofte nok',
      took: 'Træningen tog',
      synced: 'Seneste fulde synkronisering',
    },
    noPairs:
      'Ingen to produkter er købt sammen ofte nok endnu, så der vises ikke noget. Det ændrer sig af sig selv med flere ordrer; importerer du ældre ordrer, ændrer det sig i dag.',
    noModel: 'Der er ingen model endnu, så der vises ikke noget. Den trænes, når ordrerne er læst.',
    importOlder: 'Importér ældre ordrer',
    again: 'Synkronisér igen',
  },
  picker: {
    placeholder: 'Søg på titel, SKU eller id',
    searching: 'Søger …',
    none: (query) => `Intet produkt matcher ”${query}”.`,
    found: (n) => `${count(n, 'produkt', 'produkter')}. Vælg med piletasterne.`,
    failed: 'Søgningen virkede ikke.',
    excluded: 'Allerede udelukket',
    groupPlaceholder: 'Søg på navn',
    groupsFound: (n) => `${count(n, 'resultat', 'resultater')}. Vælg med piletasterne.`,
    noGroup: (query) => `Intet hedder ”${query}”.`,
    noGroups: 'Der er ingen. De kommer med synkroniseringen.',
  },
  save: {
    region: 'Ændringer, der ikke er gemt',
    unsaved: (changes) => count(changes, 'ændring ikke gemt', 'ændringer ikke gemt'),
    save: 'Gem',
    saving: 'Gemmer …',
    discard: 'Kassér',
    saved: 'Gemt',
    conflict: {
      title: 'En anden ændrede indstillingerne, mens du redigerede',
      theirs: 'Den andens ændring, som nu er indlæst:',
      yours: 'Din ændring, som er bevaret, men ikke gemt endnu:',
      same: 'Den er magen til din, så der er ikke mere at gemme.',
      next: 'Se det igennem, og gem igen.',
      close: 'Luk meddelelsen',
    },
    change: {
      on: (placement) => `”${placement}” slået til`,
      off: (placement) => `”${placement}” slået fra`,
      excluded: (titles, more) =>
        `udelukket: ${list(more > 0 ? [...titles, `${number(more)} mere`] : titles)}`,
      removed: (titles, more) =>
        `ikke længere udelukket: ${list(more > 0 ? [...titles, `${number(more)} mere`] : titles)}`,
    },
  },

  rules,
  measuring,
  ...views,
};
