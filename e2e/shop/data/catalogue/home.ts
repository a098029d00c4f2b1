/** The home shelves: wool, light, candles, bath and sauna, pots and birds. */
import { colours, department, type FamilySpec, sizes } from './family.ts';

const family = department('Home');

export const HOME: readonly FamilySpec[] = [
  family('throw', 'Throws & Cushions', 'Wool Throw', 'Long evenings, one more chapter.', [
    ['Kvist', 595, 'material:recycled wool; size:130×170 cm'],
    ['Kvist Lambswool', 995, 'material:lambswool; size:130×180 cm'],
    ['Myrull', 1795, 'material:eco lambswool; size:140×200 cm; woven in:Dalarna'],
  ], { season: 'winter', options: [colours('Fog', 'Heather', 'Moss')], popularity: 1.3 }),
  family('cushion', 'Throws & Cushions', 'Cushion', 'Feather-filled, washable cover.', [
    ['Tuva', 299, 'material:cotton; size:50×50 cm'],
    ['Tuva Linen', 449, 'material:linen; size:50×50 cm'],
    ['Tuva Wool', 649, 'material:wool; size:40×60 cm'],
  ], { options: [colours('Sand', 'Ochre', 'Ink')], most: 3 }),
  family('scented-candle', 'Candles', 'Scented Candle', 'Poured from rapeseed wax.', [
    ['Barrskog', 199, 'burn time:35 h; scent:pine and resin'],
    ['Saltstänk', 229, 'burn time:40 h; scent:sea salt and kelp'],
    ['Björkved', 249, 'burn time:45 h; scent:birch smoke'],
    ['Midvinter', 349, 'burn time:60 h; scent:amber and cardamom'],
  ], { season: 'gifts', consumable: true, popularity: 1.7, most: 3 }),
  family('taper', 'Candles', 'Taper Candles, 8-pack', 'They burn straight and do not drip.', [
    ['Ljus', 99, 'burn time:7 h; wax:stearin'],
    ['Ljus Dipped', 169, 'burn time:8 h; wax:beeswax blend'],
  ], { season: 'winter', consumable: true, popularity: 1.2, options: [colours('White', 'Rust')], most: 4 }),
  family('candlestick', 'Candles', 'Candlestick', 'For one flame at the window.', [
    ['Stake', 199, 'material:steel; height:14 cm'],
    ['Stake Brass', 449, 'material:brass; height:18 cm'],
    ['Stake Trio', 895, 'material:cast iron; height:22 cm; arms:3'],
  ], { season: 'winter' }),
  family('matches', 'Candles', 'Long Matches', 'A bottle of sixty, strike on the side.', [
    ['Sticka', 79, 'pieces:60; length:10 cm'],
    ['Sticka Fireplace', 119, 'pieces:40; length:28 cm'],
  ], { season: 'winter', consumable: true, popularity: 0.8, most: 3 }),
  family('snuffer', 'Candles', 'Candle Snuffer', 'No smoke, no wax on the wall.', [
    ['Tyst', 149, 'material:steel'],
    ['Tyst Brass', 279, 'material:brass'],
  ], { season: 'gifts', popularity: 0.5 }),
  family('table-lamp', 'Lamps', 'Table Lamp', 'A small moon on the sideboard.', [
    ['Måne', 495, 'height:28 cm; shade:paper; socket:E27'],
    ['Måne Linen', 895, 'height:38 cm; shade:linen; socket:E27; dimmer:yes'],
    ['Måne Brass', 1695, 'height:42 cm; shade:opal glass; socket:E27; dimmer:yes'],
  ], { season: 'autumn' }),
  family('pendant', 'Lamps', 'Pendant Lamp', 'Low over the table, as it should be.', [
    ['Klocka', 695, 'diameter:30 cm; material:steel; socket:E27'],
    ['Klocka Pine', 1195, 'diameter:38 cm; material:pine veneer; socket:E27'],
    ['Klocka Glass', 2195, 'diameter:34 cm; material:opal glass; socket:E27'],
  ], { season: 'autumn', options: [colours('Chalk', 'Spruce')], popularity: 0.8 }),
  family('bulb', 'Lamps', 'LED Bulb E27', 'Warm light, no flicker.', [
    ['Glans 4 W', 79, 'brightness:400 lm; warmth:2200 K'],
    ['Glans Dim 6 W', 129, 'brightness:700 lm; warmth:2700 K; dimmable:yes'],
  ], { most: 4, popularity: 0.9 }),
  family('duvet-cover', 'Bedding', 'Duvet Cover Set', 'Sleep like a summer cabin.', [
    ['Dröm', 599, 'material:percale cotton; pieces:2'],
    ['Dröm Washed', 995, 'material:washed organic cotton; pieces:2'],
    ['Dröm Linen', 1895, 'material:stonewashed linen; pieces:2'],
  ], { options: [colours('Chalk', 'Fjord', 'Sand')] }),
  family('pillowcase', 'Bedding', 'Pillowcase, 2-pack', 'Cool side, both sides.', [
    ['Dröm', 199, 'material:percale cotton; size:50×60 cm'],
    ['Dröm Washed', 299, 'material:washed organic cotton; size:50×60 cm'],
    ['Dröm Linen', 495, 'material:stonewashed linen; size:50×60 cm'],
  ], { options: [colours('Chalk', 'Fjord', 'Sand')], most: 2 }),
  family('towel', 'Bath & Sauna', 'Bath Towel', 'Thick loops, hanging strap.', [
    ['Dopp', 199, 'material:cotton; size:70×140 cm'],
    ['Dopp Waffle', 299, 'material:waffle cotton; size:75×150 cm'],
    ['Dopp Linen', 449, 'material:linen; size:80×150 cm'],
  ], { options: [colours('Foam', 'Reed')], most: 4, popularity: 1.2 }),
  family('soap', 'Bath & Sauna', 'Bar Soap', 'Cold-pressed with tallow-free oils.', [
    ['Tvål Tar', 69, 'weight:100 g; scent:pine tar'],
    ['Tvål Juniper', 79, 'weight:100 g; scent:juniper'],
    ['Tvål Sea Buckthorn', 89, 'weight:110 g; scent:sea buckthorn'],
  ], { consumable: true, most: 4, popularity: 1.4 }),
  family('sauna-bucket', 'Bath & Sauna', 'Sauna Bucket', 'Staves of larch, rope handle.', [
    ['Löyly 4 L', 495, 'capacity:4 L; material:aspen'],
    ['Löyly 5 L', 795, 'capacity:5 L; material:larch; liner:removable'],
  ], { season: 'winter', popularity: 0.9 }),
  family('sauna-ladle', 'Bath & Sauna', 'Sauna Ladle', 'Long enough to keep your knuckles cool.', [
    ['Skopa', 179, 'material:aspen; length:38 cm'],
    ['Skopa Copper', 395, 'material:copper and larch; length:42 cm'],
  ], { season: 'winter', popularity: 0.6 }),
  family('sauna-hat', 'Bath & Sauna', 'Sauna Hat', 'Felted wool keeps a cool head.', [
    ['Huva', 229, 'material:wool felt'],
    ['Huva Embroidered', 329, 'material:wool felt; detail:embroidery'],
  ], { season: 'winter', popularity: 0.7, most: 2 }),
  family('sauna-scent', 'Bath & Sauna', 'Sauna Scent', 'Five drops in the ladle.', [
    ['Ånga Birch', 99, 'volume:100 ml; scent:birch'],
    ['Ånga Eucalyptus', 119, 'volume:100 ml; scent:eucalyptus'],
  ], { season: 'winter', consumable: true, popularity: 0.8, most: 3 }),
  family('vase', 'Vases & Pots', 'Vase', 'For one twig or a whole meadow.', [
    ['Strå', 199, 'material:glass; height:16 cm'],
    ['Strå Ceramic', 395, 'material:stoneware; height:22 cm'],
    ['Strå Blown', 795, 'material:mouth-blown glass; height:28 cm'],
  ], { season: 'summer' }),
  family('plant-pot', 'Vases & Pots', 'Plant Pot', 'Saucer included, like good manners.', [
    ['Rot 12', 129, 'diameter:12 cm; material:terracotta'],
    ['Rot 16', 229, 'diameter:16 cm; material:glazed stoneware'],
    ['Rot 22', 449, 'diameter:22 cm; material:glazed stoneware; drain:yes'],
  ], { options: [colours('Clay', 'Chalk')], most: 3, popularity: 1.2 }),
  family('watering-can', 'Vases & Pots', 'Watering Can', 'A thin spout for thirsty windowsills.', [
    ['Stril', 249, 'capacity:1 L; material:steel'],
    ['Stril Copper', 495, 'capacity:1.2 L; material:copper-plated steel'],
  ], { season: 'summer' }),
  family('basket', 'Storage', 'Storage Basket', 'For yarn, toys or firewood.', [
    ['Flätad S', 249, 'material:seagrass; diameter:25 cm'],
    ['Flätad M', 395, 'material:willow; diameter:35 cm'],
    ['Flätad Spån', 695, 'material:pine splint; diameter:38 cm; handles:leather'],
  ], { popularity: 0.9, most: 2 }),
  family('rug', 'Rugs', 'Woven Rug', 'Rag rug by tradition, wool by luxury.', [
    ['Trasa', 595, 'material:recycled cotton; size:70×200 cm'],
    ['Trasa Jute', 895, 'material:jute and cotton; size:80×220 cm'],
    ['Röllakan', 2995, 'material:wool; size:140×200 cm; woven:by hand'],
  ], { popularity: 0.7 }),
  family('wall-clock', 'Clocks', 'Wall Clock', 'Silent second hand.', [
    ['Tid', 349, 'diameter:25 cm; material:steel; movement:silent'],
    ['Tid Oak', 695, 'diameter:30 cm; material:oak; movement:silent'],
  ], { season: 'gifts', popularity: 0.7 }),
  family('bird-feeder', 'Birds & Garden', 'Bird Feeder', 'Blue tits by breakfast.', [
    ['Mes', 199, 'material:recycled plastic; capacity:1 L'],
    ['Mes Larch', 449, 'material:larch; capacity:2 L'],
    ['Mes House', 795, 'material:larch and slate; capacity:3 L'],
  ], { season: 'winter', popularity: 0.9 }),
  family('bird-seed', 'Birds & Garden', 'Bird Seed', 'Sunflower hearts and peanuts.', [
    ['Frö Mix', 79, 'weight:1 kg; mix:garden birds'],
    ['Frö Hearts', 119, 'weight:1 kg; mix:sunflower hearts'],
  ], { season: 'winter', consumable: true, popularity: 0.9, most: 3, options: [sizes('1 kg', '5 kg*4.2')] }),
  family('board-game', 'Games', 'Board Game', 'For cabins without coverage.', [
    ['Kubb Mini', 249, 'players:2–6; age:6+; material:birch'],
    ['Fjällräddning', 349, 'players:2–4; age:10+; time:60 min'],
    ['Skärgård', 449, 'players:2–5; age:12+; time:90 min'],
  ], { season: 'gifts', popularity: 0.9 }),
];
