/** Norsk bokmål: hvordan resultatene måles, en del av innstillingene. */
import type { Text } from '../../text.ts';

export const measuring: Text['measuring'] = {
  title: 'Slik måles resultatene',
  lead: 'En liten andel av de besøkende får aldri se forslag noe sted. Det de andre kjøper mer, er det Mersalg har gitt. Uten den sammenligningen kan ingen skille det fra det som hadde blitt solgt uansett.',
  number: {
    share: [
      'Får ikke se forslag, til sammenligning',
      '% av de besøkende',
      'Beskytter deg mot tall som smigrer: 5 er nok for de fleste butikker, en liten butikk ser mer med 10. De handler som om Mersalg ikke fantes. Bare besøkende som har samtykket til analyse, telles i det hele tatt. En annen andel begynner en ny måling: det som allerede er målt, beholdes, og blandes aldri med den.',
    ],
    assumedMargin: [
      'Margin der kostnaden er ukjent',
      '% av prisen',
      'Brukes for produkter uten «Kostnad per vare» i Shopify, og det står ved resultatet. Tomt: ingenting antas, og fortjenesten vises bare så lenge kostnaden er kjent for minst 80 % av det som selges.',
    ],
  },
  guard: 'Sett det som skader, på pause',
  guardWhat:
    'Beskytter butikken din: et tilbud eller et eksperiment som viser seg å koste fullførte kjøp eller fortjeneste, settes automatisk på pause, med årsaken i loggen. Er det slått av, får du vite det, men ingenting settes på pause.',
  feedback: 'Spør kundene hva de synes',
  feedbackWhat:
    'På takkesiden, hvis blokken er der: om forslagene var til hjelp (bare den som så eller kjøpte et), eller hvor sannsynlig det er at de vil anbefale butikken din. Ett spørsmål per kunde hvert halvår, alltid frivillig. Svarene telles bare: ingen ord, ingen navn.',
  changed: {
    share: 'kontrollgruppens andel endret',
    assumedMargin: 'antatt margin endret',
    guard: 'pause for det som skader, endret',
    feedback: 'spørsmål til kundene endret',
  },
};
