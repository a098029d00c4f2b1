/** The outdoor shelves, first half: tents, packs, sleeping, camp kitchen. */
import { colours, department, type FamilySpec, sizes } from './family.ts';

const family = department('Outdoor');

export const OUTDOOR: readonly FamilySpec[] = [
  family(
    'trek-tent',
    'Tents',
    'Trekking Tent',
    'A two-person tent for nights above the tree line.',
    [
      ['Vidde 2', 2295, 'season:3-season; weight:3.1 kg; poles:fibreglass; waterproofing:3000 mm'],
      ['Fonn 2', 3995, 'season:3-season; weight:2.3 kg; poles:aluminium; waterproofing:4000 mm'],
      ['Jøkel 2', 6495, 'season:4-season; weight:1.9 kg; poles:scandium; waterproofing:5000 mm'],
    ],
    { season: 'summer', options: [colours('Moss', 'Slate')] },
  ),
  family(
    'family-tent',
    'Tents',
    'Family Tent',
    'Room to stand, room for rain, room for everyone’s boots.',
    [
      ['Sommar 4', 2995, 'sleeps:4; rooms:1; height:185 cm; waterproofing:2500 mm'],
      ['Sommar 5', 4495, 'sleeps:5; rooms:2; height:200 cm; waterproofing:3000 mm'],
      ['Storstuga 6', 6995, 'sleeps:6; rooms:3; height:210 cm; waterproofing:4000 mm'],
    ],
    { season: 'summer', popularity: 0.7 },
  ),
  family(
    'tent-pegs',
    'Tent Accessories',
    'Tent Pegs, 10-pack',
    'Pegs that hold in gravel, heather and sand.',
    [
      ['Plugg Steel', 89, 'material:steel; weight:18 g each; length:18 cm'],
      ['Plugg Alu', 149, 'material:7075 aluminium; weight:11 g each; length:18 cm'],
      ['Plugg Titan', 299, 'material:titanium; weight:7 g each; length:20 cm'],
    ],
    { season: 'summer', most: 3 },
  ),
  family(
    'footprint',
    'Tent Accessories',
    'Tent Footprint',
    'A groundsheet that keeps the tent floor dry and whole.',
    [
      ['Mark', 299, 'material:PE; weight:420 g; waterproofing:5000 mm'],
      ['Mark Light', 449, 'material:70D nylon; weight:310 g; waterproofing:8000 mm'],
      ['Mark Ultra', 695, 'material:20D ripstop; weight:190 g; waterproofing:10000 mm'],
    ],
    { season: 'summer' },
  ),
  family(
    'trek-pack',
    'Backpacks',
    'Trekking Backpack',
    'Carries hut-to-hut weeks without a sore hip.',
    [
      ['Stig 45', 899, 'capacity:45 L; material:600D polyester; weight:1.9 kg; back:fixed'],
      [
        'Fjell 45',
        1495,
        'capacity:45 L; material:recycled nylon; weight:1.6 kg; back:adjustable; raincover:included',
      ],
      [
        'Topp 48',
        2295,
        'capacity:48 L; material:ripstop laminate; weight:1.2 kg; back:adjustable; raincover:included',
      ],
      [
        'Nut 60',
        2795,
        'capacity:60 L; material:ripstop laminate; weight:1.5 kg; back:adjustable; raincover:included',
      ],
    ],
    { season: 'summer', options: [colours('Pine', 'Rust', 'Granite')] },
  ),
  family(
    'day-pack',
    'Backpacks',
    'Day Backpack',
    'Lunch, a layer and a thermos: the pack for every Sunday.',
    [
      ['Sti 18', 449, 'capacity:18 L; material:polyester; pockets:2'],
      ['Sti 22', 649, 'capacity:22 L; material:recycled polyester; pockets:4'],
      ['Åsrygg 24', 995, 'capacity:24 L; material:waxed cotton; pockets:5; laptop:15 inch'],
      ['Åsrygg Roll 28', 1295, 'capacity:28 L; material:waxed cotton; pockets:6; laptop:16 inch'],
    ],
    { popularity: 1.5, options: [colours('Ochre', 'Navy', 'Moss')] },
  ),
  family(
    'winter-bag',
    'Sleeping Gear',
    'Winter Sleeping Bag',
    'Down and loft for nights with stars and frost.',
    [
      ['Rim -5', 1295, 'comfort:-5 °C; fill:hollow fibre; weight:1.8 kg'],
      ['Rim -10', 2495, 'comfort:-10 °C; fill:650 cuin down; weight:1.3 kg'],
      ['Kaldnatt -18', 4295, 'comfort:-18 °C; fill:800 cuin down; weight:1.2 kg'],
    ],
    { season: 'autumn', options: [sizes('Regular', 'Long*1.08')] },
  ),
  family(
    'summer-bag',
    'Sleeping Gear',
    'Summer Sleeping Bag',
    'Packs like a loaf of bread, opens like a quilt.',
    [
      ['Ljusnatt 10', 695, 'comfort:10 °C; fill:hollow fibre; weight:0.9 kg'],
      ['Ljusnatt 6', 995, 'comfort:6 °C; fill:recycled fibre; weight:0.8 kg'],
      ['Midsommar 4', 1795, 'comfort:4 °C; fill:650 cuin down; weight:0.6 kg'],
    ],
    { season: 'summer' },
  ),
  family(
    'mat',
    'Sleeping Gear',
    'Sleeping Mat',
    'Between you and the mountain.',
    [
      ['Lav Foam', 299, 'r-value:2.0; thickness:1.5 cm; weight:410 g'],
      ['Lav Air', 899, 'r-value:3.2; thickness:6 cm; weight:560 g'],
      ['Lav Air Winter', 1695, 'r-value:5.4; thickness:8 cm; weight:620 g'],
    ],
    { season: 'summer' },
  ),
  family(
    'camp-pillow',
    'Sleeping Gear',
    'Camp Pillow',
    'A small luxury of eighty grams.',
    [
      ['Dun', 199, 'fill:air; weight:110 g'],
      ['Dun Soft', 349, 'fill:foam and air; weight:160 g; cover:brushed'],
    ],
    { season: 'summer' },
  ),
  family(
    'camp-stove',
    'Camp Kitchen',
    'Camp Stove',
    'Coffee before the others are awake.',
    [
      ['Gnist Mini', 349, 'power:2600 W; weight:115 g; ignition:match'],
      ['Gnist Piezo', 599, 'power:3000 W; weight:140 g; ignition:piezo'],
      ['Glød System', 1395, 'power:2200 W; weight:430 g; ignition:piezo; pot:1 L with heat exchanger'],
    ],
    { season: 'summer', popularity: 1.2 },
  ),
  family(
    'gas',
    'Camp Kitchen',
    'Gas Canister',
    'Four-season mix for threaded stoves.',
    [
      ['Glød 230 g', 79, 'weight:230 g; mix:butane-propane'],
      ['Glød 450 g', 119, 'weight:450 g; mix:butane-propane'],
    ],
    { season: 'summer', consumable: true, most: 4, popularity: 0.8 },
  ),
  family(
    'camp-pot',
    'Camp Kitchen',
    'Camp Pot Set',
    'Nests to the size of a single pot.',
    [
      ['Rast Duo', 399, 'material:aluminium; pieces:3; weight:420 g'],
      ['Rast Trio', 649, 'material:anodised aluminium; pieces:5; weight:480 g; coating:ceramic'],
      ['Rast Titan', 1195, 'material:titanium; pieces:3; weight:260 g'],
    ],
    { season: 'summer' },
  ),
  family(
    'spork',
    'Camp Kitchen',
    'Camp Cutlery',
    'One for each pocket.',
    [
      ['Sked Birch', 59, 'material:birch composite; pieces:1'],
      ['Sked Trio', 129, 'material:stainless steel; pieces:3'],
      ['Sked Titan', 179, 'material:titanium; pieces:1; weight:17 g'],
    ],
    { most: 4, popularity: 0.9 },
  ),
];
