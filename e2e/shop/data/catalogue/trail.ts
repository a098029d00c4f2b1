/** The outdoor shelves, second half: light, bottles, tools, hammocks, fishing. */
import { colours, department, type FamilySpec } from './family.ts';

const family = department('Outdoor');

export const TRAIL: readonly FamilySpec[] = [
  family(
    'headlamp',
    'Headlamps & Lanterns',
    'Headlamp',
    'For the run after work in November.',
    [
      ['Glimt 200', 249, 'brightness:200 lm; battery:3×AAA; burn time:40 h'],
      ['Glimt 400', 499, 'brightness:400 lm; battery:USB-C; burn time:60 h'],
      ['Polstjerne 900', 1195, 'brightness:900 lm; battery:USB-C; burn time:80 h; reactive:yes'],
    ],
    { season: 'winter', popularity: 1.5 },
  ),
  family(
    'camp-lantern',
    'Headlamps & Lanterns',
    'Camp Lantern',
    'Warm light that hangs from a branch.',
    [
      ['Lykt Pocket', 199, 'brightness:120 lm; battery:USB-C; height:9 cm'],
      ['Lykt', 399, 'brightness:300 lm; battery:USB-C; height:16 cm; dimmable:yes'],
      ['Lykt Storm', 795, 'brightness:600 lm; battery:USB-C; height:24 cm; dimmable:yes; power bank:yes'],
    ],
    { season: 'autumn', options: [colours('Sand', 'Spruce')] },
  ),
  family(
    'bottle',
    'Bottles & Flasks',
    'Water Bottle',
    'Filled at the stream, lives in the side pocket.',
    [
      ['Bekk 0.7', 149, 'capacity:0.7 L; material:Tritan; weight:140 g'],
      ['Bekk Steel 0.7', 249, 'capacity:0.7 L; material:stainless steel; weight:210 g'],
      ['Foss Insulated 0.75', 399, 'capacity:0.75 L; material:stainless steel; cold:24 h'],
    ],
    { popularity: 1.6, options: [colours('Fjord', 'Clay', 'Birch')], most: 2 },
  ),
  family(
    'flask',
    'Bottles & Flasks',
    'Vacuum Flask',
    'Still hot at the second summit.',
    [
      ['Varm 0.5', 249, 'capacity:0.5 L; hot:12 h; material:stainless steel'],
      ['Varm 0.75', 349, 'capacity:0.75 L; hot:18 h; material:stainless steel'],
      ['Varm Pro 1.0', 549, 'capacity:1.0 L; hot:26 h; material:stainless steel; cups:2'],
    ],
    { season: 'winter', popularity: 1.3, options: [colours('Forest', 'Graphite')] },
  ),
  family(
    'water-filter',
    'Bottles & Flasks',
    'Water Filter',
    'Makes any tarn drinkable.',
    [
      ['Klar Straw', 249, 'filters:1000 L; weight:57 g'],
      ['Klar Squeeze', 449, 'filters:3000 L; weight:85 g; flow:1.7 L/min'],
    ],
    { season: 'summer', popularity: 0.7 },
  ),
  family(
    'belt-knife',
    'Knives & Axes',
    'Belt Knife',
    'Birch handle, Scandinavian grind, a knife for life.',
    [
      ['Kniv 90', 199, 'blade:90 mm; steel:carbon; handle:polymer'],
      ['Kniv Björk 95', 449, 'blade:95 mm; steel:stainless; handle:curly birch'],
      ['Kniv Mästare 100', 1195, 'blade:100 mm; steel:laminated carbon; handle:birch and antler'],
    ],
    { season: 'autumn', popularity: 1.1 },
  ),
  family(
    'axe',
    'Knives & Axes',
    'Forest Axe',
    'Hand-forged for kindling and campfires.',
    [
      ['Hugg Hatchet', 495, 'length:35 cm; head:0.6 kg; handle:ash'],
      ['Hugg Forest', 895, 'length:50 cm; head:0.9 kg; handle:hickory'],
      ['Hugg Splitter', 1295, 'length:70 cm; head:1.6 kg; handle:hickory'],
    ],
    { season: 'autumn', popularity: 0.8 },
  ),
  family(
    'whetstone',
    'Knives & Axes',
    'Sharpening Stone',
    'Two grits in a leather pouch.',
    [
      ['Bryne Pocket', 149, 'grit:600; length:10 cm'],
      ['Bryne Duo', 299, 'grit:400 and 1000; length:15 cm'],
      ['Bryne Trio', 595, 'grit:400, 1000 and 3000; length:20 cm; base:bamboo'],
    ],
    { popularity: 0.8 },
  ),
  family(
    'firesteel',
    'Knives & Axes',
    'Fire Steel',
    'Three thousand strikes, wet or dry.',
    [
      ['Tändstål', 129, 'strikes:3000; handle:birch'],
      ['Tändstål XL', 199, 'strikes:12000; handle:ash; whistle:yes'],
    ],
    { popularity: 0.9, most: 2 },
  ),
  family(
    'hammock',
    'Hammocks & Tarps',
    'Hammock',
    'Two pines and an afternoon.',
    [
      ['Gunga Solo', 399, 'load:150 kg; weight:390 g; material:polyester'],
      ['Gunga Duo', 599, 'load:220 kg; weight:520 g; material:nylon'],
      ['Gunga Natt', 1295, 'load:200 kg; weight:780 g; material:ripstop nylon; mosquito net:yes'],
    ],
    { season: 'summer', options: [colours('Lake', 'Heather')] },
  ),
  family(
    'tarp',
    'Hammocks & Tarps',
    'Tarp',
    'A dry room anywhere.',
    [
      ['Vindskydd 3×3', 549, 'area:9 m²; weight:850 g; waterproofing:2000 mm'],
      ['Vindskydd Light 3×3', 1095, 'area:9 m²; weight:480 g; waterproofing:3000 mm'],
    ],
    { season: 'summer', popularity: 0.7 },
  ),
  family(
    'tree-straps',
    'Hammocks & Tarps',
    'Tree Straps',
    'Wide straps that are kind to bark.',
    [
      ['Rem', 149, 'length:2×3 m; load:200 kg'],
      ['Rem Long', 199, 'length:2×4.5 m; load:250 kg'],
    ],
    { season: 'summer', popularity: 0.6 },
  ),
  family(
    'dry-bag',
    'Backpacks',
    'Dry Bag',
    'Spare socks that are still spare.',
    [
      ['Torr 8', 149, 'capacity:8 L; material:TPU; weight:70 g'],
      ['Torr 20', 229, 'capacity:20 L; material:TPU; weight:110 g'],
      ['Torr Pack 35', 795, 'capacity:35 L; material:welded TPU; straps:shoulder'],
    ],
    { season: 'summer', options: [colours('Signal', 'Deep Sea')], most: 2 },
  ),
  family(
    'binoculars',
    'Fishing & Nature',
    'Binoculars',
    'Eagle or crow? Now you know.',
    [
      ['Örn 8×25', 695, 'magnification:8×; lens:25 mm; weight:320 g'],
      ['Örn 8×32', 1695, 'magnification:8×; lens:32 mm; glass:ED; weight:480 g'],
      ['Örn Pro 10×42', 3495, 'magnification:10×; lens:42 mm; glass:ED; weight:640 g'],
    ],
    { popularity: 0.7 },
  ),
  family(
    'rod',
    'Fishing & Nature',
    'Fishing Rod Set',
    'For perch at dusk and char at dawn.',
    [
      ['Abborre', 449, 'length:1.8 m; material:fibreglass; reel:included'],
      ['Röding', 995, 'length:2.4 m; material:carbon; reel:included'],
      ['Röding Travel', 1695, 'length:2.4 m; material:carbon; parts:5; case:included'],
    ],
    { season: 'summer', popularity: 0.7 },
  ),
  family(
    'lures',
    'Fishing & Nature',
    'Lure Box',
    'Six spoons, sorted.',
    [
      ['Drag', 149, 'pieces:6; hooks:single'],
      ['Drag Copper', 229, 'pieces:8; hooks:single; material:copper'],
    ],
    { season: 'summer', popularity: 0.6, most: 2 },
  ),
  family(
    'sled',
    'Fishing & Nature',
    'Snow Sled',
    'Down first, argue later.',
    [
      ['Kälke', 349, 'material:recycled plastic; seats:1'],
      ['Kälke Ash', 995, 'material:bent ash; seats:2'],
    ],
    { season: 'winter', popularity: 0.7 },
  ),
];
