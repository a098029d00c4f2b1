/** Drawings of coffee, tea and the pantry. */
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

const BEAN = '#6b4a35';

const grinder: Drawing = (k) =>
  line('M400 200 L560 170', METAL_DARK, 16) +
  circle(570, 168, 30, WOOD) +
  rect(388, 190, 24, 60, 6, METAL_DARK) +
  path('M270 330 C270 230 530 230 530 330 Z', METAL) +
  shine('M300 322 C302 270 340 256 372 250 C340 275 330 300 330 322 Z', 0.4) +
  rect(255, 325, 290, 40, 10, METAL_DARK) +
  rect(265, 360, 270, 270, 22, /steel|electric/.test(k.title) ? k.main : WOOD) +
  shade('M450 360 L513 360 C528 360 535 370 535 382 L535 608 C535 620 528 630 513 630 L450 630 Z') +
  rect(305, 480, 190, 110, 12, /steel|electric/.test(k.title) ? k.light : WOOD_LIGHT) +
  circle(400, 535, 20, k.accent) +
  ellipse(365, 425, 18, 12, BEAN, 'transform="rotate(-30 365 425)"') +
  ellipse(430, 420, 18, 12, BEAN, 'transform="rotate(25 430 420)"');

const kettle: Drawing = (k) =>
  line('M275 560 C190 560 210 330 130 300', k.dark, 26) +
  line('M530 330 C650 300 660 560 530 560', INK, 28) +
  path('M300 330 L520 330 L560 600 C560 632 250 632 250 600 Z', k.main) +
  shade('M450 330 L520 330 L560 600 C560 616 510 624 450 625 Z') +
  path('M290 332 C290 270 530 270 530 332 Z', k.dark) +
  rect(392, 236, 36, 44, 14, WOOD) +
  shine('M320 345 L352 345 L330 605 C305 602 290 598 288 592 Z', 0.28) +
  (/thermo|electric/.test(k.title)
    ? circle(430, 470, 34, CREAM) + line('M430 470 L446 448', k.accent, 6)
    : '');

const dripper: Drawing = (k) =>
  path('M240 210 L560 210 L450 370 L350 370 Z', k.main) +
  shade('M470 210 L560 210 L450 370 L410 370 Z') +
  ellipse(400, 210, 160, 34, k.light) +
  ellipse(400, 214, 128, 22, BEAN) +
  rect(290, 365, 220, 22, 11, k.dark) +
  line('M560 235 C620 240 610 320 520 310', k.dark, 16) +
  path(
    'M330 390 L470 390 C480 430 560 460 560 560 C560 640 240 640 240 560 C240 460 320 430 330 390 Z',
    GLASS,
  ) +
  path('M250 520 L550 520 C562 560 560 625 400 625 C240 625 238 560 250 520 Z', BEAN, 'opacity=".85"') +
  line('M400 390 L400 515', BEAN, 5, 'stroke-dasharray="14 14"') +
  shine('M280 510 C285 480 310 455 330 440 L330 600 C300 590 280 575 280 550 Z', 0.4);

const press: Drawing = (k) =>
  rect(392, 150, 16, 120, 6, METAL_DARK) +
  circle(400, 150, 26, INK) +
  line('M520 330 C640 330 640 550 520 550', k.dark, 26) +
  rect(270, 290, 260, 330, 14, GLASS) +
  rect(280, 400, 240, 210, 8, BEAN, 'opacity=".88"') +
  rect(280, 385, 240, 18, 4, METAL_DARK) +
  path('M255 300 C255 245 545 245 545 300 Z', k.main) +
  line('M270 320 L230 300', GLASS, 20) +
  rect(262, 330, 276, 18, 6, k.main) +
  rect(262, 600, 276, 30, 10, k.main) +
  shine('M295 350 L325 350 L325 595 L295 595 Z', 0.35);

const paperFilter: Drawing = (k) =>
  path('M180 230 L620 230 L500 620 C490 640 310 640 300 620 Z', '#dcc4a0') +
  path('M400 230 L620 230 L500 620 C496 630 450 635 400 635 Z', '#cdb088') +
  line('M210 262 L590 262', '#b79468', 5, 'stroke-dasharray="14 10"') +
  line('M240 330 L330 610 M560 330 L470 610', '#b79468', 5, 'opacity=".7"') +
  rect(330, 380, 140, 90, 8, k.main) +
  line('M358 415 L442 415 M372 442 L428 442', CREAM, 8);

const coffeeBag: Drawing = (k) =>
  path('M260 220 L540 220 L560 620 C560 640 240 640 240 620 Z', k.main) +
  shade('M480 220 L540 220 L560 620 C560 632 520 635 480 635 Z') +
  rect(252, 170, 296, 66, 8, k.dark) +
  line('M262 200 L538 200', k.light, 6) +
  rect(290, 320, 220, 220, 14, CREAM) +
  ellipse(375, 400, 34, 50, BEAN, 'transform="rotate(-25 375 400)"') +
  line('M362 358 C390 390 360 410 388 444', CREAM, 7) +
  ellipse(440, 415, 28, 42, BEAN, 'transform="rotate(30 440 415)" opacity=".85"') +
  line('M456 380 C436 405 448 425 424 450', CREAM, 6) +
  rect(330, 490, 140, 16, 8, k.accent) +
  circle(400, 268, 14, k.light);

