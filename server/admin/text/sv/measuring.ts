/** Svenska: hur resultaten mäts, en del av inställningarna. */
import type { Text } from '../../text.ts';

export const measuring: Text['measuring'] = {
  title: 'Så mäts resultaten',
  lead: 'En liten del av besökarna får aldrig se några förslag, någonstans. Det som de andra köper mer är vad Mersalg har gett. Utan den jämförelsen kan ingen skilja det från vad som hade sålts ändå.',
  number: {
    share: [
      'Får inga förslag, för jämförelsens skull',
      '% av besökarna',
      'Skyddar dig mot siffror som smickrar: 5 räcker för de flesta butiker, en liten butik ser mer med 10. De handlar som om Mersalg inte fanns. Bara besökare som har samtyckt till analys räknas över huvud taget. En ny andel börjar en ny mätning: det som redan har mätts finns kvar och blandas aldrig med den.',
    ],
    assumedMargin: [
      'Marginal där kostnaden är okänd',
      '% av priset',
      'Används för produkter utan ”Kostnad per artikel” i Shopify, och det står utskrivet vid resultatet. Tomt: inget antas, och vinsten visas bara så länge kostnaden är känd för minst 80 % av det som säljs.',
    ],
  },
  guard: 'Pausa det som skadar',
  guardWhat:
    'Skyddar din butik: ett erbjudande eller experiment som visar sig kosta slutförda köp eller vinst pausas av sig självt, med orsaken i loggen. Är det avstängt får du veta det, men inget pausas.',
  feedback: 'Fråga kunderna vad de tycker',
  feedbackWhat:
    'På tacksidan, om blocket finns där: om förslagen var till hjälp (bara den som såg eller köpte något), eller hur troligt det är att de rekommenderar din butik. En fråga per kund och halvår, alltid frivillig. Svaren räknas bara: inga ord, inga namn.',
  changed: {
    share: 'kontrollgruppens andel ändrad',
    assumedMargin: 'antagen marginal ändrad',
    guard: 'pausning av det som skadar ändrad',
    feedback: 'frågan till kunderna ändrad',
  },
};
