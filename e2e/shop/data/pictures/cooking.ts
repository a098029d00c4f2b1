/** Drawings of knives, pans and baking. */
import {
  BRASS,
  CREAM,
  circle,
  type Drawing,
  ellipse,
  group,
  INK,
  LEAF,
  line,
  METAL,
  METAL_DARK,
  METAL_LIGHT,
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD,
  WOOD_DARK,
  WOOD_LIGHT,
} from './ink.ts';

const chefKnife: Drawing = (k) =>
  group(
    'rotate(-38 400 400)',
    path('M120 360 L500 360 L500 450 C380 460 220 440 90 372 Z', METAL_LIGHT) +
      path('M120 360 L500 360 L500 395 C360 400 220 390 90 372 Z', METAL) +
      (/smed|damas/.test(k.title)
        ? line('M150 382 C220 400 260 372 330 392 C390 408 430 385 490 398', METAL_DARK, 5, 'opacity=".7"')
        : '') +
      rect(496, 352, 26, 104, 6, BRASS) +
      path(
        'M520 360 L700 352 C730 352 730 430 705 432 L520 440 Z',
        /egg 18|polymer/.test(k.title) ? INK : WOOD,
      ) +
      circle(575, 396, 9, METAL_LIGHT) +
      circle(655, 394, 9, METAL_LIGHT),
  ) +
  path('M560 560 C600 540 660 550 670 600 C620 625 580 610 560 560 Z', LEAF) +
  circle(190, 250, 46, k.accent) +
  circle(190, 250, 30, CREAM, 'opacity=".35"');

const breadKnife: Drawing = (k) =>
  path('M430 560 C430 470 700 470 700 560 L700 630 L430 630 Z', '#c98d4f') +
  path('M430 560 C430 470 700 470 700 560 Z', '#b5773a') +
  line('M490 520 L510 550 M560 508 L580 540 M630 520 L648 550', '#e8c795', 9) +
  group(
    'rotate(-32 330 360)',
    path(
      `M90 330 L470 330 L470 ${400} ${repeat(12, (i) => `l-16 14 l-16 -14${i === 11 ? ' Z' : ' '}`)}`,
      METAL_LIGHT,
    ) +
      rect(466, 322, 22, 86, 6, METAL_DARK) +
      rect(484, 326, 190, 74, 30, k.title.includes('25') ? WOOD : k.dark),
  );

const board: Drawing = (k) =>
  group(
    'rotate(-10 400 400)',
    rect(190, 230, 420, 400, 36, WOOD) +
      rect(350, 130, 100, 140, 40, WOOD) +
      circle(400, 178, 24, '#fff', 'opacity=".75"') +
      line(
        'M230 320 C350 300 450 340 570 315 M230 420 C330 440 480 400 570 425 M230 530 C380 510 470 545 570 525',
        WOOD_DARK,
        6,
        'opacity=".5"',
      ) +
      (/end-grain/.test(k.title)
        ? repeat(20, (i) =>
            rect(
              205 + (i % 5) * 80,
              250 + Math.floor(i / 5) * 92,
              72,
              84,
              8,
              i % 2 ? WOOD_LIGHT : WOOD_DARK,
              'opacity=".55"',
            ),
          )
        : '') +
      circle(320, 460, 56, k.accent) +
      circle(320, 460, 38, CREAM, 'opacity=".4"') +
      path('M440 500 C480 450 540 460 560 500 C520 540 470 540 440 500 Z', LEAF),
  );

const skillet: Drawing = (k) =>
  line('M540 300 L700 140', /oak|forged/.test(k.title) ? WOOD : INK, 44) +
  line('M676 164 L690 150', '#fff', 10, 'opacity=".7"') +
  circle(370, 460, 210, INK) +
  circle(370, 452, 176, '#46545f') +
  circle(370, 460, 166, '#3c4953') +
  path('M290 440 C290 370 400 350 440 400 C500 420 470 520 410 520 C350 560 270 520 290 440 Z', CREAM) +
  circle(375, 455, 48, '#eeb23f') +
  shine('M352 440 C356 425 372 420 386 424 C374 428 362 436 352 440 Z', 0.7) +
  path('M200 340 C180 350 170 330 190 318', k.accent);

const casserole: Drawing = (k) =>
  rect(150, 420, 90, 50, 25, k.dark) +
  rect(560, 420, 90, 50, 25, k.dark) +
  path('M200 390 L600 390 L580 590 C575 635 225 635 220 590 Z', k.main) +
  shade('M500 390 L600 390 L580 590 C577 615 540 624 490 627 Z') +
  path('M190 392 C190 300 610 300 610 392 Z', k.main) +
  rect(180, 380, 440, 26, 13, k.dark) +
  rect(370, 270, 60, 46, 20, BRASS) +
  shine('M240 420 L275 420 L285 600 C262 596 256 590 254 580 Z') +
  line(
    'M330 220 C318 195 342 180 330 150 M400 215 C388 190 412 175 400 145 M470 220 C458 195 482 180 470 150',
    k.light,
    9,
  );

