/** The clothing shelves: shells, down, wool, footwear and its care. */
import { colours, department, type FamilySpec, SHOE_SIZES, SIZES, SOCK_SIZES, sizes } from './family.ts';

const family = department('Clothing');

export const CLOTHING: readonly FamilySpec[] = [
  family(
    'shell',
    'Jackets',
    'Shell Jacket',
    'Horizontal rain is just weather.',
    [
      ['Regn 2L', 1295, 'waterproofing:10000 mm; layers:2; seams:taped'],
      ['Regn 2.5L', 2295, 'waterproofing:15000 mm; layers:2.5; seams:taped; vents:pit'],
      ['Stormfast 3L', 4495, 'waterproofing:25000 mm; layers:3; seams:taped; vents:pit; hood:helmet'],
    ],
    { season: 'autumn', options: [colours('Fjord', 'Lichen'), SIZES] },
  ),
  family(
    'down',
    'Jackets',
    'Down Jacket',
    'Light as a loaf, warm as a hearth.',
    [
      ['Fjäder Fibre', 1195, 'fill:recycled fibre; weight:520 g; hood:no'],
      ['Fjäder 650', 2195, 'fill:650 cuin down; weight:430 g; hood:yes'],
      ['Fjäder 800', 3495, 'fill:800 cuin down; weight:340 g; hood:yes; shell:20D ripstop'],
    ],
    { season: 'winter', options: [colours('Ember', 'Midnight'), SIZES], popularity: 1.2 },
  ),
  family(
    'raincoat',
    'Jackets',
    'City Raincoat',
    'A classic coat for wet cobblestones.',
    [
      ['Brygga', 799, 'waterproofing:5000 mm; material:PU; lining:none'],
      ['Brygga Long', 1195, 'waterproofing:8000 mm; material:recycled PU; lining:mesh'],
      ['Kaj Cotton', 2495, 'waterproofing:8000 mm; material:bonded cotton; lining:wool'],
    ],
    { season: 'autumn', options: [colours('Mustard', 'Navy'), SIZES] },
  ),
  family(
    'trousers',
    'Trousers',
    'Trekking Trousers',
    'Stretch where you climb, strong where you sit.',
    [
      ['Myr', 599, 'material:polyester stretch; pockets:4'],
      ['Myr Vent', 995, 'material:nylon stretch; pockets:6; vents:side zip'],
      ['Hei Pro', 1795, 'material:waxed poly-cotton; pockets:7; vents:side zip; knees:reinforced'],
    ],
    { options: [SIZES] },
  ),
  family(
    'base-top',
    'Base Layers',
    'Wool Base Layer Top',
    'Merino that never smells of yesterday.',
    [
      ['Lun 150', 499, 'material:merino blend; weight:150 g/m²'],
      ['Lun 200', 799, 'material:100% merino; weight:200 g/m²'],
      ['Lun 260 Zip', 1195, 'material:100% merino; weight:260 g/m²; collar:half zip'],
    ],
    { season: 'winter', options: [SIZES], popularity: 1.3 },
  ),
  family(
    'base-bottom',
    'Base Layers',
    'Wool Long Johns',
    'The layer nobody sees and everybody thanks.',
    [
      ['Lun 150', 449, 'material:merino blend; weight:150 g/m²'],
      ['Lun 200', 699, 'material:100% merino; weight:200 g/m²'],
      ['Lun 260', 995, 'material:100% merino; weight:260 g/m²'],
    ],
    { season: 'winter', options: [SIZES] },
  ),
  family(
    'sweater',
    'Sweaters',
    'Knitted Sweater',
    'Knitted in a pattern as old as the harbour.',
    [
      ['Skär Cotton', 699, 'material:cotton; gauge:7'],
      ['Skär Lambswool', 1195, 'material:lambswool; gauge:5'],
      ['Holme Heritage', 1995, 'material:undyed island wool; gauge:3; made in:Gotland'],
    ],
    { season: 'winter', options: [colours('Oat', 'Deep Sea'), SIZES] },
  ),
  family(
    'hike-socks',
    'Socks',
    'Hiking Socks',
    'Terry loops under heel and toe.',
    [
      ['Trampe', 99, 'material:wool blend 40%; cushion:light'],
      ['Trampe Merino', 179, 'material:merino 70%; cushion:medium'],
      ['Trampe Expedition', 249, 'material:merino 80%; cushion:heavy; warranty:5 years'],
    ],
    { options: [SOCK_SIZES], popularity: 1.6, most: 3 },
  ),
  family(
    'house-socks',
    'Footwear',
    'House Slippers',
    'Felted wool for cold floors.',
    [
      ['Tova', 349, 'material:felted wool; sole:suede'],
      ['Tova High', 495, 'material:felted wool; sole:rubber; shaft:high'],
    ],
    { season: 'gifts', options: [SHOE_SIZES], popularity: 0.9 },
  ),
  family(
    'hike-boot',
    'Footwear',
    'Hiking Boots',
    'Broken in before the first ridge.',
    [
      ['Ur Mid', 1295, 'material:textile; waterproof:membrane; sole:EVA'],
      ['Ur Leather', 2195, 'material:nubuck; waterproof:membrane; sole:rubber'],
      ['Berg Heritage', 3495, 'material:full-grain leather; waterproof:waxed; sole:resoleable'],
    ],
    { season: 'autumn', options: [SHOE_SIZES], popularity: 1.2 },
  ),
  family(
    'rubber-boot',
    'Footwear',
    'Rubber Boots',
    'For jetties, mushrooms and dogs.',
    [
      ['Göl', 499, 'material:natural rubber; height:30 cm'],
      ['Göl Lined', 795, 'material:natural rubber; height:34 cm; lining:wool felt'],
    ],
    { season: 'autumn', options: [SHOE_SIZES] },
  ),
  family(
    'trail-shoe',
    'Footwear',
    'Trail Running Shoes',
    'Grip for roots, light for the way home.',
    [
      ['Rapp', 995, 'drop:8 mm; weight:290 g; lugs:4 mm'],
      ['Rapp Grip', 1495, 'drop:6 mm; weight:260 g; lugs:6 mm'],
      ['Rapp Studs', 1795, 'drop:6 mm; weight:275 g; studs:carbide'],
    ],
    { options: [SHOE_SIZES] },
  ),
  family(
    'shoe-wax',
    'Care & Repair',
    'Leather Wax',
    'Beeswax and pine tar, rubbed in warm.',
    [
      ['Bivax', 129, 'volume:100 ml; scent:beeswax'],
      ['Tjärvax', 169, 'volume:100 ml; scent:pine tar'],
    ],
    { consumable: true, popularity: 0.6, most: 2 },
  ),
  family(
    'insole',
    'Care & Repair',
    'Insoles',
    'New life for good boots.',
    [
      ['Filt Wool', 99, 'material:wool felt; thickness:6 mm'],
      ['Filt Cork', 249, 'material:cork and wool; arch:support'],
    ],
    { options: [SOCK_SIZES], popularity: 0.6, most: 2 },
  ),
  family(
    'beanie',
    'Hats & Gloves',
    'Beanie',
    'Pulled down over the ears from October.',
    [
      ['Mysa', 199, 'material:acrylic wool; lining:none'],
      ['Mysa Merino', 349, 'material:merino; lining:none'],
      ['Norrland Fleece', 449, 'material:lambswool; lining:fleece'],
    ],
    { season: 'winter', options: [colours('Rust', 'Ash', 'Ink')], popularity: 1.3 },
  ),
  family(
    'gloves',
    'Hats & Gloves',
    'Gloves',
    'Warm fingers, working thumbs.',
    [
      ['Vante Knit', 199, 'material:wool; touch:yes'],
      ['Vante Wind', 449, 'material:softshell; touch:yes; lining:fleece'],
      ['Vante Reindeer', 895, 'material:reindeer leather; lining:merino'],
    ],
    { season: 'winter', options: [sizes('S', 'M', 'L')] },
  ),
  family(
    'scarf',
    'Hats & Gloves',
    'Wool Scarf',
    'Long enough to go twice round.',
    [
      ['Vind', 299, 'material:lambswool; length:180 cm'],
      ['Vind Alpaca', 595, 'material:alpaca; length:200 cm'],
    ],
    { season: 'gifts', options: [colours('Fog', 'Lingon')] },
  ),
  family(
    'wool-wash',
    'Care & Repair',
    'Wool Wash',
    'Gentle soap that keeps wool soft.',
    [
      ['Ull & Lin', 89, 'volume:250 ml; scent:none'],
      ['Ull & Lin Cedar', 119, 'volume:500 ml; scent:cedar'],
    ],
    { consumable: true, popularity: 0.7, most: 2 },
  ),
  family(
    'kids-rain',
    'Jackets',
    'Kids’ Rain Set',
    'Puddles are the point.',
    [
      ['Plask', 399, 'waterproofing:5000 mm; pieces:2; seams:welded'],
      ['Plask Fleece', 595, 'waterproofing:8000 mm; pieces:2; seams:welded; lining:fleece'],
    ],
    {
      season: 'autumn',
      options: [colours('Sun', 'Lake'), sizes('92', '104', '116', '128')],
      popularity: 0.9,
    },
  ),
  family(
    'belt',
    'Trousers',
    'Belt',
    'Cut from one piece.',
    [
      ['Rem Web', 149, 'material:webbing; buckle:aluminium'],
      ['Rem Leather', 449, 'material:vegetable-tanned leather; buckle:brass'],
    ],
    { options: [sizes('85', '95', '105')], popularity: 0.7 },
  ),
];
