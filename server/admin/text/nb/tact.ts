/** Norwegian (bokmål): the limits of tact, what each protects, and why they hold something back. */
import { format } from '../../data/format.ts';
import type { TactText } from '../tact.ts';

const { number } = format;

export const tact: TactText = {
  title: 'Hensyn',
  lead: 'Hvor mye vi henvender oss til én besøkende, alle steder til sammen. Når kjøpet først har begynt i kassen, er det ingenting som trenger seg på, uansett hva som er valgt her.',
  group: {
    often: [
      'Hvor ofte',
      'Beskytter tålmodigheten: ingen får se det samme om og om igjen, og et nei er et nei.',
    ],
    much: ['Hvor mye i ett besøk', 'Beskytter besøket: en butikk som stadig spør, forlater man raskere.'],
    quiet: [
      'Stille tider',
      'Beskytter timene som er dine: når ingen er der til å svare, eller når et tilbud ville være malplassert.',
    ],
    exit: [
      'På vei ut',
      'Beskytter kunder som bare ser opp: falsk alarm er verre enn en kunde som rekker å gå.',
    ],
    floor: [
      'Rabattgulv',
      'Beskytter marginen: mot en rabatt som så liten ut, og mot en kostnad som har steget siden.',
    ],
  },
  limit: {
    perVisit: ['Det samme vises høyst', 'ganger per besøk', 'Deretter hviler det til neste besøk.'],
    perDay: ['og høyst', 'ganger per dag', 'Alle dagens besøk til sammen.'],
    declinedDays: ['Det kunden har takket nei til, holdes unna', 'dager', 'Uansett hvor det ble takket nei.'],
    pressure: [
      'Ett besøk tåler høyst',
      'trykkpoeng',
      'En boks på vei ut veier 3, en oppgradering eller et rimeligere alternativ 2, en rabatt ingen har bedt om, 1 til. Hyller med det som passer til, veier ingenting. 0: bare hyller.',
    ],
    discounts: [
      'Rabatter ingen har bedt om, høyst',
      'på 30 dager',
      'Per kunde, så ingen lærer seg å vente på dem. 0: aldri.',
    ],
    marginFloor: [
      'En rabattert linje gir minst',
      '% margin',
      'Ut fra «Kostnad per vare» i Shopify. Et produkt uten kjent kostnad er ingen hindring. 0: det kan ikke selges under kostnad.',
    ],
    priceFloor: [
      'og beholder minst',
      '% av prisen sin',
      'Så ikke noe sett, ingen mengdepris, oppgradering eller rimeligere alternativ nesten gis bort. 0: ikke noe slikt gulv.',
    ],
  },
  floorWhat:
    'Et tilbud som ville bryte gulvet, vises ikke og trekkes ikke fra: Tilbud sier det og nevner produktet. Gaver, tjenester til prosentpris og rabatter på hele ordren avgjør du selv: dem rører gulvet ikke.',
  quietNone: 'Ingen stille tider: kundene møtes døgnet rundt.',
  quietWhat: (timezone) =>
    `Da foreslås ingenting, bortsett fra det kundene uansett ser: målere, gaver i handlekurven, mengdepriser og tjenester. Priser som allerede er lovet, gjelder. Etter butikkens klokke${timezone === '' ? '' : ` (${timezone})`}.`,
  quietAdd: 'Legg til en stille tid',
  quietFull: (max) => `Det er plass til høyst ${number(max)} stille tider. Fjern en for å legge til en ny.`,
  quietDays: 'Begynner',
  quietFrom: 'Fra',
  quietTo: 'Til',
  quietLater: 'neste dag',
  quietWhole: 'Et helt døgn, til samme klokkeslett',
  quietLabel: (place) => `Stille tid ${number(place)}`,
  quietRemove: (place) => `Fjern stille tid ${number(place)}`,
  remove: 'Fjern',
  day: { 1: 'mandag', 2: 'tirsdag', 3: 'onsdag', 4: 'torsdag', 5: 'fredag', 6: 'lørdag', 7: 'søndag' },
  dayShort: { 1: 'Man', 2: 'Tir', 3: 'Ons', 4: 'Tor', 5: 'Fre', 6: 'Lør', 7: 'Søn' },
  exit: 'Hvor lett det spørres',
  exitIs: { off: 'Av', calm: 'Rolig', usual: 'Vanlig', keen: 'Ivrig' },
  exitWhat: {
    off: 'Ingen blir spurt om noe på vei ut.',
    calm: 'Bare ved tydelige tegn: halvannen gang så lang tid i butikken, og en mus eller tommel som beveger seg halvannen gang så fort oppover som vanlig.',
    usual:
      'Når musen går rett opp og ut, når en tommel slenger siden tilbake til toppen, eller når fanen har vært borte i fem sekunder. Aldri før tiden som er valgt i temaredigereren, og aldri før et første klikk eller trykk.',
    keen: 'Allerede ved svakere tegn: to tredeler av tiden og farten som er vanlig. Flere på vei ut blir spurt, men også flere som bare så opp.',
  },
  exitOnce: 'Høyst én gang per besøk, og aldri igjen når den er lukket, uansett hva du velger.',
  held: {
    quiet: 'det er en av de stille tidene dine, da bare det kunden selv har bedt om, vises',
    door: 'boksen på vei ut er slått av i grensene dine for hensyn',
  },
  unkeptFloor: 'Rabatten ville brutt rabattgulvet ditt, under Hensyn.',
  unkeptFloorOf: (title) => `Rabatten på ${title} ville brutt rabattgulvet ditt, under Hensyn.`,
};
