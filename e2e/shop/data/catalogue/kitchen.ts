/** The kitchen shelves, first half: coffee, tea and the laid table. */
import { colours, department, type FamilySpec, sizes } from './family.ts';

const family = department('Kitchen');
const BAG = sizes('250 g', '500 g*1.85', '1 kg*3.5');

export const KITCHEN: readonly FamilySpec[] = [
  family(
    'grinder',
    'Coffee',
    'Coffee Grinder',
    'Even grounds, quiet mornings.',
    [
      ['Kvarn Hand', 449, 'burrs:ceramic; capacity:25 g; drive:hand'],
      ['Kvarn Steel', 995, 'burrs:stainless steel; capacity:30 g; drive:hand'],
      ['Kvarn Electric', 1995, 'burrs:conical steel; capacity:250 g; drive:electric; steps:40'],
    ],
    { popularity: 1.1 },
  ),
  family('pour-kettle', 'Coffee', 'Pour-over Kettle', 'A neck that pours exactly where you look.', [
    ['Svan', 399, 'capacity:0.8 L; material:stainless steel; heating:hob'],
    ['Svan Thermo', 695, 'capacity:1.0 L; material:stainless steel; heating:hob; thermometer:yes'],
    [
      'Svan Electric',
      1495,
      'capacity:0.9 L; material:stainless steel; heating:electric; temperature:40–100 °C',
    ],
  ]),
  family('dripper', 'Coffee', 'Coffee Dripper', 'Slow coffee for one or for four.', [
    ['Dropp', 149, 'material:plastic; cups:1–2'],
    ['Dropp Ceramic', 299, 'material:stoneware; cups:1–4'],
    ['Dropp Glass Set', 595, 'material:glass and oak; cups:1–6; carafe:included'],
  ]),
  family('press', 'Coffee', 'French Press', 'Four minutes, then press.', [
    ['Tryck 0.35', 249, 'capacity:0.35 L; material:glass'],
    ['Tryck 1.0', 399, 'capacity:1.0 L; material:glass'],
    ['Tryck Thermo 1.0', 795, 'capacity:1.0 L; material:double-wall steel; hot:4 h'],
  ]),
  family(
    'coffee-filter',
    'Coffee',
    'Coffee Filters',
    'Unbleached paper, a hundred mornings.',
    [
      ['Filter 02', 49, 'pieces:100; material:unbleached paper'],
      ['Filter Cloth', 149, 'pieces:2; material:organic cotton; reusable:yes'],
    ],
    { consumable: true, most: 3, popularity: 0.9 },
  ),
  family(
    'beans',
    'Coffee',
    'Coffee Beans',
    'Roasted in small batches by the harbour.',
    [
      ['Morgon Medium Roast', 99, 'roast:medium; origin:Brazil; process:natural'],
      ['Kaamos Dark Roast', 109, 'roast:dark; origin:Sumatra; process:washed'],
      ['Soluppgång Light Roast', 139, 'roast:light; origin:Ethiopia; process:washed'],
      ['Årgång Reserve', 189, 'roast:light; origin:Kenya; process:washed; lot:single estate'],
    ],
    { consumable: true, options: [BAG], most: 3, popularity: 1.8 },
  ),
  family(
    'teapot',
    'Tea & Pantry',
    'Teapot',
    'Three cups and one to spare.',
    [
      ['Dimma', 349, 'capacity:0.8 L; material:stoneware'],
      ['Dimma Iron', 795, 'capacity:0.9 L; material:cast iron; infuser:steel'],
      ['Is Glass', 499, 'capacity:1.0 L; material:borosilicate glass; infuser:glass'],
    ],
    { season: 'gifts' },
  ),
  family(
    'tea',
    'Tea & Pantry',
    'Loose-leaf Tea',
    'Blended with berries and herbs from the forest edge.',
    [
      ['Skogsbär', 89, 'weight:100 g; base:rooibos; notes:bilberry'],
      ['Älgört', 99, 'weight:100 g; base:green tea; notes:meadowsweet'],
      ['Vinterkväll', 109, 'weight:100 g; base:black tea; notes:orange and clove'],
      ['Rökt Gran', 129, 'weight:100 g; base:black tea; notes:spruce smoke'],
    ],
    { consumable: true, season: 'winter', most: 3, popularity: 1.4 },
  ),
  family(
    'tea-infuser',
    'Tea & Pantry',
    'Tea Infuser',
    'Fine mesh, room to unfold.',
    [
      ['Sil', 79, 'material:stainless steel; mesh:fine'],
      ['Sil Long', 129, 'material:stainless steel; mesh:extra fine; lid:drip tray'],
    ],
    { popularity: 0.7 },
  ),
  family(
    'honey',
    'Tea & Pantry',
    'Honey',
    'From hives on the heath.',
    [
      ['Ljung', 89, 'weight:250 g; flower:heather'],
      ['Lindblom', 99, 'weight:250 g; flower:lime'],
    ],
    { consumable: true, most: 3, popularity: 0.9 },
  ),
  family(
    'mug',
    'Mugs & Tableware',
    'Stoneware Mug',
    'Thrown by hand, no two alike.',
    [
      ['Vardag', 129, 'capacity:30 cl; glaze:matt'],
      ['Helg', 189, 'capacity:35 cl; glaze:speckled'],
      ['Kamin', 249, 'capacity:40 cl; glaze:reactive; made in:Bornholm'],
    ],
    { popularity: 1.8, options: [colours('Frost', 'Tundra', 'Night')], most: 6 },
  ),
  family(
    'enamel-mug',
    'Mugs & Tableware',
    'Enamel Mug',
    'Dented at the cabin, loved all the same.',
    [
      ['Stuga', 99, 'capacity:30 cl; material:enamel'],
      ['Stuga Large', 129, 'capacity:45 cl; material:enamel'],
    ],
    { popularity: 1.3, options: [colours('White', 'Blue', 'Spruce')], most: 4 },
  ),
  family(
    'plate',
    'Mugs & Tableware',
    'Dinner Plate',
    'A calm rim for a good meal.',
    [
      ['Vardag', 129, 'diameter:26 cm; material:stoneware'],
      ['Helg', 199, 'diameter:27 cm; material:speckled stoneware'],
      ['Kamin', 289, 'diameter:28 cm; material:reactive stoneware'],
    ],
    { most: 6 },
  ),
  family(
    'bowl',
    'Mugs & Tableware',
    'Bowl',
    'Porridge, soup, cloudberries.',
    [
      ['Vardag', 99, 'diameter:15 cm; material:stoneware'],
      ['Helg', 159, 'diameter:16 cm; material:speckled stoneware'],
      ['Kamin', 229, 'diameter:17 cm; material:reactive stoneware'],
    ],
    { most: 6, popularity: 1.1 },
  ),
  family(
    'glass',
    'Mugs & Tableware',
    'Glass Tumbler, 4-pack',
    'Mouth-blown, a little uneven, on purpose.',
    [
      ['Droppe', 199, 'capacity:25 cl; glass:pressed'],
      ['Droppe Blown', 399, 'capacity:28 cl; glass:mouth-blown'],
    ],
    { season: 'gifts', most: 2 },
  ),
  family(
    'napkin',
    'Mugs & Tableware',
    'Linen Napkins, 4-pack',
    'Washed linen, better each year.',
    [
      ['Lin', 249, 'material:linen blend; size:45×45 cm'],
      ['Lin Pure', 395, 'material:washed linen; size:50×50 cm'],
    ],
    { season: 'gifts', options: [colours('Chalk', 'Sage')] },
  ),
];
