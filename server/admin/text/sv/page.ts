/**
 * Svenska: namn, navigering, fel, förlopp, sparande; vyernas ord står i views.ts.
 *
 * Ordlista, som alla svenska texter håller sig till: suggestion förslag · offer erbjudande · placement placering ·
 * cross-sell korsförsäljning · upsell merförsäljning · downsell billigare alternativ · cart varukorg · cart drawer
 * varukorgslåda · checkout kassan · order order, ordrar · shopper besökare (den som köper: kund) · holdout kontrollgrupp ·
 * bundle set · gift gåva · pin fäst produkt · exclude utesluta · collection produktserie · vendor säljare · tag tagg ·
 * limits of tact hänsyn · accepted köpta · dismissed avvisade · attributed tillskriven · revenue omsättning · gain
 * tillskott · profit vinst · range spann · widget ruta · section avsnitt · quantity price mängdrabatt ·
 * progress bar förloppsindikator · measured shopper besökare i mätningen · import importera · sync synkronisering ·
 * guard bevakning · trial experiment · online store webbshop.
 */
import { format } from '../../data/format.ts';
import type { Text } from '../../text.ts';
import { count } from '../count.ts';
import { measuring } from './measuring.ts';
import { refused } from './refused.ts';
import { rules } from './rules.ts';
import { views } from './views.ts';

const { number, percent, list } = format;

