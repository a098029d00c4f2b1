/** Norsk bokmål: startsidens ord. */
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { HomeText } from '../home.ts';

const { number, list } = format;
const times = (n: number) => count(n, 'gang', 'ganger');
const quoted = (offers: readonly { name: string }[]) => {
  const names = offers.slice(0, 3).map(({ name }) => `«${name}»`);
  const more = offers.length - names.length;
  return list(more > 0 ? [...names, `${number(more)} til`] : names);
};
const figures: Readonly<Record<GuardedFigure, string>> = {
  completion: 'Færre fullførte kjøpet med det enn uten',
  profit: 'Hver besøkende ga mindre fortjeneste med det enn uten',
};

export const home: HomeText = {
  failed: 'Det som har skjedd i butikken, kunne ikke leses',
  gained: {
    title: 'Hva Mersalg har gitt',
    since: (day) => `Siden målingen begynte ${day}`,
    week: 'Siste 7 dager',
    unknown: 'Ikke kjent ennå',
    range: (low, high) => `${low} til ${high}`,
    somewhere: (low, high) =>
      `Det ligger mellom ${low} og ${high}, så det kan fortsatt være null, eller til og med et tap.`,
    loss: (least) =>
      `Et tap på minst ${least}: besøkende som får se forslag, handler for mindre enn de som ikke gjør det. Under Resultater ser du hva som tar skade.`,
    tooShort: 'Sju dager er for lite til å si noe.',
    weekOpen: (range) => `${range}: kan ikke skilles fra tilfeldigheter.`,
    weekTold: 'Mer enn tilfeldigheter kan forklare.',
    holdout: (share) =>
      `Sammenlignet med ${number(share)} av 100 besøkende som har samtykket og ikke får se forslag.`,
    more: 'Slik vet vi det',
  },
  week: {
    title: 'De siste 7 dagene',
    lead: 'Hva besøkende gjorde med forslagene. Tilskrevet, ikke en gevinst: noe av det ville blitt kjøpt uansett.',
    shown: 'Vist',
    accepted: 'Kjøpt',
    dismissed: 'Avvist',
    revenue: 'Solgt via forslag',
    attributed: 'Tilskrevet',
    before: (figure) => `${figure} uken før`,
    none: 'Ingenting ble vist disse dagene.',
    more: 'Alle resultater',
  },
  chart: {
    title: 'Vist og kjøpt per dag',
    label: (shown, accepted) =>
      `Per dag de siste to ukene: vist ${times(shown)} og kjøpt ${times(accepted)} de siste 7 dagene.`,
    now: 'Siste 7 dager',
    before: 'Uken før',
    today: 'så langt i dag',
    day: 'Dag',
    table: 'Som tabell',
    failed: 'Diagrammet kunne ikke lastes. Tabellen nedenfor sier det samme.',
  },
  places: {
    title: 'Per plassering',
    placement: 'Plassering',
    revenue: 'Solgt',
    none: 'Ingenting ble vist disse dagene.',
  },
  offers: {
    title: 'Per tilbud',
    offer: 'Tilbud',
    none: 'Ingen tilbud ble vist disse dagene.',
    make: 'Lag et tilbud',
    gone: (id) => `Slettet tilbud ${id}`,
    builtIn: { upgrade: 'Innebygd oppgradering', downgrade: 'Innebygd rimeligere alternativ' },
    more: (n) => `${count(n, 'tilbud', 'tilbud')} til under Resultater`,
  },
  fresh: {
    title: 'Ingen besøkende har sett et forslag ennå',
    lead: 'Når det er en blokk i temaet ditt, viser denne siden hva Mersalg gir, hva som vises, og hva som selger.',
    steps: [
      'Mersalg lærer av produktene og bestillingene du allerede har.',
      'Du legger en blokk inn i temaet ditt. Det tar et minutt og kan angres.',
      'Besøkende ser hva som hører sammen, og denne siden begynner å telle.',
    ],
    action: 'Kom i gang med Mersalg',
    look: 'Se hva Mersalg ville foreslått',
  },
  attention: {
    title: 'Krever oppmerksomhet',
    well: 'Alt er som det skal være. Det er ingenting å gjøre nå.',
    more: (n) => `${number(n)} til`,
    of: {
      setup: {
        title: () => 'Oppsettet er ikke ferdig',
        what: () =>
          'Mersalg er blitt kjent med butikken din, men ingen besøkende har sett et forslag ennå: det mangler en blokk i temaet ditt.',
        action: 'Gjør ferdig oppsettet',
      },
      'sync-failed': {
        title: () => 'Synkroniseringen stoppet',
        what: ({ problem }) =>
          problem ?? 'Årsaken er ukjent. Prøv igjen. Stopper den en gang til, står det mer i diagnostikken.',
        action: 'Åpne Diagnostikk',
      },
      'sync-stuck': {
        title: () => 'Synkroniseringen tar uvanlig lang tid',
        what: ({ since }, when) =>
          `Den begynte ${when(since)}. Den fortsetter av seg selv. Skjer det ingenting, sier diagnostikken hvorfor.`,
        action: 'Åpne Diagnostikk',
      },
      'sync-behind': {
        title: () => 'Endringer i butikken kommer sent inn',
        what: () =>
          'Nye bestillinger og produkter kan ikke hentes, så forslagene bygger på det som var kjent fra før. Mersalg fortsetter å prøve.',
        action: 'Se hvorfor',
      },
      'webhooks-late': {
        title: () => 'Meldinger fra Shopify venter',
        what: ({ since }, when) =>
          `Den eldste kom ${when(since)}. Serveren kan være overbelastet, eller delen som behandler dem, kan ha stoppet.`,
        action: 'Åpne Diagnostikk',
      },
      'work-stopped': {
        title: ({ jobs }) => `${count(jobs.length, 'oppgave er', 'oppgaver er')} gitt opp`,
        what: () =>
          'Det mislyktes for mange ganger til å bli forsøkt igjen av seg selv. Diagnostikken sier hva det var, og hvorfor.',
        action: 'Åpne Diagnostikk',
      },
      'model-absent': {
        title: () => 'Det finnes ikke noe å bygge forslag på',
        what: () =>
          'Butikken er synkronisert, men ingenting ble lært av bestillingene. Synkroniser igjen, eller importer eldre bestillinger.',
        action: 'Importer eldre bestillinger',
      },
      'model-old': {
        title: () => 'Forslagene bygger på gamle bestillinger',
        what: ({ trainedAt }, when) =>
          `Mersalg lærte sist ${when(trainedAt)}, og det har kommet bestillinger siden. Noe kan være galt med treningen.`,
        action: 'Se hvorfor',
      },
      'offer-paused': {
        title: ({ offer }) => `«${offer.name}» ble satt på pause`,
        what: ({ figure, at }, when) =>
          `${figures[figure]}, mer enn tilfeldigheter forklarer, så Mersalg satte det på pause ${when(at)}. Se over det før du slår det på igjen.`,
        action: 'Se tilbudet',
      },
      'promise-unkept': {
        title: ({ offers }) =>
          offers.length === 1 ? `${quoted(offers)} vises ikke` : `${number(offers.length)} tilbud vises ikke`,
        what: ({ offers }) =>
          offers.length === 1
            ? 'Kassen ville ikke kunnet gi det som loves, så besøkende ser det ikke. Tilbudet sier hva som må endres.'
            : `Kassen ville ikke kunnet gi det som loves: ${quoted(offers)}. Hvert av dem sier hva som må endres.`,
        action: 'Se hva som må endres',
      },
      'offers-conflict': {
        title: () => 'Tilbud står i veien for hverandre',
        what: ({ offers }) =>
          `${quoted(offers)}: vises ikke, fordi et tilbud før det gjelder de samme produktene. Endre rekkefølgen, eller la dem kombineres.`,
        action: 'Til tilbudene',
      },
      'shipping-differs': {
        title: () => 'Det loves fri frakt ved et annet beløp enn ditt',
        what: ({ offers }) =>
          `${quoted(offers)} og fraktprisene dine stemmer ikke overens. Endre det ene eller det andre, så kassen holder det som loves.`,
        action: 'Se begge beløpene',
      },
      'groups-uneven': {
        title: ({ trial }) =>
          trial === null ? 'Hva Mersalg har gitt, holdes tilbake' : `«${trial.name}» kan ikke bedømmes`,
        what: () =>
          'Gruppene som sammenlignes, har ikke den størrelsen de burde ha: et skript eller en cache kan holde den ene borte. Ingen tall vises før årsaken er funnet.',
        action: 'Se gruppene',
      },
      'no-consent': {
        title: () => 'Ingen besøkende måles',
        what: ({ shown }) =>
          `Forslag ble vist ${times(shown)} på 7 dager, og ingen samtykket til statistikk. Sjekk at samtykkebanneret ditt spør om det: ellers er det ingenting å sammenligne.`,
        action: 'Slik fungerer målingen',
      },
    },
  },
};
