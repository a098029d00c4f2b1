/** Drawings of the living room: wool, bedding, baskets and games. */
import {
  CREAM,
  choose,
  circle,
  type Drawing,
  group,
  INK,
  line,
  path,
  rect,
  repeat,
  shade,
  WOOD,
  WOOD_DARK,
  WOOD_LIGHT,
} from './ink.ts';

const throwBlanket: Drawing = (k) =>
  repeat(3, (i) => rect(170, 540 - i * 92, 460, 96, 44, [k.dark, k.main, k.light][i] ?? k.main)) +
  path('M440 330 L600 330 L610 610 L450 610 Z', k.main) +
  choose(k, [
    repeat(5, (i) =>
      line(
        `M444 ${375 + i * 48} L604 ${375 + i * 48}`,
        i % 2 ? k.accent : k.light,
        13,
        'stroke-linecap="butt"',
      ),
    ),
    line('M480 330 L488 610 M520 330 L528 610 M560 330 L568 610', k.light, 9) +
      line('M444 400 L604 400 M446 470 L606 470 M448 540 L608 540', k.accent, 9),
    repeat(8, (i) =>
      path(`M${472 + (i % 2) * 66} ${352 + Math.floor(i / 2) * 64} l22 26 l-22 26 l-22 -26 Z`, k.light),
    ),
  ] as const) +
  repeat(9, (i) => line(`M${458 + i * 18} 612 l0 34`, k.dark, 7)) +
  shade('M170 590 C170 620 190 636 214 636 L440 636 L440 600 Z', 0.1);

const cushion: Drawing = (k) =>
  path(
    'M190 240 C320 270 480 270 610 240 C580 370 580 490 610 620 C480 590 320 590 190 620 C220 490 220 370 190 240 Z',
    k.main,
  ) +
  choose(k, [
    repeat(4, (i) =>
      line(
        `M214 ${320 + i * 70} C330 ${332 + i * 70} 470 ${332 + i * 70} 586 ${320 + i * 70}`,
        i % 2 ? k.accent : k.light,
        16,
      ),
    ),
    repeat(9, (i) =>
      circle(290 + (i % 3) * 110, 330 + Math.floor(i / 3) * 100, 28, i % 2 ? k.light : k.accent),
    ),
    path('M400 300 L520 430 L400 560 L280 430 Z', k.light) +
      path('M400 360 L464 430 L400 500 L336 430 Z', k.accent),
  ] as const) +
  shade('M610 240 C580 370 580 490 610 620 C540 604 480 596 430 596 C520 520 560 380 540 256 Z', 0.1);

const bedding: Drawing = (k) =>
  rect(160, 250, 480, 130, 54, CREAM) +
  rect(185, 262, 430, 112, 50, k.light) +
  line('M230 300 C260 316 290 316 310 304 M490 304 C520 316 550 316 570 300', k.main, 6, 'opacity=".6"') +
  path('M130 400 C130 370 670 370 670 400 L700 610 C700 636 100 636 100 610 Z', k.main) +
  path('M130 400 C130 370 670 370 670 400 L680 470 C520 440 280 500 120 465 Z', CREAM) +
  choose(k, [
    line('M150 520 C300 500 500 550 650 515 M140 570 C300 550 520 600 670 565', k.light, 7),
    repeat(12, (i) => circle(170 + (i % 6) * 92, 525 + Math.floor(i / 6) * 56, 9, k.light)),
    line(
      'M220 480 L206 620 M330 485 L324 626 M440 480 L446 626 M550 478 L566 622',
      k.dark,
      8,
      'opacity=".45"',
    ),
  ] as const);

const pillowcase: Drawing = (k) =>
  group(
    'translate(40 -70) rotate(4 400 400)',
    path(
      'M170 340 C280 370 520 370 630 340 C660 420 660 500 630 580 C520 550 280 550 170 580 C140 500 140 420 170 340 Z',
      k.dark,
    ),
  ) +
  path(
    'M150 370 C260 400 500 400 610 370 C640 450 640 530 610 620 C500 590 260 590 150 620 C120 530 120 450 150 370 Z',
    k.main,
  ) +
  path(
    'M520 388 C560 384 590 378 610 370 C640 450 640 530 610 620 C590 612 560 606 530 602 C545 530 545 460 520 388 Z',
    k.light,
  ) +
  line(
    'M200 430 C280 445 380 447 460 440 M195 500 C280 512 380 514 465 508 M200 560 C280 550 380 548 460 552',
    k.light,
    7,
    'opacity=".7"',
  ) +
  circle(570, 440, 8, k.accent) +
  circle(576, 500, 8, k.accent) +
  circle(570, 560, 8, k.accent);

