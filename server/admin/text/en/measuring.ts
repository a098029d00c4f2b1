/** English: the words of how results are measured, a part of the settings view. */
import type { MEASURE_BOUNDS } from '../../../domain/parseMeasure.ts';

export const measuring = {
  title: 'How results are measured',
  lead: 'A small share of shoppers is shown nothing, always and everywhere. What the others buy more than they do is what Mersalg earned. Without that comparison nobody could tell it from what would have been sold anyway.',
  number: {
    share: [
      'Shown nothing, for comparison',
      '% of shoppers',
      'Protects you from figures that flatter: 5 is enough for most shops, a small shop sees more with 10. They shop as if Mersalg were not there. Only shoppers who agreed to analytics are counted at all. Another share begins a new measurement: what was measured before stays, and is never mixed with it.',
    ],
    assumedMargin: [
      'Margin where the cost is unknown',
      '% of the price',
      'Used for products without “Cost per item” in Shopify, and said so beside the result. Empty: nothing is assumed, and profit is told only while at least 80 % of what is sold has a known cost.',
    ],
  } satisfies Record<keyof typeof MEASURE_BOUNDS, readonly [label: string, unit: string, what: string]>,
  guard: 'Pause what does harm',
  guardWhat:
    'Protects your shop: an offer or a trial that is seen to cost completed checkouts or profit is paused by itself, with the reason in its log. Switched off, you are told and nothing is paused.',
  feedback: 'Ask shoppers what they think',
  feedbackWhat:
    'On the thank-you page, where its block stands: whether the suggestions were helpful (only who saw or bought one), or how likely they are to recommend your shop. One question per shopper in half a year, never required. Answers are only counted: no words, no names.',
  changed: {
    share: 'share of shoppers shown nothing changed',
    assumedMargin: 'assumed margin changed',
    guard: 'pausing what does harm changed',
    feedback: 'asking shoppers changed',
  },
};
