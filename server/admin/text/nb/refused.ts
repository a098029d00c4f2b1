/** Norsk bokmål: hva serveren avviser, etter koden. */
import type { Text } from '../../text.ts';

export const refused: Text['errors']['refused'] = {
  'bad-input': 'Noe av det som ble sendt, er ikke som det skal være.',
  unauthorized: 'Serveren godtok ikke hvem du er. Last inn siden på nytt fra Shopify-administrator.',
  forbidden: 'Du har ikke lov til dette.',
  'not-found': 'Det finnes ikke lenger.',
  conflict: 'Noen andre endret det i mellomtiden. Se hva som gjelder nå, og prøv igjen.',
  'too-large': 'Det er mer enn det som kan sendes på én gang.',
  'rate-limited': 'For mye på én gang. Vent litt, og prøv igjen.',
  'not-installed': 'Åpne først appen i Shopify-administrator.',
  'token-expired': 'Du er logget ut. Last inn siden på nytt fra Shopify-administrator.',
  'platform-unavailable': 'Shopify svarer ikke akkurat nå. Prøv igjen om litt.',
  'platform-throttled': 'Shopify ber oss gå saktere frem. Prøv igjen om litt.',
  'platform-refused': 'Shopify avslo det.',
  'bulk-failed': 'Shopify kunne ikke utlevere opplysningene. Start synkroniseringen igjen.',
  'bulk-truncated': 'Shopify utleverte bare en del av opplysningene. Start synkroniseringen igjen.',
  'store-unavailable': 'Databasen svarte ikke i tide. Prøv igjen.',
  'store-locked': 'Databasen er opptatt. Prøv igjen om litt.',
  'model-corrupt': 'Den lagrede modellen kan ikke brukes. Start synkroniseringen igjen.',
  internal: 'Noe gikk galt på serveren. Det står mer i loggen.',
};