const brush: Drawing = (k) =>
  path('M330 170 C330 130 470 130 470 170 L450 400 L350 400 Z', WOOD) +
  circle(400, 178, 14, '#fff', 'opacity=".7"') +
  path('M280 395 L520 395 C545 395 545 465 520 465 L280 465 C255 465 255 395 280 395 Z', WOOD_DARK) +
  repeat(15, (i) =>
    line(`M${280 + i * 17} 470 L${272 + i * 18} ${600 + (i % 2) * 20}`, i % 3 ? '#d9bd8c' : k.accent, 11),
  );

const mitt: Drawing = (k) =>
  path(
    'M290 520 L280 290 C275 150 470 140 480 280 L484 370 C510 320 580 310 590 360 C600 420 530 460 490 520 Z',
    k.main,
  ) +
  shade(
    'M430 180 C465 200 478 235 480 280 L484 370 C510 320 580 310 590 360 C600 420 530 460 490 520 L430 520 Z',
    0.1,
  ) +
  line(
    'M310 330 L450 200 M300 420 L480 250 M310 500 L480 340 M300 250 L470 420 M290 350 L450 510',
    k.light,
    5,
    'opacity=".7"',
  ) +
  rect(275, 510, 230, 110, 16, k.dark) +
  line('M300 560 L480 560', k.light, 8, 'stroke-dasharray="18 14"') +
  line('M505 540 C560 540 560 600 510 600', k.accent, 12);

const mixingBowl: Drawing = (k) =>
  line('M520 190 L430 420', WOOD, 22) +
  line(
    'M450 350 C370 340 330 430 390 470 M455 355 C500 390 490 470 430 490 M450 350 C410 400 400 440 410 480',
    METAL_DARK,
    9,
  ) +
  path(
    'M160 400 L640 400 C640 540 560 600 480 615 L480 635 L320 635 L320 615 C240 600 160 540 160 400 Z',
    k.main,
  ) +
  shade('M500 400 L640 400 C640 540 560 600 480 615 L480 635 L420 635 C480 580 500 490 500 400 Z') +
  ellipse(400, 400, 240, 46, k.light) +
  ellipse(400, 406, 206, 32, CREAM) +
  line('M205 470 C300 490 500 490 595 470', k.accent, 12) +
  shine('M195 440 C205 500 235 550 275 580 C255 540 240 490 238 440 Z');

const rollingPin: Drawing = (k) =>
  group(
    'rotate(-32 400 400)',
    rect(90, 372, 130, 56, 28, WOOD_DARK) +
      rect(580, 372, 130, 56, 28, WOOD_DARK) +
      rect(190, 330, 420, 140, 40, WOOD) +
      shade('M190 430 L610 430 C608 460 595 470 570 470 L230 470 C205 470 192 460 190 430 Z') +
      (/ridged/.test(k.title)
        ? repeat(12, (i) => line(`M${230 + i * 31} 334 L${230 + i * 31} 466`, WOOD_DARK, 8, 'opacity=".6"'))
        : '') +
      shine('M220 350 L580 350 L580 372 L220 372 Z'),
  ) +
  circle(250, 220, 44, 'none', `stroke="${k.accent}" stroke-width="14"`) +
  path('M560 560 l14 30 l34 4 l-25 23 l7 33 l-30 -16 l-30 16 l7 -33 l-25 -23 l34 -4 Z', k.main);

const proofBasket: Drawing = (k) =>
  path('M220 420 C220 230 580 230 580 420 Z', '#c98d4f') +
  line(
    'M300 350 C330 310 360 300 390 296 M350 380 C380 330 420 316 460 314 M420 390 C440 360 480 345 520 346',
    '#f2e2c6',
    13,
  ) +
  path('M160 415 L640 415 C640 560 560 630 400 630 C240 630 160 560 160 415 Z', WOOD) +
  repeat(4, (i) =>
    line(
      `M${172 + i * 16} ${455 + i * 42} C${280} ${490 + i * 42} ${520} ${490 + i * 42} ${628 - i * 16} ${455 + i * 42}`,
      WOOD_DARK,
      9,
      'opacity=".6"',
    ),
  ) +
  rect(150, 398, 500, 36, 18, WOOD_DARK) +
  path('M530 400 L650 400 L640 470 L560 455 Z', k.light);

