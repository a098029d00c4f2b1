/** English: the words of the privacy view. */
import { format } from '../../data/format.ts';

const { number } = format;

export const privacy = {
  title: 'Data and privacy',
  lead: 'What Mersalg stores of your shop, for how long, and what you can do with it.',
  failed: 'This could not be read.',
  storedTitle: 'What is stored',
  storedLead:
    'Never names, addresses, e-mail addresses or phone numbers. Customers and visitors are known by a keyed hash only.',
  entries: (n: number) => `${number(n)} entries`,
  since: (when: string) => `oldest: ${when}`,
  empty: 'nothing',
  details: 'Table by table',
  group: {
    catalogue: 'Products and collections',
    orders: 'Orders and their lines',
    measuring: 'What measures',
    choices: 'Your settings, offers and experiments',
    work: 'Background work',
    forgotten: 'Customers who asked to be forgotten',
  },
  groupWhat: {
    catalogue:
      'A copy of your catalogue, from which suggestions are chosen. Follows Shopify: what you delete there goes here.',
    orders:
      'Which products were bought together, when and for how much. Whose order it is stands there as a hash, if you let us read customers at all.',
    measuring:
      'Which visitor, as a hash, was shown suggestions or none, began a checkout and paid; what was shown and accepted, counted by day; answers on the thank-you page, counted.',
    choices: 'What you set, and the log of who changed it.',
    work: 'Webhooks until they are worked off (seconds; their contents are then erased), the queue, the trained model, and access to your shop, sealed.',
    forgotten: 'A second hash, so that nothing said of them later is kept.',
  },
  keepTitle: 'How long it is kept',
  keepLead: 'What is older is deleted every hour. Products stay as long as they are in your shop.',
  days: 'days',
  keep: {
    orders: 'Orders',
    visitors: 'What measures',
    audit: 'The log of changes',
    feedback: 'Answers on the thank-you page',
  },
  keepWhat: {
    orders:
      'Suggestions are learned from them. Fewer orders mean fewer and less certain suggestions; at least as long as what measures.',
    visitors: 'Results reach no further back, and shoppers first seen longer ago are no longer counted.',
    audit: 'Who changed what.',
    feedback: 'Counts by day; nobody can be told from them.',
  },
  consentTitle: 'Consent',
  consentLead:
    'Mersalg goes by the answer that a shopper gave to your shop’s own cookie banner, as Shopify’s customer privacy tells it, and by nothing else.',
  consent: {
    yes: 'Agreed to analytics',
    personal: 'Agreed to preferences',
    no: 'Declined, or has not answered',
  },
  consentWhat: {
    yes: 'A random number is kept in this browser and, as a hash, here. Experiments follow it, and results count this shopper.',
    personal:
      'The last ten products viewed in this visit, and what a logged-in customer bought before, help to choose suggestions.',
    no: 'Suggestions are shown all the same. No number is kept, and no result counts this shopper. Only the browser remembers what was shown and declined, so that nobody is pestered; the server keeps nothing of it.',
  },
  exportTitle: 'Take your data away',
  exportLead:
    'One file with everything that is stored of your shop, one entry a line (JSON lines). Access tokens stay on the server.',
  exportNow: 'Download all data',
  exporting: 'The file is being made…',
  exported: 'All data downloaded.',
  exportFailed: 'The data could not be downloaded.',
  customerTitle: 'One customer',
  customerLead:
    'What Shopify’s privacy requests do by themselves, started by hand. We store neither number nor e-mail: they only find the hash.',
  customerId: 'Customer number',
  customerHint: 'The last part of the customer’s address in the Shopify admin.',
  email: 'E-mail (for imported orders)',
  customerWrong: 'Enter the customer’s number: digits only.',
  customerExport: 'Download what is stored',
  customerForget: 'Forget this customer',
  customerExported: 'Downloaded.',
  forgot: (n: number) => `Forgotten. ${number(n)} orders no longer say whose they are.`,
  customerFailed: 'That did not work.',
  forgetAsk: 'Forget this customer?',
  forgetLost:
    'Their orders stay, but no longer say whose they are. What was measured of their visits is deleted. This cannot be undone.',
  measuringTitle: 'Delete all that measures',
  measuringLead: 'Begins measuring anew, from nothing.',
  measuringNow: 'Delete all measuring data',
  measuringAsk: 'Delete all measuring data?',
  measuringLost: (n: number) =>
    `${number(n)} entries are lost: who was shown suggestions, results so far of all experiments, what was counted by day, and answers. Your offers, settings and orders stay. This cannot be undone.`,
  measuringDone: 'Deleted. Measuring begins anew.',
  cancel: 'Cancel',
  uninstallTitle: 'If you uninstall',
  uninstall: {
    now: 'At once: access to your shop is thrown away, all work stops, and nothing is shown in your theme any more.',
    later:
      '48 hours later Shopify asks us to erase the shop: then every entry in every table is deleted. Come back before, and nothing is lost.',
    theme: 'In your theme nothing stays behind: blocks disappear with the app.',
  },
};
