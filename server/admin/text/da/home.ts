/** Dansk: startsidens ord. */
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { HomeText } from '../home.ts';

const { number, list } = format;
const times = (n: number) => count(n, 'gang', 'gange');
const quoted = (offers: readonly { name: string }[]) => {
  const names = offers.slice(0, 3).map(({ name }) => `”${name}”`);
  const more = offers.length - names.length;
  return list(more > 0 ? [...names, `${number(more)} til`] : names);
};
const figures: Readonly<Record<GuardedFigure, string>> = {
  completion: 'Færre gennemførte købet med det end uden',
  profit: 'Hver besøgende gav mindre fortjeneste med det end uden',
};

export const home: HomeText = {
  failed: 'Det, der er sket i butikken, kunne ikke læses',
  gained: {
    title: 'Hvad Mersalg har givet',
    since: (day) => `Siden målingen begyndte ${day}`,
    week: 'Seneste 7 dage',
    unknown: 'Ikke kendt endnu',
    range: (low, high) => `${low} til ${high}`,
    somewhere: (low, high) =>
      `Det ligger mellem ${low} og ${high}, så det kan stadig være nul eller ligefrem et tab.`,
    loss: (least) =>
      `Et tab på mindst ${least}: besøgende, der får vist forslag, handler for mindre end dem, der ikke gør. Under Resultater ser du, hvad der tager skade.`,
    tooShort: 'Syv dage er for lidt til at sige noget.',
    weekOpen: (range) => `${range}: kan ikke skelnes fra tilfældigheder.`,
    weekTold: 'Mere, end tilfældigheder kan forklare.',
    holdout: (share) =>
      `Sammenlignet med ${number(share)} af 100 besøgende, der har givet samtykke og ikke får vist forslag.`,
    more: 'Sådan ved vi det',
  },
  week: {
    title: 'De seneste 7 dage',
    lead: 'Hvad besøgende gjorde med forslagene. Tilskrevet, ikke en gevinst: noget af det var blevet købt alligevel.',
    shown: 'Vist',
    accepted: 'Købt',
    dismissed: 'Afvist',
    revenue: 'Solgt via forslag',
    attributed: 'Tilskrevet',
    before: (figure) => `${figure} ugen før`,
    none: 'Intet blev vist i disse dage.',
    more: 'Alle resultater',
  },
  chart: {
    title: 'Vist og købt pr. dag',
    label: (shown, accepted) =>
      `Pr. dag de seneste to uger: vist ${times(shown)} og købt ${times(accepted)} de seneste 7 dage.`,
    now: 'Seneste 7 dage',
    before: 'Ugen før',
    today: 'indtil videre i dag',
    day: 'Dag',
    table: 'Som tabel',
    failed: 'Diagrammet kunne ikke indlæses. Tabellen nedenfor siger det samme.',
  },
  places: {
    title: 'Pr. placering',
    placement: 'Placering',
    revenue: 'Solgt',
    none: 'Intet blev vist i disse dage.',
  },
  offers: {
    title: 'Pr. tilbud',
    offer: 'Tilbud',
    none: 'Intet tilbud blev vist i disse dage.',
    make: 'Opret et tilbud',
    gone: (id) => `Slettet tilbud ${id}`,
    builtIn: { upgrade: 'Indbygget opgradering', downgrade: 'Indbygget billigere alternativ' },
    more: (n) => `${count(n, 'tilbud', 'tilbud')} mere under Resultater`,
  },
  fresh: {
    title: 'Ingen besøgende har set et forslag endnu',
    lead: 'Når der er en blok i dit tema, viser denne side, hvad Mersalg giver, hvad der vises, og hvad der sælger.',
    steps: [
      'Mersalg lærer af de produkter og ordrer, du allerede har.',
      'Du sætter en blok ind i dit tema. Det tager et minut og kan fortrydes.',
      'Besøgende ser, hvad der hører sammen, og denne side begynder at tælle.',
    ],
    action: 'Kom i gang med Mersalg',
    look: 'Se, hvad Mersalg ville foreslå',
  },
  attention: {
    title: 'Kræver din opmærksomhed',
    well: 'Alt er, som det skal være. Der er intet at gøre lige nu.',
    more: (n) => `${number(n)} til`,
    of: {
      setup: {
        title: () => 'Opsætningen er ikke færdig',
        what: () =>
          'Mersalg har lært din butik at kende, men ingen besøgende har set et forslag endnu: der mangler en blok i dit tema.',
        action: 'Gør opsætningen færdig',
      },
      'sync-failed': {
        title: () => 'Synkroniseringen stoppede',
        what: ({ problem }) =>
          problem ?? 'Årsagen er ukendt. Prøv igen. Stopper den en gang til, står der mere i diagnostikken.',
        action: 'Åbn Diagnostik',
      },
      'sync-stuck': {
        title: () => 'Synkroniseringen tager usædvanligt lang tid',
        what: ({ since }, when) =>
          `Den begyndte ${when(since)}. Den fortsætter af sig selv. Sker der intet, fortæller diagnostikken hvorfor.`,
        action: 'Åbn Diagnostik',
      },
      'sync-behind': {
        title: () => 'Ændringer i butikken kommer sent ind',
        what: () =>
          'Nye ordrer og produkter kan ikke hentes, så forslagene bygger på det, der var kendt i forvejen. Mersalg bliver ved med at prøve.',
        action: 'Se hvorfor',
      },
      'webhooks-late': {
        title: () => 'Beskeder fra Shopify venter',
        what: ({ since }, when) =>
          `Den ældste kom ${when(since)}. Serveren kan være overbelastet, eller den del, der behandler dem, er stoppet.`,
        action: 'Åbn Diagnostik',
      },
      'work-stopped': {
        title: ({ jobs }) => `${count(jobs.length, 'opgave er', 'opgaver er')} opgivet`,
        what: () =>
          'Det mislykkedes for mange gange til at blive forsøgt igen af sig selv. Diagnostikken fortæller, hvad det var, og hvorfor.',
        action: 'Åbn Diagnostik',
      },
      'model-absent': {
        title: () => 'Der er intet at bygge forslag på',
        what: () =>
          'Butikken er synkroniseret, men der er ikke lært noget af ordrerne. Synkronisér igen, eller importér ældre ordrer.',
        action: 'Importér ældre ordrer',
      },
      'model-old': {
        title: () => 'Forslagene bygger på gamle ordrer',
        what: ({ trainedAt }, when) =>
          `Mersalg lærte senest ${when(trainedAt)}, og der er kommet ordrer ind siden. Der kan være noget galt med træningen.`,
        action: 'Se hvorfor',
      },
      'offer-paused': {
        title: ({ offer }) => `”${offer.name}” blev sat på pause`,
        what: ({ figure, at }, when) =>
          `${figures[figure]}, mere end tilfældigheder forklarer, så Mersalg satte det på pause ${when(at)}. Se det igennem, før du slår det til igen.`,
        action: 'Se tilbuddet',
      },
      'promise-unkept': {
        title: ({ offers }) =>
          offers.length === 1 ? `${quoted(offers)} vises ikke` : `${number(offers.length)} tilbud vises ikke`,
        what: ({ offers }) =>
          offers.length === 1
            ? 'Checkout ville ikke kunne give det, der loves, så besøgende ser det ikke. Tilbuddet fortæller, hvad der skal ændres.'
            : `Checkout ville ikke kunne give det, der loves: ${quoted(offers)}. Hvert af dem fortæller, hvad der skal ændres.`,
        action: 'Se, hvad der skal ændres',
      },
      'offers-conflict': {
        title: () => 'Tilbud står i vejen for hinanden',
        what: ({ offers }) =>
          `${quoted(offers)}: vises ikke, fordi et tilbud før det gælder de samme produkter. Ændr rækkefølgen, eller lad dem kombineres.`,
        action: 'Til tilbuddene',
      },
      'shipping-differs': {
        title: () => 'Der loves fri fragt ved et andet beløb end dit',
        what: ({ offers }) =>
          `${quoted(offers)} og dine fragtpriser stemmer ikke overens. Ret det ene eller det andet, så checkout holder, hvad der loves.`,
        action: 'Se begge beløb',
      },
      'groups-uneven': {
        title: ({ trial }) =>
          trial === null ? 'Hvad Mersalg har givet, holdes tilbage' : `”${trial.name}” kan ikke bedømmes`,
        what: () =>
          'De grupper, der sammenlignes, har ikke den størrelse, de burde have: et script eller en cache kan holde den ene væk. Ingen tal vises, før årsagen er fundet.',
        action: 'Se grupperne',
      },
      'no-consent': {
        title: () => 'Ingen besøgende måles',
        what: ({ shown }) =>
          `Forslag blev vist ${times(shown)} på 7 dage, og ingen gav samtykke til statistik. Tjek, at dit samtykkebanner spørger om det: ellers er der intet at sammenligne.`,
        action: 'Sådan virker målingen',
      },
    },
  },
};