const cakeTin: Drawing = (k) =>
  /bundt/.test(k.title)
    ? path('M170 360 C170 240 630 240 630 360 L590 590 C585 640 215 640 210 590 Z', k.main) +
      repeat(7, (i) =>
        line(
          `M${215 + i * 62} 355 C${225 + i * 58} 440 ${235 + i * 55} 520 ${245 + i * 52} 610`,
          k.dark,
          10,
          'opacity=".5"',
        ),
      ) +
      ellipse(400, 355, 230, 74, k.light) +
      ellipse(400, 360, 190, 52, k.dark) +
      ellipse(400, 352, 60, 24, k.light)
    : path('M180 380 L620 380 L600 590 C596 632 204 632 200 590 Z', METAL_DARK) +
      ellipse(400, 380, 220, 60, METAL) +
      path('M200 380 C200 270 600 270 600 380 C560 420 240 420 200 380 Z', '#d9a867') +
      path(
        'M212 350 C240 260 560 260 588 350 C560 400 520 330 480 380 C440 420 420 340 370 380 C320 420 290 340 212 350 Z',
        CREAM,
      ) +
      circle(400, 262, 30, k.accent) +
      rect(596, 450, 30, 90, 8, METAL_LIGHT);

const scale: Drawing = (k) =>
  path('M230 330 C230 430 570 430 570 330 Z', METAL_LIGHT) +
  ellipse(400, 330, 190, 34, METAL) +
  rect(380, 395, 40, 60, 6, METAL_DARK) +
  path('M250 450 L550 450 L600 610 C604 632 196 632 200 610 Z', k.main) +
  shade('M480 450 L550 450 L600 610 C602 624 560 628 480 629 Z') +
  rect(300, 490, 200, 84, 16, INK) +
  line('M335 532 L365 532 M385 515 L385 550 M415 515 L440 515 L440 550 L415 550 Z', k.light, 8) +
  ellipse(360, 310, 44, 30, k.accent) +
  ellipse(430, 304, 50, 36, k.light);

const apron: Drawing = (k) =>
  line('M320 250 C300 120 500 120 480 250', k.dark, 16) +
  path(
    'M310 240 L490 240 L510 360 C540 400 570 410 580 420 L570 640 L230 640 L220 420 C230 410 260 400 290 360 Z',
    k.main,
  ) +
  shade('M400 240 L490 240 L510 360 C540 400 570 410 580 420 L570 640 L400 640 Z', 0.09) +
  line('M222 425 C150 440 150 520 110 530 M578 425 C650 440 650 520 690 530', k.dark, 14) +
  rect(300, 440, 200, 130, 18, k.light) +
  line('M300 470 L500 470 M400 470 L400 570', k.dark, 6) +
  path('M430 400 L470 400 L480 480 L440 480 Z', k.accent);

const waffle: Drawing = (k) =>
  circle(400, 430, 215, INK) +
  line('M560 290 L690 160', WOOD, 34) +
  repeat(5, (i) => {
    const a = (i * 72 - 90) * (Math.PI / 180);
    return group(
      `translate(${Math.round(400 + 105 * Math.cos(a))} ${Math.round(430 + 105 * Math.sin(a))}) rotate(${i * 72})`,
      path('M0 92 C-82 20 -66 -66 0 -34 C66 -66 82 20 0 92 Z', '#e0ab5c') +
        line('M-44 -4 L44 -4 M-34 30 L34 30 M-20 -40 L-20 56 M20 -40 L20 56', '#b5773a', 7, 'opacity=".7"'),
    );
  }) +
  circle(400, 430, 26, k.accent);

const slicer: Drawing = (k) =>
  path('M400 520 L700 520 L700 630 L340 630 C340 570 360 530 400 520 Z', '#ecc65e') +
  circle(520, 590, 18, '#d6ab3f') +
  circle(610, 560, 13, '#d6ab3f') +
  group(
    'rotate(-40 360 360)',
    path('M250 200 L470 200 L410 420 L310 420 Z', METAL) +
      rect(275, 235, 170, 24, 6, '#fff', 'opacity=".7"') +
      rect(340, 415, 40, 60, 8, METAL_DARK) +
      rect(328, 465, 64, 210, 30, /oak/.test(k.title) ? WOOD : k.main),
  );

export const COOKING_DRAWINGS = {
  chefKnife,
  breadKnife,
  board,
  skillet,
  casserole,
  brush,
  mitt,
  mixingBowl,
  rollingPin,
  proofBasket,
  cakeTin,
  scale,
  apron,
  waffle,
  slicer,
} satisfies Record<string, Drawing>;
