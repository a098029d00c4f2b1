/** Dansk: hvordan resultaterne måles, en del af indstillingerne. */
import type { Text } from '../../text.ts';

export const measuring: Text['measuring'] = {
  title: 'Sådan måles resultaterne',
  lead: 'En lille del af de besøgende får aldrig vist forslag noget sted. Det, de andre køber mere, er, hvad Mersalg har givet. Uden den sammenligning kan ingen skelne det fra, hvad der var blevet solgt alligevel.',
  number: {
    share: [
      'Får ikke vist forslag, til sammenligning',
      '% af de besøgende',
      'Beskytter dig mod tal, der smigrer: 5 er nok for de fleste butikker, en lille butik ser mere med 10. De handler, som om Mersalg ikke fandtes. Kun besøgende, der har givet samtykke til analyse, tælles overhovedet med. En anden andel begynder en ny måling: det, der allerede er målt, bevares og blandes aldrig med den.',
    ],
    assumedMargin: [
      'Avance, hvor kostprisen er ukendt',
      '% af prisen',
      'Bruges for produkter uden ”Pris pr. vare” i Shopify, og det står ved resultatet. Tomt: intet antages, og fortjenesten vises kun, så længe kostprisen er kendt for mindst 80 % af det, der sælges.',
    ],
  },
  guard: 'Sæt skadelige ting på pause',
  guardWhat:
    'Beskytter din butik: et tilbud eller et eksperiment, der viser sig at koste gennemførte køb eller fortjeneste, sættes automatisk på pause, med årsagen i loggen. Er det slået fra, får du besked, men intet sættes på pause.',
  feedback: 'Spørg kunderne, hvad de synes',
  feedbackWhat:
    'På takkesiden, hvis blokken er der: om forslagene var til hjælp (kun den, der så eller købte et), eller hvor sandsynligt det er, at de vil anbefale din butik. Ét spørgsmål pr. kunde hvert halve år, altid frivilligt. Svarene tælles kun: ingen ord, ingen navne.',
  changed: {
    share: 'kontrolgruppens andel ændret',
    assumedMargin: 'antaget avance ændret',
    guard: 'pause af skadelige ting ændret',
    feedback: 'spørgsmål til kunderne ændret',
  },
};
