/** Norwegian (bokmål): setting up, from connected to a first offer. */
import { count } from '../count.ts';
import type { SetupText } from '../setup.ts';

export const setup: SetupText = {
  title: 'Kom i gang',
  lead: 'Ingenting endres i butikken din før det er en blokk i temaet ditt. Fjerner du den, er det ingen spor igjen.',
  done: (done, all) => `${done} av ${all} trinn ferdige`,
  allDone: 'Alt er klart. Du kan endre alt her når du vil.',
  stepDone: 'Ferdig',
  stepNext: 'Neste',
  failed: 'Hvor langt du har kommet, kunne ikke leses',
  connected: { title: 'Koble til butikken din', what: (shop) => `${shop} er koblet til.` },
  sync: {
    title: 'La Mersalg lese butikken din',
    what: 'Produktene dine, og bestillingene som viser hva som kjøpes sammen. Det har begynt med det som passer for de fleste butikker.',
    orders: 'Bestillinger som skal leses',
    reach: { all: 'Alle som Shopify gir tilgang til', year: '12 måneder', 'sixty-days': '60 dager' },
    ordersWhat:
      'Flere bestillinger gir bedre forslag. Velger du noe annet, leses de på nytt; bestillinger som allerede er lest, beholdes.',
    onlySixty:
      'Shopify gir denne appen de siste 60 dagenes bestillinger, så en lengre periode gir ikke flere. Eldre bestillinger importerer du fra en fil lenger ned.',
    customers: 'Bruk det kunder har kjøpt før',
    customersWhat:
      'Kunder som er logget inn og har samtykket, får ikke tilbud om det de allerede har, og blir minnet på det de kjøper igjen.',
    noCustomers:
      'Shopify har ikke gitt appen lov til å lese kunder, så forslagene er like for alle. Her er det ingenting å velge.',
  },
  suggestions: {
    title: 'Se de første forslagene dine',
    what: 'Hva kundene dine ville fått se ved siden av disse produktene, og hvorfor. De som bestillingene taler sterkest for, først.',
    waiting: 'De kommer så snart bestillingene dine er lest og Mersalg har lært av dem.',
    none: 'Ingen to produkter er ennå kjøpt sammen ofte nok. Importerer du eldre bestillinger lenger ned, kan det endre seg allerede i dag.',
    beside: (product) => `Ved siden av ${product}`,
    more: 'Søk etter et annet produkt',
  },
  theme: {
    title: 'Sett det inn i temaet ditt',
    what: 'Hver knapp åpner temaredigereren med delen på plass: se på den, dra den dit du vil ha den, og lagre der.',
    needed: 'Begynn med disse to',
    wanted: 'Mer, om du vil',
    part: {
      'goes-well-with': ['Passer godt sammen', 'Produktsiden: det som kjøpes sammen med produktet.'],
      'mersalg-embed': [
        'Handlekurv og utgang (appinnbygging)',
        'Forslag i handlekurvskuffen, og et siste ord på vei ut.',
      ],
      bundle: ['Sett', 'Produktsiden: et sett med egen pris. Viser tilbudene dine på sett.'],
      upgrade: ['Oppgradering', 'Produktsiden: et bedre alternativ, side om side.'],
      extras: ['Tillegg', 'Produktsiden: mengderabatter, tjenester og abonnementer.'],
      'progress-bar': ['Fremdriftslinje', 'Handlekurven: hvor langt det er til fri frakt eller en gave.'],
    },
    add: (part) => `Legg til ${part}`,
    switchOn: 'Slå på appinnbyggingen',
    state: {
      active: 'Aktiv',
      doubled: 'Finnes dobbelt',
      missing: 'Ikke funnet',
      unseen: 'Kunne ikke sjekkes',
    },
    never: 'Ikke sjekket ennå',
    byHand:
      'Passer ikke en lenke til temaet ditt? Gå i Shopify-administrator til Nettbutikk, Temaer, Tilpass. Blokkene finnes under Legg til seksjon eller Legg til blokk, Apper; innbyggingene under Appinnbygginger til venstre.',
  },
  test: {
    title: 'Sjekk butikken slik den er nå',
    what: 'Mersalg åpner butikken din slik en kunde gjør, og forteller hva som virker.',
    run: 'Sjekk nå',
    running: 'Sjekker …',
    failed: 'Butikken kunne ikke sjekkes',
    at: (when, product) =>
      product === null ? `Sjekket ${when}.` : `Sjekket ${when}, på siden til ${product}.`,
    said: (wrong) =>
      wrong === 0 ? 'Sjekket: ingenting er galt.' : `Sjekket: ${count(wrong, 'ting', 'ting')} å rette.`,
    check: {
      block: 'Blokken er på produktsiden',
      embed: 'Appinnbyggingen er på',
      double: 'Ingenting finnes dobbelt',
      drawer: 'Handlekurvskuffen er funnet og kan oppdateres',
      prices: 'Prisene er slik Shopify har dem',
      proxy: 'Forslagene når butikken din',
    },
    ok: 'I orden',
    wrong: {
      'no-block':
        'Den er ikke på siden i temaet som er publisert. Legg den til med knappen over, og lagre i temaredigereren.',
      'no-embed':
        'Den er av i temaet som er publisert. Slå den på med knappen over, og lagre i temaredigereren.',
      doubled: 'En del er på siden mer enn én gang. Fjern den ene i temaredigereren.',
      'no-drawer':
        'Temaet ditt viser ingen handlekurvskuff. Det er greit hvis det åpner en handlekurvside: da vises forslagene der. Har det en skuff, velger du den som handlekurvtype i temaets innstillinger.',
      'drawer-silent':
        'Skuffen ble funnet, men temaet svarer ikke med innholdet, så den kan se uendret ut når noe er lagt i. Oppdater temaet, eller velg handlekurvsiden som handlekurvtype.',
      'price-differs':
        'Shopify viser en annen pris enn Mersalg kjenner til. Kundene ser alltid Shopifys. Er det fortsatt slik om ti minutter, starter du synkroniseringen på nytt under «La Mersalg lese butikken din».',
      'proxy-missing':
        'Butikken din sender ikke videre til Mersalg. Den som driver serveren, stiller inn appens proxy i Shopifys Dev Dashboard: prefix «apps», subpath «mersalg».',
      'proxy-odd':
        'Noe annet enn Mersalgs svar kom tilbake. Sjekk igjen om et minutt; fortsetter det, finner den som driver serveren årsaken i loggen.',
    },
    unseen: {
      password: 'Ikke sjekket: butikken er bak passordsiden sin. Sjekk igjen når den er åpen.',
      timeout: 'Ikke sjekket: butikken brukte for lang tid på å svare. Sjekk igjen om et minutt.',
      'too-large': 'Ikke sjekket: siden er større enn Mersalg leser.',
      refused:
        'Ikke sjekket: butikken slipper ikke inn programmer. La brannmuren eller botbeskyttelsen slippe gjennom «Mersalg self-test».',
      unreachable:
        'Ikke sjekket: siden svarte ikke som den skal. Åpne butikken i en nettleser, og sjekk igjen.',
      'no-product': 'Ikke sjekket: det er ingen produkter til salgs ennå.',
      'other-currency': 'Ikke sjekket: butikken viste serveren priser for et annet marked.',
      depends: 'Ikke sjekket: det trenger det som mangler over.',
    },
  },
  offer: {
    title: 'Lag et første tilbud',
    what: 'Et sett med ting som kjøpes sammen uansett, er den tryggeste starten. Du velger produkter og pris; ingenting vises før du slår det på.',
    action: 'Lag et sett',
    others: 'Andre typer tilbud',
  },
  older: {
    title: 'Importer eldre bestillinger',
    lead: 'Shopify gir en app de siste 60 dagenes bestillinger med mindre den får lov til flere. Din egen eksport inneholder alle.',
    how: 'Gå i Shopify-administrator til Bestillinger, og velg Eksporter, Alle bestillinger, CSV. Store eksporter sender Shopify på e-post.',
    onServer: 'Eller på datamaskinen der Mersalg kjører, i mappen til Mersalg:',
    after:
      'Gzip-filer virker som de er. Importen kan stoppes og kjøres igjen: ingenting telles to ganger, og rader som ikke kan brukes, nevnes med linjenummer.',
    drop: 'Slipp filen her, eller velg den',
    choose: 'Velg en fil …',
    limit: 'CSV eller CSV.GZ slik Shopify eksporterte den, høyst 1 GB.',
    sending: (name) => `Importerer ${name}`,
    stop: 'Stopp',
    left: (time) => `omtrent ${time} igjen`,
    stopped: 'Stoppet. Det som kom inn, er lagret: velg samme fil igjen, så fortsetter det derfra.',
    failed: 'Filen ble ikke importert',
    finished: (orders) =>
      `${count(orders, 'bestilling', 'bestillinger')} importert. Mersalg lærer av dem nå.`,
    resumed: (orders) =>
      `Fortsatte etter ${count(orders, 'bestilling', 'bestillinger')} fra et tidligere forsøk.`,
    known: (orders) =>
      `Denne filen er importert før (${count(orders, 'bestilling', 'bestillinger')}); ingenting ble talt to ganger.`,
    unknown: (lines) =>
      `${count(lines, 'ordrelinje gjelder', 'ordrelinjer gjelder')} produkter som butikken ikke lenger har.`,
    refused: (rows) => `${count(rows, 'rad ble', 'rader ble')} avvist, resten er importert:`,
    line: (line, reason) => `Linje ${line}: ${reason}`,
    more: (rows) => `… og ${count(rows, 'til', 'til')}.`,
    copy: 'Kopier',
    copied: 'Kopiert',
    copyLabel: 'Kopier kommandoen',
  },
};
