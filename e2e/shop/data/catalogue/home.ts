/** The home shelves, first half: wool, candles, lamps, bedding. */
import { colours, department, type FamilySpec } from './family.ts';

const family = department('Home');

export const HOME: readonly FamilySpec[] = [
  family(
    'throw',
    'Textiles',
    'Wool Throw',
    'Long evenings, one more chapter.',
    [
      ['Kvist', 595, 'material:recycled wool; size:130×170 cm'],
      ['Kvist Lambswool', 995, 'material:lambswool; size:130×180 cm'],
      ['Myrull', 1795, 'material:eco lambswool; size:140×200 cm; woven in:Dalarna'],
    ],
    { season: 'winter', options: [colours('Fog', 'Heather', 'Moss')], popularity: 1.3 },
  ),
  family(
    'cushion',
    'Textiles',
    'Cushion',
    'Feather-filled, washable cover.',
    [
      ['Tuva', 299, 'material:cotton; size:50×50 cm'],
      ['Tuva Linen', 449, 'material:linen; size:50×50 cm'],
      ['Tuva Wool', 649, 'material:wool; size:40×60 cm'],
    ],
    { options: [colours('Sand', 'Ochre', 'Ink')], most: 3 },
  ),
  family(
    'scented-candle',
    'Candles',
    'Scented Candle',
    'Poured from rapeseed wax.',
    [
      ['Barrskog', 199, 'burn time:35 h; scent:pine and resin'],
      ['Saltstänk', 229, 'burn time:40 h; scent:sea salt and kelp'],
      ['Björkved', 249, 'burn time:45 h; scent:birch smoke'],
      ['Midvinter', 349, 'burn time:60 h; scent:amber and cardamom'],
    ],
    { season: 'gifts', consumable: true, popularity: 1.7, most: 3 },
  ),
  family(
    'taper',
    'Candles',
    'Taper Candles, 8-pack',
    'They burn straight and do not drip.',
    [
      ['Ljus', 99, 'burn time:7 h; wax:stearin'],
      ['Ljus Dipped', 169, 'burn time:8 h; wax:beeswax blend'],
    ],
    { season: 'winter', consumable: true, popularity: 1.2, options: [colours('White', 'Rust')], most: 4 },
  ),
  family(
    'candlestick',
    'Candles',
    'Candlestick',
    'For one flame at the window.',
    [
      ['Stake', 199, 'material:steel; height:14 cm'],
      ['Stake Brass', 449, 'material:brass; height:18 cm'],
      ['Stake Trio', 895, 'material:cast iron; height:22 cm; arms:3'],
    ],
    { season: 'winter' },
  ),
  family(
    'matches',
    'Candles',
    'Long Matches',
    'A bottle of sixty, strike on the side.',
    [
      ['Sticka', 79, 'pieces:60; length:10 cm'],
      ['Sticka Fireplace', 119, 'pieces:40; length:28 cm'],
    ],
    { season: 'winter', consumable: true, popularity: 0.8, most: 3 },
  ),
  family(
    'snuffer',
    'Candles',
    'Candle Snuffer',
    'No smoke, no wax on the wall.',
    [
      ['Tyst', 149, 'material:steel'],
      ['Tyst Brass', 279, 'material:brass'],
    ],
    { season: 'gifts', popularity: 0.5 },
  ),
  family(
    'table-lamp',
    'Lamps',
    'Table Lamp',
    'A small moon on the sideboard.',
    [
      ['Måne', 495, 'height:28 cm; shade:paper; socket:E27'],
      ['Måne Linen', 895, 'height:38 cm; shade:linen; socket:E27; dimmer:yes'],
      ['Måne Brass', 1695, 'height:42 cm; shade:opal glass; socket:E27; dimmer:yes'],
    ],
    { season: 'autumn' },
  ),
  family(
    'pendant',
    'Lamps',
    'Pendant Lamp',
    'Low over the table, as it should be.',
    [
      ['Klocka', 695, 'diameter:30 cm; material:steel; socket:E27'],
      ['Klocka Pine', 1195, 'diameter:38 cm; material:pine veneer; socket:E27'],
      ['Klocka Glass', 2195, 'diameter:34 cm; material:opal glass; socket:E27'],
    ],
    { season: 'autumn', options: [colours('Chalk', 'Spruce')], popularity: 0.8 },
  ),
  family(
    'bulb',
    'Lamps',
    'LED Bulb E27',
    'Warm light, no flicker.',
    [
      ['Glans 4 W', 79, 'brightness:400 lm; warmth:2200 K'],
      ['Glans Dim 6 W', 129, 'brightness:700 lm; warmth:2700 K; dimmable:yes'],
    ],
    { most: 4, popularity: 0.9 },
  ),
  family(
    'duvet-cover',
    'Bedding',
    'Duvet Cover Set',
    'Sleep like a summer cabin.',
    [
      ['Dröm', 599, 'material:percale cotton; pieces:2'],
      ['Dröm Washed', 995, 'material:washed organic cotton; pieces:2'],
      ['Dröm Linen', 1895, 'material:stonewashed linen; pieces:2'],
    ],
    { options: [colours('Chalk', 'Fjord', 'Sand')] },
  ),
  family(
    'pillowcase',
    'Bedding',
    'Pillowcase, 2-pack',
    'Cool side, both sides.',
    [
      ['Dröm', 199, 'material:percale cotton; size:50×60 cm'],
      ['Dröm Washed', 299, 'material:washed organic cotton; size:50×60 cm'],
      ['Dröm Linen', 495, 'material:stonewashed linen; size:50×60 cm'],
    ],
    { options: [colours('Chalk', 'Fjord', 'Sand')], most: 2 },
  ),
];
