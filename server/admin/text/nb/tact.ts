/** Norwegian (bokmål): the limits of tact, what each protects, and why they hold something back. */
import { format } from '../../data/format.ts';
import type { TactText } from '../tact.ts';

const { number } = format;

export const tact: TactText = {
  title: 'Hensyn',
  lead: 'Hvor mye vi henvender oss til én besøkende, alle steder til sammen. Når kunden først er i kassen, trenger ingenting seg på, uansett hva som er valgt her.',
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
      'Beskytter kunder som slett ikke er på vei ut: falsk alarm er verre enn en kunde som rekker å gå.',
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
      'poeng',
      'En boks på vei ut veier 3, en oppgradering eller et rimeligere alternativ 2, en rabatt ingen har bedt om, 1 til. Forslag om det som passer til, veier ingenting. 0: bare slike forslag.',
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
      'Så ingen sett, mengderabatter, oppgraderinger eller rimeligere alternativer nesten gis bort. 0: ikke noe slikt gulv.',
    ],
  },
  floorWhat:
    'Et tilbud som ville gå under gulvet, vises ikke og trekkes ikke fra: det står under Tilbud, med navnet på produktet. Gaver, tjenester til prosentpris og rabatter på hele bestillingen avgjør du selv: dem rører gulvet ikke.',
  quietNone: 'Ingen stille tider: forslag vises døgnet rundt.',
  quietWhat: (timezone) =>
    `Da foreslås ingenting, bortsett fra det kundene uansett ser: fremdriftslinjer, gaver i handlekurven, mengderabatter og tjenester. Priser som allerede er lovet, gjelder. Etter butikkens klokke${timezone === '' ? '' : ` (${timezone})`}.`,
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
    calm: 'Bare ved tydelige tegn: 50 % lengre tid i butikken, og en mus eller tommel som beveger seg 50 % raskere oppover enn ved Vanlig.',
    usual:
      'Når musen går rett opp og ut, når en tommel slenger siden tilbake til toppen, eller når fanen har vært borte i fem sekunder. Aldri før tiden som er valgt i temaredigereren, og aldri før et første klikk eller trykk.',
    keen: 'Allerede ved svakere tegn: to tredeler av tiden og farten ved Vanlig. Flere på vei ut blir spurt, men også flere som ville blitt.',
  },
  exitOnce: 'Høyst én gang per besøk, og aldri igjen når den er lukket, uansett hva du velger.',
  held: {
    quiet: 'det er en av de stille tidene dine, da bare det kunden selv har bedt om, vises',
    door: 'boksen på vei ut er slått av i grensene dine for hensyn',
  },
  unkeptFloor: 'Rabatten ville gått under rabattgulvet ditt: se Hensyn.',
  unkeptFloorOf: (title) => `Rabatten på ${title} ville gått under rabattgulvet ditt: se Hensyn.`,
};