const teapot: Drawing = (k) => {
  const glass = /glass/.test(k.title);
  const body = glass ? GLASS : k.main;
  return (
    line('M250 470 C170 460 190 350 120 320', body, 34) +
    line('M545 390 C670 360 680 570 540 560', k.dark, 26) +
    path(
      'M230 480 C230 360 310 310 400 310 C490 310 570 360 570 480 C570 600 500 630 400 630 C300 630 230 600 230 480 Z',
      body,
    ) +
    (glass
      ? path(
          'M245 500 L555 500 C555 590 495 620 400 620 C305 620 245 590 245 500 Z',
          '#b5773a',
          'opacity=".8"',
        )
      : '') +
    shade('M450 316 C525 335 570 390 570 480 C570 590 510 626 430 629 C500 560 510 420 450 316 Z') +
    path('M310 325 C320 275 480 275 490 325 C440 345 360 345 310 325 Z', k.dark) +
    circle(400, 268, 24, k.accent) +
    (glass ? '' : repeat(5, (i) => circle(290 + i * 55, 490, 8, k.light))) +
    shine('M262 480 C262 420 290 380 320 360 C300 420 300 500 320 570 C280 550 262 520 262 480 Z', 0.25)
  );
};

const teaTin: Drawing = (k) =>
  rect(280, 210, 240, 90, 16, k.dark) +
  rect(265, 285, 270, 345, 18, k.main) +
  shade('M460 285 L517 285 C530 285 535 292 535 303 L535 612 C535 624 530 630 517 630 L460 630 Z') +
  rect(290, 350, 220, 220, 12, CREAM) +
  path('M400 540 C330 500 330 420 400 375 C470 420 470 500 400 540 Z', LEAF) +
  line('M400 545 L400 400 M400 470 L436 440 M400 500 L364 470', CREAM, 6) +
  rect(340, 590, 120, 14, 7, k.accent) +
  line('M280 300 L520 300', k.light, 6);

const infuser: Drawing = (k) =>
  line('M400 150 C460 200 340 260 400 330', METAL_DARK, 8) +
  circle(400, 150, 20, 'none', `stroke="${METAL_DARK}" stroke-width="10"`) +
  circle(400, 450, 140, METAL) +
  shade('M400 310 A140 140 0 0 1 400 590 A220 220 0 0 0 400 310 Z', 0.12) +
  repeat(25, (i) => circle(312 + (i % 5) * 44, 372 + Math.floor(i / 5) * 40, 6, METAL_DARK)) +
  rect(255, 440, 290, 22, 11, METAL_DARK) +
  path('M520 600 C560 560 620 570 640 600 C610 640 550 640 520 600 Z', LEAF) +
  path('M180 610 C210 570 270 575 290 605 C260 645 210 645 180 610 Z', k.accent, 'opacity=".8"');

const honey: Drawing = (k) =>
  path(
    'M270 300 L530 300 C570 340 575 560 540 610 C520 640 280 640 260 610 C225 560 230 340 270 300 Z',
    '#e2a83c',
  ) +
  shade(
    'M470 300 L530 300 C570 340 575 560 540 610 C530 625 490 632 450 633 C510 560 510 400 470 300 Z',
    0.14,
  ) +
  rect(260, 240, 280, 70, 18, k.main) +
  rect(300, 390, 200, 150, 16, CREAM) +
  path('M400 410 l32 18 v38 l-32 18 l-32 -18 v-38 Z', '#e2a83c') +
  line('M340 508 L460 508', k.dark, 8) +
  line('M590 180 L500 250', WOOD, 20) +
  ellipse(610, 165, 40, 28, WOOD_DARK, 'transform="rotate(-38 610 165)"') +
  shine('M272 350 C262 420 264 500 278 560 L300 560 L300 350 Z', 0.3);

const chocolate: Drawing = (k) =>
  group(
    'rotate(-10 400 400)',
    rect(260, 140, 280, 250, 10, '#5c3d2e') +
      repeat(6, (i) => rect(276 + (i % 3) * 86, 156 + Math.floor(i / 3) * 92, 76, 80, 8, '#714d3a')) +
      path('M250 330 L300 345 L350 326 L400 346 L450 326 L500 346 L550 330 L550 640 L250 640 Z', k.main) +
      path(
        'M250 330 L300 345 L350 326 L400 346 L450 326 L500 346 L550 330 L550 352 L500 366 L450 346 L400 366 L350 346 L300 365 L250 352 Z',
        METAL_LIGHT,
      ) +
      rect(300, 430, 200, 130, 10, CREAM) +
      line('M335 475 L465 475', k.dark, 12) +
      choose(k, [
        circle(370, 520, 16, k.accent) + circle(400, 520, 16, k.accent) + circle(430, 520, 16, k.accent),
        path('M400 500 C430 510 430 535 400 545 C370 535 370 510 400 500 Z', k.accent),
      ] as const),
  );

const mill: Drawing = (k) =>
  circle(400, 175, 26, METAL) +
  path('M330 290 C310 210 490 210 470 290 Z', WOOD_DARK) +
  rect(322, 290, 156, 24, 10, METAL_DARK) +
  path(
    'M330 316 L470 316 C440 400 450 440 500 560 L500 630 L300 630 L300 560 C350 440 360 400 330 316 Z',
    /oak/.test(k.title) ? '#6d5545' : WOOD,
  ) +
  shade('M420 316 L470 316 C440 400 450 440 500 560 L500 630 L420 630 Z') +
  rect(300, 590, 200, 16, 0, k.accent) +
  repeat(7, (i) => circle(560 + (i % 3) * 36, 585 + Math.floor(i / 3) * 24, 10, INK));

export const COFFEE_DRAWINGS = {
  grinder,
  kettle,
  dripper,
  press,
  paperFilter,
  coffeeBag,
  teapot,
  teaTin,
  infuser,
  honey,
  chocolate,
  mill,
} satisfies Record<string, Drawing>;
