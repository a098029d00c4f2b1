/** Svenska: startsidans ord. */
import type { GuardedFigure } from '../../../domain/experiment/guard.ts';
import { format } from '../../data/format.ts';
import { count } from '../count.ts';
import type { HomeText } from '../home.ts';

const { number, list } = format;
const times = (n: number) => count(n, 'gång', 'gånger');
const quoted = (offers: readonly { name: string }[]) => {
  const names = offers.slice(0, 3).map(({ name }) => `”${name}”`);
  const more = offers.length - names.length;
  return list(more > 0 ? [...names, `${number(more)} till`] : names);
};
const figures: Readonly<Record<GuardedFigure, string>> = {
  completion: 'Färre slutförde köpet med det än utan',
  profit: 'Varje besökare gav mindre vinst med det än utan',
};

export const home: HomeText = {
  failed: 'Det gick inte att läsa vad som har hänt i butiken',
  gained: {
    title: 'Vad Mersalg har gett',
    since: (day) => `Sedan mätningen började ${day}`,
    week: 'Senaste 7 dagarna',
    unknown: 'Inte känt ännu',
    range: (low, high) => `${low} till ${high}`,
    somewhere: (low, high) =>
      `Det ligger mellan ${low} och ${high}, så det kan fortfarande vara noll, eller till och med en förlust.`,
    loss: (least) =>
      `En förlust på minst ${least}: besökare som får förslag handlar för mindre än de som inte får några. Under Resultat ser du vad som tar skada.`,
    tooShort: 'Sju dagar är för lite för att säga något.',
    weekOpen: (range) => `${range}: går inte att skilja från slumpen.`,
    weekTold: 'Mer än vad slumpen kan förklara.',
    holdout: (share) =>
      `Jämfört med ${number(share)} av 100 besökare som samtyckt och som inte får några förslag.`,
    more: 'Så vet vi det',
  },
  week: {
    title: 'De senaste 7 dagarna',
    lead: 'Vad besökarna gjorde med förslagen. Tillskrivet, inte samma sak som ett tillskott: en del hade köpts ändå.',
    shown: 'Visade',
    accepted: 'Köpta',
    dismissed: 'Avvisade',
    revenue: 'Sålt via förslag',
    attributed: 'Tillskrivet',
    before: (figure) => `${figure} veckan före`,
    none: 'Inget visades de här dagarna.',
    more: 'Alla resultat',
  },
  chart: {
    title: 'Visade och köpta per dag',
    label: (shown, accepted) =>
      `Per dag de senaste två veckorna: visade ${times(shown)} och köpta ${times(accepted)} de senaste 7 dagarna.`,
    now: 'Senaste 7 dagarna',
    before: 'Veckan före',
    today: 'hittills i dag',
    day: 'Dag',
    table: 'Som tabell',
    failed: 'Diagrammet kunde inte laddas. Tabellen nedanför säger samma sak.',
  },
  places: {
    title: 'Per placering',
    placement: 'Placering',
    revenue: 'Sålt',
    none: 'Inget visades de här dagarna.',
  },
  offers: {
    title: 'Per erbjudande',
    offer: 'Erbjudande',
    none: 'Inget erbjudande visades de här dagarna.',
    make: 'Skapa ett erbjudande',
    gone: (id) => `Raderat erbjudande ${id}`,
    builtIn: { upgrade: 'Inbyggd uppgradering', downgrade: 'Inbyggt billigare alternativ' },
    more: (n) => `${count(n, 'erbjudande', 'erbjudanden')} till under Resultat`,
  },
  fresh: {
    title: 'Ingen besökare har sett ett förslag ännu',
    lead: 'När ett block finns i ditt tema visar den här sidan vad Mersalg ger, vad som visas och vad som säljer.',
    steps: [
      'Mersalg lär sig av de produkter och ordrar du redan har.',
      'Du lägger ett block i ditt tema. Det tar en minut och går att ångra.',
      'Besökarna ser vad som hör ihop, och den här sidan börjar räkna.',
    ],
    action: 'Kom igång med Mersalg',
    look: 'Se vad Mersalg skulle föreslå',
  },
  attention: {
    title: 'Kräver din uppmärksamhet',
    well: 'Allt är som det ska. Inget behöver göras just nu.',
    more: (n) => `${number(n)} till`,
    of: {
      setup: {
        title: () => 'Du är inte riktigt klar med att komma igång',
        what: () =>
          'Mersalg har lärt känna din butik, men ingen besökare har sett ett förslag ännu: det saknas ett block i ditt tema.',
        action: 'Gör klart',
      },
      'sync-failed': {
        title: () => 'Synkroniseringen stannade',
        what: ({ problem }) =>
          problem ?? 'Orsaken är okänd. Försök igen; stannar den en gång till finns mer i diagnostiken.',
        action: 'Öppna diagnostiken',
      },
      'sync-stuck': {
        title: () => 'Synkroniseringen tar ovanligt lång tid',
        what: ({ since }, when) =>
          `Den började ${when(since)}. Den fortsätter av sig själv; om inget rör sig säger diagnostiken varför.`,
        action: 'Öppna diagnostiken',
      },
      'sync-behind': {
        title: () => 'Ändringar i butiken kommer in sent',
        what: () =>
          'Det går inte att hämta nya ordrar och produkter, så förslagen bygger på det som var känt sedan tidigare. Mersalg fortsätter att försöka.',
        action: 'Se varför',
      },
      'webhooks-late': {
        title: () => 'Meddelanden från Shopify väntar',
        what: ({ since }, when) =>
          `Det äldsta kom ${when(since)}. Servern kan vara överbelastad, eller så har den del som hanterar dem stannat.`,
        action: 'Öppna diagnostiken',
      },
      'work-stopped': {
        title: ({ jobs }) => `${count(jobs.length, 'uppgift har', 'uppgifter har')} getts upp`,
        what: () =>
          'Det misslyckades för många gånger för att försökas igen automatiskt. Diagnostiken säger vad det var, och varför.',
        action: 'Öppna diagnostiken',
      },
      'model-absent': {
        title: () => 'Det finns inget att bygga förslag på',
        what: () =>
          'Butiken är synkroniserad, men inget kunde läras av ordrarna. Synkronisera igen, eller importera äldre ordrar.',
        action: 'Importera äldre ordrar',
      },
      'model-old': {
        title: () => 'Förslagen bygger på gamla ordrar',
        what: ({ trainedAt }, when) =>
          `Mersalg lärde sig senast ${when(trainedAt)}, och ordrar har kommit in sedan dess. Något kan vara fel med träningen.`,
        action: 'Se varför',
      },
      'offer-paused': {
        title: ({ offer }) => `”${offer.name}” pausades`,
        what: ({ figure, at }, when) =>
          `${figures[figure]}, mer än slumpen förklarar, så Mersalg pausade det ${when(at)}. Se över det innan du slår på det igen.`,
        action: 'Se erbjudandet',
      },
      'promise-unkept': {
        title: ({ offers }) =>
          offers.length === 1
            ? `${quoted(offers)} visas inte`
            : `${number(offers.length)} erbjudanden visas inte`,
        what: ({ offers }) =>
          offers.length === 1
            ? 'Kassan skulle inte kunna ge det som utlovas, så besökarna får inte se det. Erbjudandet säger vad som behöver ändras.'
            : `Kassan skulle inte kunna ge det som utlovas: ${quoted(offers)}. Vart och ett säger vad som behöver ändras.`,
        action: 'Se vad som behöver ändras',
      },
      'offers-conflict': {
        title: () => 'Erbjudanden står i vägen för varandra',
        what: ({ offers }) =>
          `${quoted(offers)}: visas inte, eftersom ett erbjudande före det gäller samma produkter. Ändra ordningen, eller låt dem kombineras.`,
        action: 'Till erbjudandena',
      },
      'shipping-differs': {
        title: () => 'Fri frakt utlovas vid en annan summa än din',
        what: ({ offers }) =>
          `${quoted(offers)} och dina fraktpriser stämmer inte överens. Ändra det ena eller det andra, så att kassan håller det som sägs.`,
        action: 'Se båda summorna',
      },
      'groups-uneven': {
        title: ({ trial }) =>
          trial === null ? 'Vad Mersalg har gett hålls inne' : `”${trial.name}” går inte att bedöma`,
        what: () =>
          'Grupperna som jämförs har inte den storlek de borde ha: ett skript eller en cache kan hålla den ena borta. Inga siffror visas förrän orsaken är funnen.',
        action: 'Se grupperna',
      },
      'no-consent': {
        title: () => 'Ingen besökare mäts',
        what: ({ shown }) =>
          `Förslag visades ${times(shown)} på 7 dagar, och ingen samtyckte till statistik. Kontrollera att din samtyckesbanner frågar efter det: annars finns inget att jämföra.`,
        action: 'Så fungerar mätningen',
      },
    },
  },
};
