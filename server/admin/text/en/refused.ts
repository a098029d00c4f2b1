/** English: what the server refuses, by its code; said where the server’s own words would be in a foreign language. */
import type { ErrorCode } from '../../../domain/errors.ts';

export const refused = {
  'bad-input': 'Something that was sent is not as it should be.',
  unauthorized: 'The server did not accept who you are. Reload the page from Shopify’s admin.',
  forbidden: 'You may not do this.',
  'not-found': 'It is not there any more.',
  conflict: 'Somebody else changed it meanwhile. Look at what holds now, and try again.',
  'too-large': 'That is more than can be sent at once.',
  'rate-limited': 'Too much at once. Wait a moment, and try again.',
  'not-installed': 'Open the app in Shopify’s admin first.',
  'token-expired': 'You were signed out. Reload the page from Shopify’s admin.',
  'platform-unavailable': 'Shopify does not answer just now. Try again in a moment.',
  'platform-throttled': 'Shopify asks us to go slower. Try again in a moment.',
  'platform-refused': 'Shopify refused it.',
  'bulk-failed': 'Shopify could not hand out the data. Start the sync again.',
  'bulk-truncated': 'Shopify handed out only a part of the data. Start the sync again.',
  'store-unavailable': 'The database did not answer in time. Try again.',
  'store-locked': 'The database is busy. Try again in a moment.',
  'model-corrupt': 'The saved model cannot be used. Start the sync again.',
  internal: 'Something went wrong in the server. Its log has the details.',
} satisfies Record<ErrorCode, string>;
