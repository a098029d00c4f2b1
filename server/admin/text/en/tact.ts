/** English: the limits of tact, what each protects, and why they hold something back. */
import type { Keenness } from '../../../domain/journey/memory.ts';
import type { Weekday } from '../../../domain/journey/quiet.ts';
import type { TactNumber } from '../../../domain/parseTact.ts';
import { format } from '../../data/format.ts';

const { number } = format;

export const tact = {
  title: 'Limits of tact',
  lead: 'How much one shopper is spoken to, in all places together. Once checkout has begun, nothing speaks up by itself, whatever is set here.',
  group: {
    often: [
      'How often',
      'Protects patience: nobody is shown the same thing over and over, and a no stays a no.',
    ],
    much: ['How much in one visit', 'Protects the visit: a shop that keeps asking is left sooner.'],
    quiet: [
      'Quiet times',
      'Protects the hours that are yours: when nobody is there to answer, or when a push would be out of place.',
    ],
    exit: [
      'At the door',
      'Protects shoppers who are only looking up: a false alarm is worse than a missed leaver.',
    ],
    floor: [
      'Discount floor',
      'Protects your margin: from a discount that looked small, and from a cost that has risen since.',
    ],
  } as Readonly<
    Record<'often' | 'much' | 'quiet' | 'exit' | 'floor', readonly [title: string, protects: string]>
  >,
  limit: {
    perVisit: ['One thing is shown at most', 'times in a visit', 'Then it rests until the next visit.'],
    perDay: ['and at most', 'times on a day', 'All visits of the day together.'],
    declinedDays: ['What was declined stays away', 'days', 'Whatever place it was declined at.'],
    pressure: [
      'One visit bears at most',
      'points of pressure',
      'An exit dialog weighs 3, an upgrade or a cheaper version 2, a discount that nobody asked for 1 more. Shelves of what goes with it weigh nothing. 0: only shelves.',
    ],
    discounts: [
      'Discounts offered unasked, at most',
      'in 30 days',
      'Per shopper, so that nobody learns to wait for them. 0: never.',
    ],
    marginFloor: [
      'A discounted line leaves at least',
      '% margin',
      'From “Cost per item” in Shopify; a product without a known cost is no objection. 0: it must not be sold below cost.',
    ],
    priceFloor: [
      'and keeps at least',
      '% of its price',
      'So that no set, quantity price, upgrade or cheaper version costs next to nothing. 0: no such floor.',
    ],
  } as Readonly<Record<TactNumber, readonly [label: string, unit: string, what: string]>>,
  floorWhat:
    'An offer that would break it is not shown and not charged: Offers says so, and names the product. Gifts, services priced by share and discounts on whole orders are your own to weigh: the floor leaves them alone.',

  quietNone: 'No quiet times: shoppers are met around the clock.',
  quietWhat: (timezone: string) =>
    `Nothing is suggested then, but for what shoppers see anyway: bars, gifts in the cart, quantity prices and services. Prices already promised hold. By your shop’s clock${timezone === '' ? '' : ` (${timezone})`}.`,
  quietAdd: 'Add a quiet time',
  quietFull: (max: number) =>
    `${number(max)} quiet times is the most there can be. Remove one to add another.`,
  quietDays: 'Begins on',
  quietFrom: 'From',
  quietTo: 'To',
  quietLater: 'on the next day',
  quietWhole: 'A whole day, until the same hour',
  quietLabel: (place: number) => `Quiet time ${number(place)}`,
  quietRemove: (place: number) => `Remove quiet time ${number(place)}`,
  remove: 'Remove',
  day: {
    1: 'Monday',
    2: 'Tuesday',
    3: 'Wednesday',
    4: 'Thursday',
    5: 'Friday',
    6: 'Saturday',
    7: 'Sunday',
  } as Readonly<Record<Weekday, string>>,
  dayShort: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' } as Readonly<
    Record<Weekday, string>
  >,

  exit: 'How readily the door opens',
  exitIs: { off: 'Off', calm: 'Calm', usual: 'Usual', keen: 'Keen' } as Readonly<Record<Keenness, string>>,
  exitWhat: {
    off: 'Nobody is asked anything when leaving.',
    calm: 'Only by clear signs: half as long again in the shop, and a mouse or a thumb half as fast again towards the top as usual.',
    usual:
      'When the mouse goes straight up and out, or a thumb flings the page back to its top, or the tab was put away for five seconds; never before the time that the theme editor has, and a first click or tap.',
    keen: 'By slighter signs: two thirds of the time and of the speed that are usual. More leavers are met, and more who only looked up.',
  } as Readonly<Record<Keenness, string>>,
  exitOnce: 'Once in a visit at most, and never again once closed, whichever is chosen.',

  held: {
    quiet: 'it is one of your quiet times, when only what was asked for is shown',
    door: 'the door is off in your limits of tact',
  },
  unkeptFloor: 'Its discount would bring a line below your floor, in Limits of tact.',
  unkeptFloorOf: (title: string) =>
    `Its discount on ${title} would bring it below your floor, in Limits of tact.`,
};
