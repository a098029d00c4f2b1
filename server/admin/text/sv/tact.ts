/** Swedish: the limits of tact, what each protects, and why they hold something back. */
import { format } from '../../data/format.ts';
import type { TactText } from '../tact.ts';

const { number } = format;

export const tact: TactText = {
  title: 'Hänsyn',
  lead: 'Hur mycket vi vänder oss till en och samma besökare, på alla ställen sammanlagt. När kunden väl är i kassan tränger sig inget på, oavsett vad som är valt här.',
  group: {
    often: ['Hur ofta', 'Skyddar tålamodet: ingen får se samma sak om och om igen, och ett nej är ett nej.'],
    much: ['Hur mycket under ett besök', 'Skyddar besöket: en butik som frågar hela tiden lämnas fortare.'],
    quiet: [
      'Tysta tider',
      'Skyddar de timmar som är dina: när ingen finns på plats för att svara, eller när ett erbjudande vore malplacerat.',
    ],
    exit: [
      'På väg ut',
      'Skyddar kunder som inte alls är på väg ut: ett falskt alarm är värre än en kund som hinner gå.',
    ],
    floor: [
      'Rabattgolv',
      'Skyddar marginalen: mot en rabatt som såg liten ut och mot en kostnad som har stigit sedan dess.',
    ],
  },
  limit: {
    perVisit: ['Samma sak visas högst', 'gånger per besök', 'Sedan får den vila till nästa besök.'],
    perDay: ['och högst', 'gånger per dag', 'Alla besök samma dag, sammanlagt.'],
    declinedDays: ['Det kunden tackat nej till hålls borta', 'dagar', 'Var kunden än tackade nej.'],
    pressure: [
      'Ett besök tål högst',
      'poäng',
      'En dialog på väg ut väger 3, en uppgradering eller ett billigare alternativ 2, en rabatt som ingen bett om 1 till. Förslag på det som passar till väger ingenting. 0: bara sådana förslag.',
    ],
    discounts: [
      'Rabatter som ingen bett om, högst',
      'på 30 dagar',
      'Per kund, så att ingen lär sig att vänta på dem. 0: aldrig.',
    ],
    marginFloor: [
      'En rabatterad rad lämnar minst',
      '% marginal',
      'Utifrån ”Kostnad per artikel” i Shopify. En produkt utan känd kostnad är inget hinder. 0: den får inte säljas under kostnad.',
    ],
    priceFloor: [
      'och behåller minst',
      '% av sitt pris',
      'Så att inget set, ingen mängdrabatt eller uppgradering och inget billigare alternativ nästan skänks bort. 0: inget sådant golv.',
    ],
  },
  floorWhat:
    'Ett erbjudande som skulle gå under golvet visas inte och dras inte av: det står under Erbjudanden, med produktens namn. Gåvor, tjänster till procentpris och rabatter på hela ordern avgör du själv: dem rör golvet inte.',
  quietNone: 'Inga tysta tider: förslag visas dygnet runt.',
  quietWhat: (timezone) =>
    `Då föreslås ingenting, utom det som kunderna ändå ser: förloppsindikatorer, gåvor i varukorgen, mängdrabatter och tjänster. Redan lovade priser gäller. Enligt butikens klocka${timezone === '' ? '' : ` (${timezone})`}.`,
  quietAdd: 'Lägg till tyst tid',
  quietFull: (max) =>
    `Det finns plats för högst ${number(max)} tysta tider. Ta bort en för att lägga till en ny.`,
  quietDays: 'Börjar på',
  quietFrom: 'Från',
  quietTo: 'Till',
  quietLater: 'nästa dag',
  quietWhole: 'Ett helt dygn, till samma klockslag',
  quietLabel: (place) => `Tyst tid ${number(place)}`,
  quietRemove: (place) => `Ta bort tyst tid ${number(place)}`,
  remove: 'Ta bort',
  day: { 1: 'måndag', 2: 'tisdag', 3: 'onsdag', 4: 'torsdag', 5: 'fredag', 6: 'lördag', 7: 'söndag' },
  dayShort: { 1: 'Mån', 2: 'Tis', 3: 'Ons', 4: 'Tors', 5: 'Fre', 6: 'Lör', 7: 'Sön' },
  exit: 'Hur lätt frågan ställs',
  exitIs: { off: 'Av', calm: 'Lugn', usual: 'Normal', keen: 'Ivrig' },
  exitWhat: {
    off: 'Ingen får någon fråga på väg ut.',
    calm: 'Bara vid tydliga tecken: 50 % längre tid i butiken, och en mus eller tumme som rör sig 50 % snabbare uppåt än vid Normal.',
    usual:
      'När musen går rakt upp och ut, när en tumme slungar sidan tillbaka till toppen eller när fliken varit borta i fem sekunder. Aldrig före den tid som är vald i temaredigeraren, och aldrig före ett första klick eller tryck.',
    keen: 'Redan vid svagare tecken: två tredjedelar av tiden och farten vid Normal. Fler som är på väg ut får en fråga, men också fler som tänkte stanna.',
  },
  exitOnce: 'Högst en gång per besök, och aldrig igen när den har stängts, vad du än väljer.',
  held: {
    quiet: 'det är en av dina tysta tider, då bara det som kunden själv bett om visas',
    door: 'frågan på väg ut är avstängd i dina gränser för hänsyn',
  },
  unkeptFloor: 'Rabatten skulle gå under ditt rabattgolv: se Hänsyn.',
  unkeptFloorOf: (title) => `Rabatten på ${title} skulle gå under ditt rabattgolv: se Hänsyn.`,
};
