/**
 * Norsk bokmål: navn, navigasjon, feil, fremdrift, lagring; visningenes ord står i views.ts.
 *
 * Ordliste, som alle norske tekster holder seg til: suggestion forslag · offer tilbud · placement plassering ·
 * cross-sell kryssalg · upsell mersalg · downsell rimeligere alternativ · cart handlekurv · cart drawer handlekurvskuff ·
 * checkout kassen · order bestilling · shopper besøkende (den som kjøper: kunde) · holdout kontrollgruppe ·
 * bundle sett · gift gave · pin festet produkt · exclude utelukke · collection samling · vendor selger · tag tagg ·
 * limits of tact hensyn · accepted kjøpt · dismissed avvist · attributed tilskrevet · revenue omsetning · profit fortjeneste ·
 * gain gevinst · range spenn · widget felt · section seksjon · quantity price mengderabatt · progress bar
 * fremdriftslinje · measured shopper besøkende i målingen · import importere · sync synkronisering · guard overvåking · trial eksperiment · online store nettbutikk.
 */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';
import { count } from '../count.ts';
import { measuring } from './measuring.ts';
import { refused } from './refused.ts';
import { rules } from './rules.ts';
import { views } from './views.ts';

const { number, percent, list } = format;

export const nb: Text = {
  name: 'Mersalg',
  nav: {
    label: 'Deler av appen',
    sectionLabel: 'Sider under Innstillinger',
    home: 'Hjem',
    offers: 'Tilbud',
    recommendations: 'Anbefalinger',
    placements: 'Plasseringer',
    results: 'Resultater',
    experiments: 'Eksperimenter',
    settings: 'Innstillinger',
    measuring: 'Måling',
    privacy: 'Data og personvern',
    activity: 'Endringer',
    diagnostics: 'Diagnostikk',
    setup: 'Kom i gang',
    section: { settings: 'Hensyn' },
  },
  common: {
    tryAgain: 'Prøv igjen',
    reload: 'Last inn siden på nytt',
    loading: 'Laster inn …',
    products: (n) => count(n, 'produkt', 'produkter'),
    orders: (n) => count(n, 'bestilling', 'bestillinger'),
    opensNewTab: '(åpnes i en ny fane)',
    notForSale: 'Ikke til salgs nå',
  },
  placement: {
    product: 'Produktside',
    upgrade: 'Oppgradering',
    bundle: 'Sett',
    extras: 'Tillegg',
    cart: 'Handlekurvskuff',
    exit: 'På vei ut',
    checkout: 'Kassen',
    thanks: 'Takkeside',
  },
  technique: {
    'cross-sell': 'Passer til',
    upsell: 'Et hakk bedre',
    downsell: 'En rimeligere',
  },
  errors: {
    offline: 'Appens server svarte ikke. Sjekk tilkoblingen; siden prøver igjen av seg selv.',
    noToken:
      'Shopify bekreftet ikke hvem du er. Last inn siden på nytt fra Shopify-administrator; har den stått åpen lenge, må du kanskje logge inn igjen.',
    oddAnswer:
      'Appens server ga et svar som siden ikke forstår. Last inn siden på nytt: den kan være eldre enn serveren.',
    status: (status) =>
      `Appens server svarte med en feil (${status}). Prøv igjen om litt; vedvarer feilen, står det mer i serverens logg.`,
    lost: 'Ingen kontakt med appens server. Det du ser, er fra før; prøver igjen …',
    refused,
    field: (name) => `Det gjelder: ${name}.`,
    status_title: 'Butikkens status kunne ikke leses',
    results: 'Resultatene kunne ikke leses',
    settings: 'Innstillingene kunne ikke leses',
    preview: 'Forslagene kunne ikke leses',
    save: 'Ikke lagret',
    broken: 'Noe gikk galt på siden',
    brokenWhat:
      'Noe her virket ikke som det skal. Last inn siden på nytt; ingenting i butikken din er berørt.',
  },
  outside: {
    title: 'Åpne Mersalg fra Shopify-administrator',
    why: 'Innstillingene hører til én butikk, og bare Shopify-administrator kan fortelle oss hvilken som er din. Derfor virker siden der, og ingen andre steder.',
    steps: [
      'Logg inn på Shopify-administrator for butikken din.',
      'Velg Apper i menyen, og deretter Mersalg.',
      'Er den ikke i listen? Installer den først: README.md, «Connect a real Shopify shop», viser hvordan.',
    ],
    blockedTitle: 'Er du i Shopify-administrator og ser likevel dette?',
    blocked:
      'Da kunne ikke Shopifys skript lastes inn. En innholdsblokkering eller en streng brannmur kan stoppe cdn.shopify.com; tillat det for denne siden, og last inn på nytt.',
    developing:
      'Utvikler du? Demoen skriver ut adressen til sin egen administrator, som åpner siden på samme måte.',
  },
  progress: {
    title: 'Blir kjent med butikken din',
    waiting: 'I kø: Mersalg leser snart inn produktene og bestillingene dine.',
    running:
      'Mersalg leser inn produktene og bestillingene dine, og lærer deretter hva som kjøpes sammen. Du kan forlate siden; arbeidet fortsetter.',
    failed: 'Synkroniseringen stoppet',
    kept: 'Det som er lest inn, er tatt vare på: neste forsøk fortsetter derfra.',
    unknownProblem: 'Årsaken er ukjent. Prøv igjen; stopper den en gang til, står det mer i serverens logg.',
    problem: (said) => `Serveren melder på engelsk: ${said}`,
    retrying: 'Starter …',
    startFailed: 'Den kunne ikke startes',
    step: { products: 'Produkter', orders: 'Bestillinger', training: 'Hva som kjøpes sammen' },
    state: { waiting: 'Venter', running: 'Pågår', done: 'Ferdig', failed: 'Stoppet' },
    nOfM: (done, total) => `${number(done)} av ${number(total)}`,
    soFar: (done) => `${number(done)} så langt`,
    left: (time: string) => `omtrent ${time} igjen`,
    elapsed: (duration) => `${duration} så langt`,
    announce: (step, share) => (share === null ? `${step}: pågår` : `${step}: ${percent(share)} ferdig`),
    announceDone: 'Alt er oppdatert.',
    inStep: 'Oppdatert',
    quiet: (products, orders, model) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'bestilling', 'bestillinger')}, modell fra ${model}`,
    quietNoModel: (products, orders) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'bestilling', 'bestillinger')}, ingen modell ennå`,
    learning: 'Lærer av nye bestillinger …',
    details: 'Detaljer',
    detail: {
      trained: 'Modellen ble trent',
      from: 'Grunnlag',
      pairs: 'Par som er kjøpt sammen ofte nok',
      took: 'Treningen tok',
      synced: 'Siste fulle synkronisering',
    },
    noPairs:
      'Ingen to produkter er kjøpt sammen ofte nok ennå, så ingenting vises. Det endrer seg av seg selv med flere bestillinger; importerer du eldre bestillinger, endrer det seg i dag.',
    noModel: 'Det finnes ingen modell ennå, så ingenting vises. Den trenes når bestillingene er lest inn.',
    importOlder: 'Importer eldre bestillinger',
    again: 'Synkroniser igjen',
  },
  picker: {
    placeholder: 'Søk på tittel, SKU eller id',
    searching: 'Søker …',
    none: (query) => `Fant ingen produkter for «${query}».`,
    found: (n) => `${count(n, 'produkt', 'produkter')}. Velg med piltastene.`,
    failed: 'Søket virket ikke.',
    excluded: 'Allerede utelukket',
    groupPlaceholder: 'Søk på navn',
    groupsFound: (n) => `${count(n, 'treff', 'treff')}. Velg med piltastene.`,
    noGroup: (query) => `Ingenting heter «${query}».`,
    noGroups: 'Det finnes ingen. De kommer med synkroniseringen.',
  },
  save: {
    region: 'Ulagrede endringer',
    unsaved: (changes) => count(changes, 'ulagret endring', 'ulagrede endringer'),
    save: 'Lagre',
    saving: 'Lagrer …',
    discard: 'Forkast',
    saved: 'Lagret',
    conflict: {
      title: 'Noen andre endret innstillingene mens du redigerte',
      theirs: 'Den andres endring, som nå er lest inn:',
      yours: 'Din endring, som er tatt vare på, men ikke lagret ennå:',
      same: 'Den er lik din, så det er ikke mer å lagre.',
      next: 'Se gjennom, og lagre igjen.',
      close: 'Lukk meldingen',
    },
    change: {
      on: (placement) => `«${placement}» slått på`,
      off: (placement) => `«${placement}» slått av`,
      excluded: (titles, more) =>
        `utelukket: ${list(more > 0 ? [...titles, `${number(more)} til`] : titles)}`,
      removed: (titles, more) =>
        `ikke lenger utelukket: ${list(more > 0 ? [...titles, `${number(more)} til`] : titles)}`,
    },
  },

  rules,
  measuring,
  ...views,
};