const basket: Drawing = (k) =>
  line(
    'M220 400 C180 320 260 280 280 380 M580 400 C620 320 540 280 520 380',
    /leather|spån/.test(k.title) ? '#8a5a34' : WOOD_DARK,
    20,
  ) +
  path('M270 370 C280 290 400 270 430 330 C470 270 540 310 530 370 Z', k.light) +
  circle(350, 340, 52, k.accent) +
  line('M318 316 C350 330 370 350 378 384 M306 340 C335 350 350 370 354 390', k.light, 6) +
  path('M170 370 L630 370 L580 610 C576 636 224 636 220 610 Z', WOOD) +
  repeat(5, (row) => {
    const left = 184 + row * 11;
    const step = (800 - 2 * left) / 9;
    return repeat(9, (column) =>
      rect(
        Math.round(left + column * step),
        390 + row * 46,
        Math.round(step) - 7,
        36,
        10,
        (row + column) % 2 ? WOOD_LIGHT : WOOD_DARK,
        'opacity=".6"',
      ),
    );
  }) +
  rect(156, 352, 488, 36, 18, WOOD_DARK) +
  (/ m |willow/.test(k.title) ? rect(178, 520, 430, 26, 0, k.main) : '');

const rug: Drawing = (k) =>
  group(
    'translate(-20 -20) scale(1.05)',
    path('M230 260 L570 260 L690 580 L110 580 Z', k.main) +
      repeat(4, (i) =>
        path(
          `M${216 - i * 26} ${298 + i * 70} L${584 + i * 26} ${298 + i * 70} L${592 + i * 26} ${322 + i * 70} L${208 - i * 26} ${322 + i * 70} Z`,
          [k.accent, k.light, k.dark, k.accent][i] ?? k.light,
        ),
      ) +
      (/röllakan|wool/.test(k.title)
        ? repeat(5, (i) => path(`M${260 + i * 70} 430 l30 -32 l30 32 l-30 32 Z`, CREAM))
        : '') +
      repeat(20, (i) => line(`M${114 + i * 30} 582 l${(i - 10) * 0.6} 28`, CREAM, 6)) +
      repeat(14, (i) => line(`M${236 + i * 25} 258 l${(i - 7) * -0.4} -18`, CREAM, 5)),
  );

const clock: Drawing = (k) =>
  circle(400, 410, 230, /oak/.test(k.title) ? WOOD : k.main) +
  circle(400, 410, 196, CREAM) +
  repeat(12, (i) => group(`rotate(${i * 30} 400 410)`, rect(395, 232, 10, i % 3 ? 22 : 40, 4, INK))) +
  group(`rotate(${Math.floor(k.random() * 360)} 400 410)`, rect(391, 290, 18, 130, 8, INK)) +
  group(`rotate(${Math.floor(k.random() * 360)} 400 410)`, rect(394, 245, 12, 178, 6, k.dark)) +
  circle(400, 410, 18, k.accent);

const game: Drawing = (k) =>
  path('M150 330 L560 280 L650 340 L250 400 Z', k.light) +
  path('M150 330 L250 400 L250 610 L150 530 Z', k.dark) +
  path('M250 400 L650 340 L650 545 L250 610 Z', k.main) +
  path('M330 560 L420 430 L470 500 L520 410 L600 515 Z', k.light) +
  circle(560, 400, 24, k.accent) +
  rect(500, 560, 90, 90, 18, CREAM) +
  circle(525, 585, 9, INK) +
  circle(545, 605, 9, INK) +
  circle(565, 625, 9, INK) +
  path('M210 640 L230 560 A26 26 0 1 1 262 560 L282 640 Z', k.accent);

const hooks: Drawing = (k) =>
  rect(120, 270, 560, 90, 20, WOOD_LIGHT) +
  line('M150 300 C300 290 500 320 650 298', WOOD, 5) +
  repeat(
    3,
    (i) =>
      rect(195 + i * 170, 300, 70, 130, 34, WOOD_DARK) +
      circle(230 + i * 170, 425, 46, WOOD) +
      circle(222 + i * 170, 415, 20, '#fff', 'opacity=".2"'),
  ) +
  path('M205 470 C205 430 255 430 255 470 L285 600 C285 640 175 640 175 600 Z', k.main) +
  line('M205 500 L255 500', k.dark, 8) +
  path('M545 450 C530 520 540 580 520 640 L560 640 L566 460 Z', k.accent) +
  path('M566 450 C590 520 580 560 600 620 L570 624 L560 460 Z', k.light);

export const LIVING_DRAWINGS = {
  throwBlanket,
  cushion,
  bedding,
  pillowcase,
  basket,
  rug,
  clock,
  game,
  hooks,
} satisfies Record<string, Drawing>;
