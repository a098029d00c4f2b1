/** Danish: setting up, from connected to a first offer. */
import { count } from '../count.ts';
import type { SetupText } from '../setup.ts';

export const setup: SetupText = {
  title: 'Kom i gang',
  lead: 'Intet ændres i din butik, før der er en blok i dit tema. Fjerner du den, er der ingen spor tilbage.',
  done: (done, all) => `${done} af ${all} trin færdige`,
  allDone: 'Alt er klar. Du kan ændre alt her, når du vil.',
  stepDone: 'Færdig',
  stepNext: 'Næste',
  failed: 'Det kunne ikke læses, hvor langt du er',
  connected: { title: 'Tilslut din butik', what: (shop) => `${shop} er tilsluttet.` },
  sync: {
    title: 'Lad Mersalg læse din butik',
    what: 'Dine produkter og de ordrer, der viser, hvad der købes sammen. Det er begyndt med det, der passer de fleste butikker.',
    orders: 'Ordrer, der skal læses',
    reach: { all: 'Alle, som Shopify giver adgang til', year: '12 måneder', 'sixty-days': '60 dage' },
    ordersWhat:
      'Flere ordrer giver bedre forslag. Vælger du noget andet, læses de igen; ordrer, der allerede er læst, beholdes.',
    onlySixty:
      'Shopify giver denne app de seneste 60 dages ordrer, så en længere periode giver ikke flere. Ældre ordrer importerer du fra en fil længere nede.',
    customers: 'Brug, hvad kunder har købt før',
    customersWhat:
      'Kunder, der er logget ind og har givet samtykke, får ikke tilbudt det, de allerede har, og bliver mindet om det, de køber igen.',
    noCustomers:
      'Shopify har ikke givet appen lov til at læse kunder, så forslagene er ens for alle. Her er der ikke noget at vælge.',
  },
  suggestions: {
    title: 'Se dine første forslag',
    what: 'Hvad dine kunder ville få vist ved siden af disse produkter, og hvorfor. Dem, ordrerne taler stærkest for, først.',
    waiting: 'De kommer, så snart dine ordrer er læst, og Mersalg har lært af dem.',
    none: 'Ingen to produkter er endnu købt sammen ofte nok. Importerer du ældre ordrer længere nede, kan det ændre sig allerede i dag.',
    beside: (product) => `Ved siden af ${product}`,
    more: 'Søg efter et andet produkt',
  },
  theme: {
    title: 'Sæt det ind i dit tema',
    what: 'Hver knap åbner temaeditoren med delen på plads: se på den, træk den derhen, hvor du vil have den, og gem der.',
    needed: 'Begynd med disse to',
    wanted: 'Mere, hvis du har lyst',
    part: {
      'goes-well-with': ['Passer godt sammen', 'Produktsiden: det, der købes sammen med produktet.'],
      'mersalg-embed': [
        'Kurv og udgang (appintegration)',
        'Forslag i kurvskuffen og et sidste ord på vej ud.',
      ],
      bundle: ['Sæt', 'Produktsiden: et sæt med sin egen pris. Viser dine tilbud på sæt.'],
      upgrade: ['Opgradering', 'Produktsiden: et bedre alternativ, side om side.'],
      extras: ['Tilvalg', 'Produktsiden: mængderabatter, ydelser og abonnementer.'],
      'progress-bar': ['Statuslinje', 'Kurven: hvor langt der er til fri fragt eller en gave.'],
    },
    add: (part) => `Tilføj ${part}`,
    switchOn: 'Slå appintegrationen til',
    state: {
      active: 'Aktiv',
      doubled: 'Findes dobbelt',
      missing: 'Ikke fundet',
      unseen: 'Kunne ikke tjekkes',
    },
    never: 'Ikke tjekket endnu',
    byHand:
      'Passer et link ikke til dit tema? Gå i Shopify-administratoren til Webshop, Temaer, Tilpas. Blokkene findes under Tilføj afsnit eller Tilføj blok, Apps; integrationerne under Appintegrationer i venstre side.',
  },
  test: {
    title: 'Tjek butikken, som den er nu',
    what: 'Mersalg åbner din butik, som en kunde gør, og fortæller, hvad der virker.',
    run: 'Tjek nu',
    running: 'Tjekker …',
    failed: 'Butikken kunne ikke tjekkes',
    at: (when, product) =>
      product === null ? `Tjekket ${when}.` : `Tjekket ${when} på siden for ${product}.`,
    said: (wrong) =>
      wrong === 0 ? 'Tjekket: intet er galt.' : `Tjekket: ${count(wrong, 'ting', 'ting')} at rette.`,
    check: {
      block: 'Blokken er på produktsiden',
      embed: 'Appintegrationen er slået til',
      double: 'Intet findes dobbelt',
      drawer: 'Kurvskuffen er fundet og kan opdateres',
      prices: 'Priserne er, som Shopify har dem',
      proxy: 'Forslagene når din butik',
    },
    ok: 'I orden',
    wrong: {
      'no-block':
        'Den er ikke på siden i det tema, der er udgivet. Tilføj den med knappen ovenfor, og gem i temaeditoren.',
      'no-embed':
        'Den er slået fra i det tema, der er udgivet. Slå den til med knappen ovenfor, og gem i temaeditoren.',
      doubled: 'En del er på siden mere end én gang. Fjern den ene i temaeditoren.',
      'no-drawer':
        'Dit tema viser ingen kurvskuffe. Det er fint, hvis det åbner en kurvside: så vises forslagene dér. Har det en skuffe, så vælg den som kurvtype i temaets indstillinger.',
      'drawer-silent':
        'Skuffen blev fundet, men temaet svarer ikke med dens indhold, så den kan se uændret ud, når noget er lagt i. Opdatér temaet, eller vælg kurvsiden som kurvtype.',
      'price-differs':
        'Shopify viser en anden pris, end Mersalg kender. Kunderne ser altid Shopifys. Er det stadig sådan om ti minutter, så start synkroniseringen igen under ”Lad Mersalg læse din butik”.',
      'proxy-missing':
        'Din butik sender ikke videre til Mersalg. Den, der driver serveren, indstiller appens proxy i Shopifys Dev Dashboard: prefix ”apps”, subpath ”mersalg”.',
      'proxy-odd':
        'Der kom noget andet tilbage end Mersalgs svar. Tjek igen om et minut; bliver det ved, finder den, der driver serveren, årsagen i dens log.',
    },
    unseen: {
      password: 'Ikke tjekket: butikken er bag sin adgangskodeside. Tjek igen, når den er åben.',
      timeout: 'Ikke tjekket: butikken var for længe om at svare. Tjek igen om et minut.',
      'too-large': 'Ikke tjekket: siden er større, end Mersalg læser.',
      refused:
        'Ikke tjekket: butikken lukker ikke programmer ind. Lad din firewall eller botbeskyttelse slippe ”Mersalg self-test” igennem.',
      unreachable:
        'Ikke tjekket: siden svarede ikke, som den skal. Åbn butikken i en browser, og tjek så igen.',
      'no-product': 'Ikke tjekket: der er ikke noget produkt til salg endnu.',
      'other-currency': 'Ikke tjekket: butikken viste serveren priser for et andet marked.',
      depends: 'Ikke tjekket: det kræver det, der mangler ovenfor.',
    },
  },
  offer: {
    title: 'Opret et første tilbud',
    what: 'Et sæt af ting, der alligevel købes sammen, er den tryggeste start. Du vælger produkter og pris; intet vises, før du slår det til.',
    action: 'Opret et sæt',
    others: 'Andre typer tilbud',
  },
  older: {
    title: 'Importér ældre ordrer',
    lead: 'Shopify giver en app de seneste 60 dages ordrer, medmindre den får lov til flere. Din egen eksport indeholder dem alle.',
    how: 'Gå i Shopify-administratoren til Ordrer, og vælg Eksportér, Alle ordrer, CSV. Store eksporter sender Shopify pr. mail.',
    onServer: 'Eller på den computer, hvor Mersalg kører, i dens mappe:',
    after:
      'Gzip-filer virker, som de er. Importen kan afbrydes og køres igen: intet tælles to gange, og rækker, der ikke kan bruges, nævnes med linjenummer.',
    drop: 'Slip filen her, eller vælg den',
    choose: 'Vælg en fil …',
    limit: 'CSV eller CSV.GZ, som Shopify eksporterede den, højst 1 GB.',
    sending: (name) => `Importerer ${name}`,
    stop: 'Afbryd',
    left: (time) => `cirka ${time} tilbage`,
    stopped: 'Afbrudt. Det, der kom ind, er gemt: vælg den samme fil igen, så fortsætter det derfra.',
    failed: 'Filen blev ikke importeret',
    finished: (orders) => `${count(orders, 'ordre', 'ordrer')} importeret. Mersalg lærer af dem nu.`,
    resumed: (orders) => `Fortsatte efter ${count(orders, 'ordre', 'ordrer')} fra et tidligere forsøg.`,
    known: (orders) =>
      `Denne fil er importeret før (${count(orders, 'ordre', 'ordrer')}); intet er talt to gange.`,
    unknown: (lines) =>
      `${count(lines, 'ordrelinje er', 'ordrelinjer er')} for produkter, som butikken ikke længere har.`,
    refused: (rows) => `${count(rows, 'række blev', 'rækker blev')} afvist, resten er importeret:`,
    line: (line, reason) => `Linje ${line}: ${reason}`,
    more: (rows) => `… og ${count(rows, 'til', 'til')}.`,
    copy: 'Kopiér',
    copied: 'Kopieret',
    copyLabel: 'Kopiér kommandoen',
  },
};
