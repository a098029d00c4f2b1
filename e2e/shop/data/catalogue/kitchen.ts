/** The kitchen shelves: coffee, tea, knives, pans, baking and the laid table. */
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