export const sv: Text = {
  name: 'Mersalg',
  nav: {
    label: 'Avdelningar',
    sectionLabel: 'Sidor under Inställningar',
    home: 'Hem',
    offers: 'Erbjudanden',
    recommendations: 'Rekommendationer',
    placements: 'Placeringar',
    results: 'Resultat',
    experiments: 'Experiment',
    settings: 'Inställningar',
    measuring: 'Mätning',
    privacy: 'Data och integritet',
    activity: 'Ändringar',
    diagnostics: 'Diagnostik',
    setup: 'Kom igång',
    section: { settings: 'Hänsyn' },
  },
  common: {
    tryAgain: 'Försök igen',
    reload: 'Ladda om sidan',
    loading: 'Laddar …',
    products: (n) => count(n, 'produkt', 'produkter'),
    orders: (n) => count(n, 'order', 'ordrar'),
    opensNewTab: '(öppnas i en ny flik)',
    notForSale: 'Säljs inte just nu',
  },
  placement: {
    product: 'Produktsida',
    upgrade: 'Uppgradering',
    bundle: 'Set',
    extras: 'Tillval',
    cart: 'Varukorgslåda',
    exit: 'På väg ut',
    checkout: 'Kassan',
    thanks: 'Tacksida',
  },
  technique: {
    'cross-sell': 'Passar till',
    upsell: 'Ett snäpp bättre',
    downsell: 'En billigare',
  },
  errors: {
    offline: 'Appens server svarade inte. Kontrollera uppkopplingen; sidan försöker igen av sig själv.',
    noToken:
      'Shopify bekräftade inte vem du är. Ladda om sidan från Shopify-admin; har den varit öppen länge kan du behöva logga in igen.',
    oddAnswer:
      'Appens server gav ett svar som sidan inte förstår. Ladda om sidan: den kan vara äldre än servern.',
    status: (status) =>
      `Appens server svarade med ett fel (${status}). Försök igen om en stund; står felet kvar finns mer i serverns logg.`,
    lost: 'Ingen kontakt med appens server. Det du ser är från tidigare; försöker igen …',
    refused,
    field: (name) => `Det gäller: ${name}.`,
    status_title: 'Butikens status kunde inte läsas',
    results: 'Resultaten kunde inte läsas',
    settings: 'Inställningarna kunde inte läsas',
    preview: 'Förslagen kunde inte läsas',
    save: 'Inte sparat',
    broken: 'Något gick fel på sidan',
    brokenWhat: 'Något här fungerade inte som det ska. Ladda om sidan; inget i din butik påverkas.',
  },
  outside: {
    title: 'Öppna Mersalg från Shopify-admin',
    why: 'Inställningarna hör till en enda butik, och bara Shopify-admin kan tala om vilken butik som är din. Därför fungerar sidan där och ingen annanstans.',
    steps: [
      'Logga in på din Shopify-admin.',
      'Välj Appar i menyn, sedan Mersalg.',
      'Finns den inte i listan? Installera den först: README.md, ”Connect a real Shopify shop”, visar hur.',
    ],
    blockedTitle: 'Är du i Shopify-admin och ser ändå det här?',
    blocked:
      'Då kunde Shopifys skript inte laddas. En innehållsblockerare eller en strikt brandvägg kan stoppa cdn.shopify.com; tillåt den för sidan och ladda om.',
    developing:
      'Utvecklar du? Demon skriver ut adressen till sin egen admin, som öppnar sidan på samma sätt.',
  },
  progress: {
    title: 'Lär känna din butik',
    waiting: 'I kö: Mersalg läser strax in dina produkter och ordrar.',
    running:
      'Mersalg läser in dina produkter och ordrar och lär sig sedan vad som köps tillsammans. Du kan lämna sidan; arbetet fortsätter.',
    failed: 'Synkroniseringen stannade',
    kept: 'Det som har lästs in är kvar: nästa försök fortsätter därifrån.',
    unknownProblem: 'Orsaken är okänd. Försök igen; stannar den en gång till finns mer i serverns logg.',
    problem: (said) => `Servern meddelar på engelska: ${said}`,
    retrying: 'Startar …',
    startFailed: 'Den kunde inte startas',
    step: { products: 'Produkter', orders: 'Ordrar', training: 'Vad som köps tillsammans' },
    state: { waiting: 'Väntar', running: 'Pågår', done: 'Klart', failed: 'Stannade' },
    nOfM: (done, total) => `${number(done)} av ${number(total)}`,
    soFar: (done) => `${number(done)} hittills`,
    left: (time: string) => `ungefär ${time} kvar`,
    elapsed: (duration) => `${duration} hittills`,
    announce: (step, share) => (share === null ? `${step}: pågår` : `${step}: ${percent(share)} klart`),
    announceDone: 'Allt är uppdaterat.',
    inStep: 'Uppdaterat',
    quiet: (products, orders, model) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'order', 'ordrar')}, modell från ${model}`,
    quietNoModel: (products, orders) =>
      `${count(products, 'produkt', 'produkter')}, ${count(orders, 'order', 'ordrar')}, ingen modell ännu`,
    learning: 'Lär av nya ordrar …',
    details: 'Detaljer',
    detail: {
      trained: 'Modellen tränades',
      from: 'Underlag',
      pairs: 'Par som köpts tillsammans tillräckligt ofta',
      took: 'Träningen tog',
      synced: 'Senaste fulla synkronisering',
    },
    noPairs:
      'Inga två produkter har ännu köpts tillsammans tillräckligt ofta, så inget visas. Det ändras av sig självt med fler ordrar; importerar du äldre ordrar ändras det i dag.',
    noModel: 'Det finns ingen modell ännu, så inget visas. Den tränas när ordrarna är inlästa.',
    importOlder: 'Importera äldre ordrar',
    again: 'Synkronisera igen',
  },
  picker: {
    placeholder: 'Sök på namn, SKU eller id',
    searching: 'Söker …',
    none: (query) => `Ingen produkt matchar ”${query}”.`,
    found: (n) => `${count(n, 'produkt', 'produkter')}. Välj med piltangenterna.`,
    failed: 'Sökningen fungerade inte.',
    excluded: 'Redan utesluten',
    groupPlaceholder: 'Sök på namn',
    groupsFound: (n) => `${count(n, 'träff', 'träffar')}. Välj med piltangenterna.`,
    noGroup: (query) => `Inget heter ”${query}”.`,
    noGroups: 'Det finns inga. De kommer med synkroniseringen.',
  },
  save: {
    region: 'Osparade ändringar',
    unsaved: (changes) => count(changes, 'osparad ändring', 'osparade ändringar'),
    save: 'Spara',
    saving: 'Sparar …',
    discard: 'Släng',
    saved: 'Sparat',
    conflict: {
      title: 'Någon annan ändrade inställningarna medan du redigerade',
      theirs: 'Den andres ändring, som nu är inläst:',
      yours: 'Din ändring, som är kvar men inte sparad:',
      same: 'Den är likadan som din, så det finns inget kvar att spara.',
      next: 'Titta igenom och spara igen.',
      close: 'Stäng meddelandet',
    },
    change: {
      on: (placement) => `”${placement}” på`,
      off: (placement) => `”${placement}” av`,
      excluded: (titles, more) =>
        `uteslutna: ${list(more > 0 ? [...titles, `${number(more)} till`] : titles)}`,
      removed: (titles, more) =>
        `inte längre uteslutna: ${list(more > 0 ? [...titles, `${number(more)} till`] : titles)}`,
    },
  },

  rules,
  measuring,
  ...views,
};
