/** Drawings of plants, vases and birds. */
import {
  CREAM,
  choose,
  circle,
  type Drawing,
  ellipse,
  GLASS,
  group,
  INK,
  LEAF,
  line,
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD,
  WOOD_DARK,
} from './ink.ts';

const vase: Drawing = (k) => {
  const glass = /glass|blown/.test(k.title);
  return (
    line(
      'M400 400 C390 300 360 220 300 150 M402 400 C410 300 440 230 510 130 M400 400 C400 300 396 240 404 170',
      LEAF,
      7,
    ) +
    repeat(7, (i) =>
      ellipse(
        300 + i * 32,
        150 + ((i * 53) % 90),
        26,
        11,
        i % 3 === 2 ? k.accent : LEAF,
        `transform="rotate(${-40 + i * 24} ${300 + i * 32} ${150 + ((i * 53) % 90)})"`,
      ),
    ) +
    choose(k, [
      path(
        'M350 370 L450 370 C440 430 540 460 540 550 C540 640 260 640 260 550 C260 460 360 430 350 370 Z',
        glass ? GLASS : k.main,
      ),
      path('M320 370 L480 370 L500 600 C500 640 300 640 300 600 Z', glass ? GLASS : k.main),
      path(
        'M360 370 L440 370 L445 450 C560 500 540 635 400 635 C260 635 240 500 355 450 Z',
        glass ? GLASS : k.main,
      ),
    ] as const) +
    (glass
      ? path(
          'M300 540 L500 540 C505 600 490 622 400 622 C310 622 295 600 300 540 Z',
          '#86b3c6',
          'opacity=".45"',
        )
      : line('M300 545 C360 560 440 560 500 545', k.light, 10)) +
    shine(
      'M318 560 C318 510 336 480 352 466 C344 520 346 570 356 610 C330 600 318 585 318 560 Z',
      glass ? 0.7 : 0.25,
    )
  );
};

const plantPot: Drawing = (k) =>
  choose(k, [
    repeat(7, (i) =>
      group(
        `rotate(${(i - 3) * 24} 400 430)`,
        path('M400 430 C350 330 370 230 400 170 C430 230 450 330 400 430 Z', i % 2 ? LEAF : '#5f7d5a'),
      ),
    ),
    line('M400 430 L400 210', '#5f7d5a', 12) +
      repeat(8, (i) =>
        ellipse(
          400 + (i % 2 ? 64 : -64),
          235 + i * 24,
          66,
          24,
          i % 3 ? LEAF : '#5f7d5a',
          `transform="rotate(${i % 2 ? -28 : 28} ${400 + (i % 2 ? 64 : -64)} ${235 + i * 24})"`,
        ),
      ),
    repeat(3, (i) =>
      path(
        `M${330 + i * 70} 430 C${300 + i * 70} 380 ${300 + i * 70} ${230 + (i % 2) * 50} ${330 + i * 70} ${200 + (i % 2) * 50} C${360 + i * 70} ${230 + (i % 2) * 50} ${360 + i * 70} 380 ${330 + i * 70} 430 Z`,
        i === 1 ? LEAF : '#5f7d5a',
      ),
    ),
  ] as const) +
  path('M240 430 L560 430 L525 610 L275 610 Z', k.main) +
  shade('M460 430 L560 430 L525 610 L450 610 Z') +
  rect(222, 405, 356, 56, 12, k.main) +
  shade('M222 449 h356 v12 h-356 Z', 0.15) +
  rect(250, 605, 300, 28, 14, k.dark);

const wateringCan: Drawing = (k) => {
  const body = /copper/.test(k.title) ? '#c47a50' : k.main;
  return (
    line('M320 540 C210 500 180 360 110 270', body, 22) +
    path('M80 290 L140 240 L150 262 L100 306 Z', k.dark) +
    line('M380 380 C400 200 640 200 620 480', k.dark, 20) +
    path('M310 390 L590 390 L610 610 C610 634 290 634 290 610 Z', body) +
    shade('M510 390 L590 390 L610 610 C610 624 560 628 500 629 Z') +
    ellipse(450, 390, 140, 26, k.dark) +
    shine('M325 410 L355 410 L345 612 C326 610 316 606 314 600 Z', 0.3) +
    repeat(3, (i) =>
      path(`M${70 + i * 22} ${350 + i * 30} c14 20 14 32 0 36 c-14 -4 -14 -16 0 -36 Z`, '#86b3c6'),
    )
  );
};

const birdFeeder: Drawing = (k) =>
  line('M400 100 L400 200', INK, 7) +
  path('M400 180 L620 330 L580 350 L400 230 L220 350 L180 330 Z', k.dark) +
  path('M400 220 L560 330 L560 560 L240 560 L240 330 Z', /larch|house/.test(k.title) ? WOOD : k.light) +
  shade('M400 220 L560 330 L560 560 L400 560 Z', 0.1) +
  circle(400, 400, 52, INK) +
  rect(380, 480, 40, 12, 6, WOOD_DARK) +
  rect(200, 555, 400, 34, 14, k.main) +
  path('M560 500 C560 450 640 440 660 480 L700 470 L670 505 C670 550 580 560 560 500 Z', k.accent) +
  path('M575 505 C600 480 640 500 630 530 C610 545 585 535 575 505 Z', CREAM) +
  circle(652, 484, 6, INK) +
  line('M605 545 L600 560 M625 545 L628 560', INK, 5);

const seedBag: Drawing = (k) =>
  path('M270 230 C300 250 500 250 530 230 L570 600 C570 640 230 640 230 600 Z', '#d9bd8c') +
  shade('M460 243 C490 241 515 238 530 230 L570 600 C570 622 520 632 460 634 Z') +
  path('M290 170 L510 170 L530 240 C480 262 320 262 270 240 Z', '#c9a873') +
  line('M275 240 C340 262 460 262 525 240', k.accent, 12) +
  circle(400, 430, 96, k.main) +
  path('M350 440 C350 390 430 380 446 420 L476 414 L452 440 C452 480 366 486 350 440 Z', CREAM) +
  circle(438, 422, 5, INK) +
  repeat(9, (i) =>
    ellipse(
      200 + i * 50,
      630 - (i % 3) * 8,
      12,
      7,
      i % 2 ? INK : WOOD_DARK,
      `transform="rotate(${i * 37} ${200 + i * 50} ${630 - (i % 3) * 8})"`,
    ),
  );

export const GARDEN_DRAWINGS = { vase, plantPot, wateringCan, birdFeeder, seedBag } satisfies Record<
  string,
  Drawing
>;
