/** The kitchen shelves, second half: knives, pans, baking. */
import { colours, department, type FamilySpec } from './family.ts';

const family = department('Kitchen');

export const COOKING: readonly FamilySpec[] = [
  family(
    'chef-knife',
    'Kitchen Knives',
    "Chef's Knife",
    'The one knife you reach for.',
    [
      ['Egg 18', 399, 'blade:18 cm; steel:X50; handle:polymer'],
      ['Egg 20', 795, 'blade:20 cm; steel:VG10; handle:oak'],
      ['Smed 21', 1695, 'blade:21 cm; steel:67-layer damascus; handle:stabilised birch'],
    ],
    { popularity: 1.1 },
  ),
  family('bread-knife', 'Kitchen Knives', 'Bread Knife', 'Through the crust without a crumb.', [
    ['Limpa 22', 349, 'blade:22 cm; steel:X50'],
    ['Limpa 25', 649, 'blade:25 cm; steel:VG10; handle:oak'],
  ]),
  family(
    'board',
    'Kitchen Knives',
    'Cutting Board',
    'End grain is kind to the edge.',
    [
      ['Planka Beech', 249, 'material:beech; size:35×25 cm'],
      ['Planka Oak', 449, 'material:oak; size:40×28 cm; groove:juice'],
      ['Planka End-grain', 995, 'material:end-grain oak; size:45×30 cm'],
    ],
    { popularity: 1.1 },
  ),
  family('skillet', 'Cookware', 'Cast-iron Skillet', 'Seasoned with rapeseed oil, ready for pancakes.', [
    ['Järn 24', 399, 'diameter:24 cm; weight:2.1 kg'],
    ['Järn 28', 595, 'diameter:28 cm; weight:2.6 kg; handle:oak'],
    ['Järn Forged 28', 1295, 'diameter:28 cm; weight:1.6 kg; handle:walnut'],
  ]),
  family(
    'casserole',
    'Cookware',
    'Enamelled Casserole',
    'Sunday on low heat.',
    [
      ['Gryta 3 L', 795, 'capacity:3 L; material:enamelled cast iron'],
      ['Gryta 5 L', 1295, 'capacity:5 L; material:enamelled cast iron'],
      ['Gryta Mästare 6 L', 2295, 'capacity:6 L; material:enamelled cast iron; lid:self-basting'],
    ],
    { season: 'winter', options: [colours('Lingon', 'Slate')] },
  ),
  family(
    'pan-care',
    'Cookware',
    'Pan Brush',
    'Tampico bristles, no soap needed.',
    [
      ['Borste', 79, 'bristle:tampico; handle:beech'],
      ['Borste Chain', 149, 'bristle:steel rings; handle:leather loop'],
    ],
    { popularity: 0.8 },
  ),
  family(
    'oven-mitt',
    'Cookware',
    'Oven Mitt',
    'Thick cotton, long cuff.',
    [
      ['Grepp', 129, 'material:cotton; heat:200 °C'],
      ['Grepp Leather', 299, 'material:suede; heat:250 °C'],
    ],
    { popularity: 0.9, most: 2 },
  ),
  family('mixing-bowl', 'Baking', 'Mixing Bowl', 'A spout, a grip and a heavy foot.', [
    ['Deg 2 L', 199, 'capacity:2 L; material:melamine'],
    ['Deg 3 L', 349, 'capacity:3 L; material:stoneware'],
    ['Deg Set', 649, 'capacity:1, 2 and 4 L; material:stainless steel; lids:yes'],
  ]),
  family(
    'rolling-pin',
    'Baking',
    'Rolling Pin',
    'Smooth for buns, ridged for flatbread.',
    [
      ['Kavel Beech', 149, 'material:beech; length:42 cm'],
      ['Kavel Ridged', 229, 'material:birch; length:40 cm; pattern:flatbread'],
    ],
    { season: 'gifts', popularity: 0.8 },
  ),
  family(
    'proof-basket',
    'Baking',
    'Proofing Basket',
    'A pattern of flour on every loaf.',
    [
      ['Jäs Round', 179, 'diameter:22 cm; material:rattan'],
      ['Jäs Oval', 199, 'length:26 cm; material:rattan; liner:linen'],
    ],
    { popularity: 0.8 },
  ),
  family(
    'cake-tin',
    'Baking',
    'Baking Tin',
    'For sponge, for gingerbread, for Thursday.',
    [
      ['Form 22', 149, 'diameter:22 cm; coating:non-stick'],
      ['Form Bundt', 299, 'diameter:24 cm; coating:non-stick; material:cast aluminium'],
    ],
    { season: 'gifts', popularity: 0.9 },
  ),
  family('scale', 'Baking', 'Kitchen Scale', 'To the gram, to the tenth for coffee.', [
    ['Våg', 249, 'precision:1 g; max:5 kg'],
    ['Våg Barista', 595, 'precision:0.1 g; max:2 kg; timer:yes'],
  ]),
  family(
    'apron',
    'Baking',
    'Apron',
    'Pockets for a towel and a good idea.',
    [
      ['Förkläde', 249, 'material:cotton; straps:neck'],
      ['Förkläde Linen', 449, 'material:washed linen; straps:cross-back'],
    ],
    { season: 'gifts', options: [colours('Flax', 'Charcoal')] },
  ),
  family(
    'waffle-iron',
    'Baking',
    'Waffle Iron',
    'Five hearts at a time.',
    [
      ['Våffla Cast', 495, 'material:cast iron; use:hob and fire'],
      ['Våffla Electric', 895, 'power:1000 W; coating:ceramic; use:electric'],
    ],
    { season: 'winter', popularity: 0.9 },
  ),
  family(
    'chocolate',
    'Tea & Pantry',
    'Chocolate Bar',
    'Bean to bar, with something from the woods.',
    [
      ['Lakrits', 45, 'weight:60 g; cocoa:54%; notes:liquorice'],
      ['Havssalt', 49, 'weight:60 g; cocoa:70%; notes:sea salt'],
      ['Hjortron', 59, 'weight:60 g; cocoa:45%; notes:cloudberry'],
    ],
    { consumable: true, season: 'gifts', most: 5, popularity: 1.5 },
  ),
  family(
    'cheese-slicer',
    'Mugs & Tableware',
    'Cheese Slicer',
    'Never leave a ski slope on the cheese.',
    [
      ['Hyvel', 99, 'material:stainless steel'],
      ['Hyvel Oak', 199, 'material:stainless steel; handle:oak'],
    ],
    { popularity: 0.8 },
  ),
  family(
    'mill',
    'Mugs & Tableware',
    'Pepper Mill',
    'A good crack at every meal.',
    [
      ['Krydda', 249, 'height:14 cm; material:beech; burrs:ceramic'],
      ['Krydda Oak', 449, 'height:20 cm; material:smoked oak; burrs:ceramic'],
    ],
    { season: 'gifts', popularity: 0.8, most: 2 },
  ),
];
