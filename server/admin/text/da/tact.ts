/** Danish: the limits of tact, what each protects, and why they hold something back. */
import { format } from '../../data/format.ts';
import type { TactText } from '../tact.ts';

const { number } = format;

export const tact: TactText = {
  title: 'Hensyn',
  lead: 'Hvor meget vi henvender os til én besøgende, alle steder tilsammen. Når kunden først er i checkout, trænger intet sig på, uanset hvad der er valgt her.',
  group: {
    often: [
      'Hvor ofte',
      'Beskytter tålmodigheden: ingen får vist det samme igen og igen, og et nej er et nej.',
    ],
    much: [
      'Hvor meget under ét besøg',
      'Beskytter besøget: en butik, der bliver ved med at spørge, forlader man hurtigere.',
    ],
    quiet: [
      'Stille tider',
      'Beskytter de timer, der er dine: når ingen er der til at svare, eller når et tilbud ville være malplaceret.',
    ],
    exit: [
      'På vej ud',
      'Beskytter kunder, der slet ikke er på vej ud: falsk alarm er værre end en kunde, der når at gå.',
    ],
    floor: [
      'Rabatbund',
      'Beskytter din avance: mod en rabat, der så lille ud, og mod en kostpris, der er steget siden.',
    ],
  },
  limit: {
    perVisit: ['Det samme vises højst', 'gange i et besøg', 'Derefter hviler det til næste besøg.'],
    perDay: ['og højst', 'gange på en dag', 'Dagens besøg tilsammen.'],
    declinedDays: ['Det, kunden har sagt nej til, holdes væk', 'dage', 'Uanset hvor der blev sagt nej.'],
    pressure: [
      'Et besøg tåler højst',
      'point',
      'En boks på vej ud vejer 3, en opgradering eller et billigere alternativ 2, en rabat, ingen har bedt om, 1 mere. Forslag om det, der passer til, vejer intet. 0: kun den slags forslag.',
    ],
    discounts: [
      'Rabatter, ingen har bedt om, højst',
      'på 30 dage',
      'Pr. kunde, så ingen lærer at vente på dem. 0: aldrig.',
    ],
    marginFloor: [
      'En nedsat linje efterlader mindst',
      '% avance',
      'Ud fra ”Pris pr. vare” i Shopify. Et produkt uden kendt kostpris er ingen hindring. 0: det må ikke sælges under kostpris.',
    ],
    priceFloor: [
      'og beholder mindst',
      '% af sin pris',
      'Så intet sæt, ingen mængderabat, ingen opgradering og intet billigere alternativ næsten foræres væk. 0: ingen sådan bund.',
    ],
  },
  floorWhat:
    'Et tilbud, der ville gå under bunden, vises ikke og trækkes ikke fra: det står under Tilbud med produktets navn. Gaver, ydelser til procentpris og rabatter på hele ordren afgør du selv: dem rører bunden ikke.',
  quietNone: 'Ingen stille tider: forslag vises døgnet rundt.',
  quietWhat: (timezone) =>
    `Så foreslås intet, bortset fra det, kunderne alligevel ser: statuslinjer, gaver i kurven, mængderabatter og ydelser. Priser, der allerede er lovet, gælder. Efter butikkens ur${timezone === '' ? '' : ` (${timezone})`}.`,
  quietAdd: 'Tilføj en stille tid',
  quietFull: (max) => `Der er plads til højst ${number(max)} stille tider. Fjern en for at tilføje en ny.`,
  quietDays: 'Begynder',
  quietFrom: 'Fra',
  quietTo: 'Til',
  quietLater: 'næste dag',
  quietWhole: 'Et helt døgn, til samme klokkeslæt',
  quietLabel: (place) => `Stille tid ${number(place)}`,
  quietRemove: (place) => `Fjern stille tid ${number(place)}`,
  remove: 'Fjern',
  day: { 1: 'mandag', 2: 'tirsdag', 3: 'onsdag', 4: 'torsdag', 5: 'fredag', 6: 'lørdag', 7: 'søndag' },
  dayShort: { 1: 'Man', 2: 'Tir', 3: 'Ons', 4: 'Tor', 5: 'Fre', 6: 'Lør', 7: 'Søn' },
  exit: 'Hvor let der spørges',
  exitIs: { off: 'Fra', calm: 'Rolig', usual: 'Normal', keen: 'Ivrig' },
  exitWhat: {
    off: 'Ingen bliver spurgt om noget på vej ud.',
    calm: 'Kun ved tydelige tegn: 50 % længere tid i butikken og en mus eller tommelfinger, der bevæger sig 50 % hurtigere opad end ved Normal.',
    usual:
      'Når musen går lige op og ud, når en tommelfinger slynger siden tilbage til toppen, eller når fanen har været væk i fem sekunder. Aldrig før den tid, der er valgt i temaeditoren, og aldrig før et første klik eller tryk.',
    keen: 'Allerede ved svagere tegn: to tredjedele af tiden og farten ved Normal. Flere på vej ud bliver spurgt, men også flere, der ville blive.',
  },
  exitOnce: 'Højst én gang i et besøg, og aldrig igen, når den er lukket, uanset hvad du vælger.',
  held: {
    quiet: 'det er en af dine stille tider, hvor kun det, kunden selv har bedt om, vises',
    door: 'boksen på vej ud er slået fra i dine grænser for hensyn',
  },
  unkeptFloor: 'Rabatten ville gå under din rabatbund: se Hensyn.',
  unkeptFloorOf: (title) => `Rabatten på ${title} ville gå under din rabatbund: se Hensyn.`,
};
