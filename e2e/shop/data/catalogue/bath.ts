/** The home shelves, second half: bath and sauna, pots, baskets, birds, games. */
import { colours, department, type FamilySpec, sizes } from './family.ts';

const family = department('Home');

export const BATH: readonly FamilySpec[] = [
  family(
    'towel',
    'Bath & Sauna',
    'Bath Towel',
    'Thick loops, hanging strap.',
    [
      ['Dopp', 199, 'material:cotton; size:70×140 cm'],
      ['Dopp Waffle', 299, 'material:waffle cotton; size:75×150 cm'],
      ['Dopp Linen', 449, 'material:linen; size:80×150 cm'],
    ],
    { options: [colours('Foam', 'Reed')], most: 4, popularity: 1.2 },
  ),
  family(
    'soap',
    'Bath & Sauna',
    'Bar Soap',
    'Cold-pressed with tallow-free oils.',
    [
      ['Tvål Tar', 69, 'weight:100 g; scent:pine tar'],
      ['Tvål Juniper', 79, 'weight:100 g; scent:juniper'],
      ['Tvål Sea Buckthorn', 89, 'weight:110 g; scent:sea buckthorn'],
    ],
    { consumable: true, most: 4, popularity: 1.4 },
  ),
  family(
    'sauna-bucket',
    'Bath & Sauna',
    'Sauna Bucket',
    'Staves of larch, rope handle.',
    [
      ['Löyly 4 L', 495, 'capacity:4 L; material:aspen'],
      ['Löyly 5 L', 795, 'capacity:5 L; material:larch; liner:removable'],
    ],
    { season: 'winter', popularity: 0.9 },
  ),
  family(
    'sauna-ladle',
    'Bath & Sauna',
    'Sauna Ladle',
    'Long enough to keep your knuckles cool.',
    [
      ['Skopa', 179, 'material:aspen; length:38 cm'],
      ['Skopa Copper', 395, 'material:copper and larch; length:42 cm'],
    ],
    { season: 'winter', popularity: 0.6 },
  ),
  family(
    'sauna-hat',
    'Bath & Sauna',
    'Sauna Hat',
    'Felted wool keeps a cool head.',
    [
      ['Huva', 229, 'material:wool felt'],
      ['Huva Embroidered', 329, 'material:wool felt; detail:embroidery'],
    ],
    { season: 'winter', popularity: 0.7, most: 2 },
  ),
  family(
    'sauna-scent',
    'Bath & Sauna',
    'Sauna Scent',
    'Five drops in the ladle.',
    [
      ['Ånga Birch', 99, 'volume:100 ml; scent:birch'],
      ['Ånga Eucalyptus', 119, 'volume:100 ml; scent:eucalyptus'],
    ],
    { season: 'winter', consumable: true, popularity: 0.8, most: 3 },
  ),
  family(
    'vase',
    'Decor',
    'Vase',
    'For one twig or a whole meadow.',
    [
      ['Strå', 199, 'material:glass; height:16 cm'],
      ['Strå Ceramic', 395, 'material:stoneware; height:22 cm'],
      ['Strå Blown', 795, 'material:mouth-blown glass; height:28 cm'],
    ],
    { season: 'summer' },
  ),
  family(
    'plant-pot',
    'Decor',
    'Plant Pot',
    'Saucer included, like good manners.',
    [
      ['Rot 12', 129, 'diameter:12 cm; material:terracotta'],
      ['Rot 16', 229, 'diameter:16 cm; material:glazed stoneware'],
      ['Rot 22', 449, 'diameter:22 cm; material:glazed stoneware; drain:yes'],
    ],
    { options: [colours('Clay', 'Chalk')], most: 3, popularity: 1.2 },
  ),
  family(
    'watering-can',
    'Decor',
    'Watering Can',
    'A thin spout for thirsty windowsills.',
    [
      ['Stril', 249, 'capacity:1 L; material:steel'],
      ['Stril Copper', 495, 'capacity:1.2 L; material:copper-plated steel'],
    ],
    { season: 'summer' },
  ),
  family(
    'basket',
    'Storage',
    'Storage Basket',
    'For yarn, toys or firewood.',
    [
      ['Flätad S', 249, 'material:seagrass; diameter:25 cm'],
      ['Flätad M', 395, 'material:willow; diameter:35 cm'],
      ['Flätad Spån', 695, 'material:pine splint; diameter:38 cm; handles:leather'],
    ],
    { popularity: 0.9, most: 2 },
  ),
  family(
    'rug',
    'Textiles',
    'Woven Rug',
    'Rag rug by tradition, wool by luxury.',
    [
      ['Trasa', 595, 'material:recycled cotton; size:70×200 cm'],
      ['Trasa Jute', 895, 'material:jute and cotton; size:80×220 cm'],
      ['Röllakan', 2995, 'material:wool; size:140×200 cm; woven:by hand'],
    ],
    { popularity: 0.7 },
  ),
  family(
    'wall-clock',
    'Decor',
    'Wall Clock',
    'Silent second hand.',
    [
      ['Tid', 349, 'diameter:25 cm; material:steel; movement:silent'],
      ['Tid Oak', 695, 'diameter:30 cm; material:oak; movement:silent'],
    ],
    { season: 'gifts', popularity: 0.7 },
  ),
  family(
    'bird-feeder',
    'Birds & Garden',
    'Bird Feeder',
    'Blue tits by breakfast.',
    [
      ['Mes', 199, 'material:recycled plastic; capacity:1 L'],
      ['Mes Larch', 449, 'material:larch; capacity:2 L'],
      ['Mes House', 795, 'material:larch and slate; capacity:3 L'],
    ],
    { season: 'winter', popularity: 0.9 },
  ),
  family(
    'bird-seed',
    'Birds & Garden',
    'Bird Seed',
    'Sunflower hearts and peanuts.',
    [
      ['Frö Mix', 79, 'weight:1 kg; mix:garden birds'],
      ['Frö Hearts', 119, 'weight:1 kg; mix:sunflower hearts'],
    ],
    { season: 'winter', consumable: true, popularity: 0.9, most: 3, options: [sizes('1 kg', '5 kg*4.2')] },
  ),
  family(
    'board-game',
    'Games',
    'Board Game',
    'For cabins without coverage.',
    [
      ['Kubb Mini', 249, 'players:2–6; age:6+; material:birch'],
      ['Fjällräddning', 349, 'players:2–4; age:10+; time:60 min'],
      ['Skärgård', 449, 'players:2–5; age:12+; time:90 min'],
    ],
    { season: 'gifts', popularity: 0.9 },
  ),
  family(
    'window-star',
    'Lamps',
    'Window Star',
    'Lit from Advent until the tree is out.',
    [
      ['Advent', 249, 'diameter:45 cm; material:paper; socket:E27'],
      ['Advent Pine', 495, 'diameter:50 cm; material:pine veneer; socket:E27'],
    ],
    { season: 'gifts', popularity: 1.1 },
  ),
  family(
    'tray',
    'Decor',
    'Serving Tray',
    'Breakfast in bed, at least once.',
    [
      ['Bricka Round', 299, 'diameter:31 cm; material:birch laminate'],
      ['Bricka Large', 449, 'size:43×33 cm; material:birch laminate'],
    ],
    { season: 'gifts', popularity: 0.9 },
  ),
  family(
    'hook',
    'Storage',
    'Coat Hooks, 3-pack',
    'For the hall where everyone lands.',
    [
      ['Knagg', 179, 'material:birch; screws:included'],
      ['Knagg Oak', 299, 'material:smoked oak; screws:included'],
    ],
    { popularity: 0.8, most: 2 },
  ),
];
