/** Dansk: hvad serveren afviser, efter dens kode. */
import type { Text } from '../../text.ts';

export const refused: Text['errors']['refused'] = {
  'bad-input': 'Noget af det, der blev sendt, er ikke, som det skal være.',
  unauthorized: 'Serveren godtog ikke, hvem du er. Genindlæs siden fra Shopify-administratoren.',
  forbidden: 'Det må du ikke.',
  'not-found': 'Det findes ikke mere.',
  conflict: 'En anden har ændret det i mellemtiden. Se, hvad der gælder nu, og prøv igen.',
  'too-large': 'Det er mere, end der kan sendes på én gang.',
  'rate-limited': 'For meget på én gang. Vent lidt, og prøv igen.',
  'not-installed': 'Åbn først appen i Shopify-administratoren.',
  'token-expired': 'Du er blevet logget ud. Genindlæs siden fra Shopify-administratoren.',
  'platform-unavailable': 'Shopify svarer ikke lige nu. Prøv igen om lidt.',
  'platform-throttled': 'Shopify beder os om at gå langsommere frem. Prøv igen om lidt.',
  'platform-refused': 'Shopify afviste det.',
  'bulk-failed': 'Shopify kunne ikke udlevere oplysningerne. Start synkroniseringen igen.',
  'bulk-truncated': 'Shopify udleverede kun en del af oplysningerne. Start synkroniseringen igen.',
  'store-unavailable': 'Databasen svarede ikke i tide. Prøv igen.',
  'store-locked': 'Databasen er optaget. Prøv igen om lidt.',
  'model-corrupt': 'Den gemte model kan ikke bruges. Start synkroniseringen igen.',
  internal: 'Noget gik galt på serveren. Der står mere i dens log.',
};
