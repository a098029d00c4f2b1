/** Svenska: vad servern vägrar, efter dess kod. */
import type { Text } from '../../text.ts';

export const refused: Text['errors']['refused'] = {
  'bad-input': 'Något av det som skickades är inte som det ska.',
  unauthorized: 'Servern godtog inte vem du är. Ladda om sidan från Shopify-admin.',
  forbidden: 'Du får inte göra det här.',
  'not-found': 'Det finns inte längre.',
  conflict: 'Någon annan ändrade det under tiden. Se vad som gäller nu, och försök igen.',
  'too-large': 'Det är mer än vad som kan skickas på en gång.',
  'rate-limited': 'För mycket på en gång. Vänta lite och försök igen.',
  'not-installed': 'Öppna först appen i Shopify-admin.',
  'token-expired': 'Du har loggats ut. Ladda om sidan från Shopify-admin.',
  'platform-unavailable': 'Shopify svarar inte just nu. Försök igen om en stund.',
  'platform-throttled': 'Shopify ber oss gå långsammare. Försök igen om en stund.',
  'platform-refused': 'Shopify sa nej.',
  'bulk-failed': 'Shopify kunde inte lämna ut uppgifterna. Starta synkroniseringen igen.',
  'bulk-truncated': 'Shopify lämnade bara ut en del av uppgifterna. Starta synkroniseringen igen.',
  'store-unavailable': 'Databasen svarade inte i tid. Försök igen.',
  'store-locked': 'Databasen är upptagen. Försök igen om en stund.',
  'model-corrupt': 'Den sparade modellen går inte att använda. Starta synkroniseringen igen.',
  internal: 'Något gick fel i servern. Mer finns i dess logg.',
};
