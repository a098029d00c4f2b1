/** Drawings for what other shops sell: bags, frames, cards, jars, bunting, hearts; used with loaded exports. */
import {
  CREAM,
  choose,
  circle,
  type Drawing,
  ellipse,
  GLASS,
  GLOW,
  group,
  INK,
  line,
  METAL,
  METAL_DARK,
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD,
  WOOD_DARK,
} from './ink.ts';

const HEART = 'M0 90 C-110 10 -80 -90 0 -40 C80 -90 110 10 0 90 Z';

const bag: Drawing = (k) =>
  line('M310 330 C310 150 490 150 490 330', k.dark, 22) +
  path('M220 310 L580 310 L610 630 L190 630 Z', k.main) +
  shade('M490 310 L580 310 L610 630 L500 630 Z') +
  choose(k, [
    repeat(15, (i) =>
      circle(260 + (i % 5) * 70, 390 + Math.floor(i / 5) * 80, 18, i % 2 ? k.light : k.accent),
    ),
    group('translate(400 470) scale(1.3)', path(HEART, k.light)),
    repeat(4, (i) =>
      path(
        `M${214 - i * 6} ${380 + i * 62} h${372 + i * 12} v26 h-${372 + i * 12} Z`,
        i % 2 ? k.light : k.accent,
      ),
    ),
  ] as const);

const frame: Drawing = (k) =>
  rect(210, 170, 380, 460, 14, choose(k, [WOOD, k.dark, k.main] as const)) +
  rect(250, 210, 300, 380, 4, CREAM) +
  rect(285, 250, 230, 300, 2, k.light) +
  path('M285 500 L370 390 L430 460 L470 420 L515 480 L515 550 L285 550 Z', k.main) +
  circle(460, 320, 30, k.accent) +
  shade('M210 600 h380 v16 a14 14 0 0 1 -14 14 h-352 a14 14 0 0 1 -14 -14 Z', 0.15);

const card: Drawing = (k) =>
  group('rotate(-9 400 420)', rect(190, 250, 330, 400, 8, k.dark, 'opacity=".5"')) +
  group(
    'rotate(4 400 420)',
    rect(250, 210, 330, 420, 8, CREAM) +
      rect(275, 235, 280, 370, 4, 'none', `stroke="${k.main}" stroke-width="8"`) +
      group('translate(415 400)', path(HEART, k.accent)) +
      line('M350 540 L480 540', k.main, 9),
  );

const box: Drawing = (k) =>
  rect(200, 350, 400, 280, 10, k.main) +
  shade('M400 350 L600 350 L600 630 L400 630 Z', 0.1) +
  rect(180, 300, 440, 80, 10, k.light) +
  rect(365, 300, 70, 330, 0, k.accent) +
  path(
    'M400 300 C300 180 240 230 280 290 C310 315 360 305 400 300 C440 305 490 315 520 290 C560 230 500 180 400 300 Z',
    k.accent,
  ) +
  circle(400, 296, 20, k.dark);

const jar: Drawing = (k) =>
  rect(280, 190, 240, 70, 18, k.dark) +
  path(
    'M270 260 L530 260 C580 300 580 560 550 610 C530 640 270 640 250 610 C220 560 220 300 270 260 Z',
    choose(k, [GLASS, k.main, k.light] as const),
  ) +
  shade(
    'M470 260 L530 260 C580 300 580 560 550 610 C540 625 500 632 450 633 C510 540 510 380 470 260 Z',
    0.12,
  ) +
  rect(290, 370, 220, 160, 12, CREAM) +
  line('M330 420 L470 420', k.dark, 10) +
  group('translate(400 478) scale(.4)', path(HEART, k.accent)) +
  shine('M262 340 C254 420 256 500 268 570 L290 570 L290 340 Z', 0.35);

const heart: Drawing = (k) =>
  line('M400 120 L400 330', k.dark, 6) +
  group('translate(400 430) scale(2.6)', path(HEART, k.main)) +
  group(
    'translate(400 436) scale(1.9)',
    path(HEART, 'none', `stroke="${k.light}" stroke-width="4" stroke-dasharray="8 6"`),
  ) +
  path('M400 330 C350 270 310 300 340 330 Z M400 330 C450 270 490 300 460 330 Z', k.accent);

const bunting: Drawing = (k) =>
  line('M60 250 C250 370 550 370 740 250', INK, 8) +
  repeat(6, (i) => {
    const x = 130 + i * 108;
    const y = 285 + Math.round(55 * Math.sin((Math.PI * (i + 0.5)) / 6));
    return (
      path(
        `M${x - 48} ${y - 8} L${x + 48} ${y - 8} L${x} ${y + 150} Z`,
        [k.main, k.accent, k.light, k.dark, k.accent, k.main][i] ?? k.main,
      ) + circle(x, y + 40, 14, CREAM, 'opacity=".8"')
    );
  });

const umbrella: Drawing = (k) =>
  line('M400 200 L400 580 C400 640 320 640 320 585', WOOD_DARK, 18) +
  path(
    'M130 430 C140 240 280 170 400 170 C520 170 660 240 670 430 C630 390 580 390 540 430 C500 390 440 390 400 430 C360 390 300 390 260 430 C220 390 170 390 130 430 Z',
    k.main,
  ) +
  path('M400 170 C340 220 270 320 260 430 C300 390 360 390 400 430 Z', k.light) +
  path(
    'M400 170 C460 220 530 320 540 430 C580 390 630 390 670 430 C660 240 520 170 400 170 Z',
    k.dark,
    'opacity=".35"',
  ) +
  line('M400 170 L400 130', WOOD_DARK, 10);

const sign: Drawing = (k) =>
  line('M250 330 L400 170 L550 330', INK, 6) +
  circle(400, 168, 12, METAL_DARK) +
  rect(150, 320, 500, 230, 20, WOOD) +
  rect(175, 345, 450, 180, 10, k.light) +
  line('M240 410 L560 410', k.dark, 18) +
  line('M290 465 L510 465', k.main, 14) +
  shade('M150 520 h500 v10 a20 20 0 0 1 -20 20 h-460 a20 20 0 0 1 -20 -20 Z', 0.15);

const doll: Drawing = (k) =>
  circle(400, 250, 110, '#f0d3b8') +
  path(
    'M285 250 C280 120 520 120 515 250 C470 190 330 190 285 250 Z',
    choose(k, [WOOD_DARK, '#d8a94f', INK] as const),
  ) +
  circle(362, 265, 9, INK) +
  circle(438, 265, 9, INK) +
  line('M372 305 C388 320 412 320 428 305', k.accent, 7) +
  circle(330, 295, 16, k.accent, 'opacity=".4"') +
  circle(470, 295, 16, k.accent, 'opacity=".4"') +
  path('M340 350 L460 350 L560 630 L240 630 Z', k.main) +
  line('M345 370 L250 480 M455 370 L550 480', '#f0d3b8', 34) +
  line('M272 560 L528 560', k.light, 18) +
  path('M340 350 L460 350 L470 385 L330 385 Z', k.light);

const cakeStand: Drawing = (k) =>
  path('M250 300 C250 190 550 190 550 300 Z', '#d9a867') +
  path(
    'M245 290 C260 190 540 190 555 290 C520 340 480 270 440 310 C410 340 380 270 340 310 C310 330 280 290 245 290 Z',
    k.light,
  ) +
  circle(400, 195, 26, k.accent) +
  ellipse(400, 345, 270, 44, k.main) +
  ellipse(400, 335, 270, 40, k.light) +
  path(
    'M360 375 L440 375 C430 470 440 520 520 600 L520 630 L280 630 L280 600 C360 520 370 470 360 375 Z',
    k.main,
  ) +
  shade('M410 375 L440 375 C430 470 440 520 520 600 L520 630 L410 630 Z');

const notebook: Drawing = (k) =>
  group(
    'rotate(-6 400 400)',
    rect(240, 170, 340, 470, 18, k.dark) +
      rect(225, 160, 340, 470, 18, k.main) +
      rect(225, 160, 54, 470, 18, k.dark) +
      rect(330, 260, 180, 110, 8, CREAM) +
      line('M355 300 L485 300 M355 332 L450 332', k.dark, 8) +
      rect(515, 160, 20, 470, 0, k.accent),
  ) +
  group(
    'rotate(30 620 420)',
    rect(606, 250, 34, 300, 4, '#e2a83c') +
      path('M606 550 L640 550 L623 610 Z', '#f0d3b8') +
      rect(606, 230, 34, 36, 6, k.accent),
  );

const lights: Drawing = (k) =>
  line('M60 220 C200 420 330 160 470 330 C590 470 660 300 740 380', INK, 7) +
  repeat(7, (i) => {
    const x = 110 + i * 98;
    const y = 300 + ((i * 61) % 110);
    return (
      circle(x, y + 66, 58, GLOW, 'opacity=".3"') +
      rect(x - 12, y, 24, 30, 6, INK) +
      ellipse(x, y + 62, 28, 38, [GLOW, k.accent, k.light][i % 3] ?? GLOW)
    );
  });

const scissors: Drawing = (k) =>
  line('M300 200 L480 520', METAL, 34) +
  line('M500 200 L320 520', METAL_DARK, 34) +
  circle(400, 375, 18, INK) +
  circle(290, 570, 62, 'none', `stroke="${k.main}" stroke-width="30"`) +
  circle(510, 570, 62, 'none', `stroke="${k.main}" stroke-width="30"`) +
  line('M140 300 L240 300', k.accent, 8, 'stroke-dasharray="16 12"');

const jewellery: Drawing = (k) =>
  path('M210 180 C230 480 570 480 590 180', 'none', `stroke="${METAL_DARK}" stroke-width="7"`) +
  repeat(15, (i) => {
    const t = (i + 1) / 16;
    const x = 210 + 380 * t;
    const y = 180 + 225 * (1 - (2 * t - 1) ** 2) ** 0.7;
    return circle(
      Math.round(x),
      Math.round(y),
      i === 7 ? 0 : 17 + (i % 3) * 3,
      [k.main, k.light, k.accent][i % 3] ?? k.main,
    );
  }) +
  group('translate(400 480) scale(.9)', path(HEART, k.accent)) +
  shine('M370 460 C372 440 384 434 394 440 C384 446 376 456 370 460 Z', 0.6);

const rabbit: Drawing = (k) =>
  ellipse(350, 200, 36, 110, k.main, 'transform="rotate(-10 350 200)"') +
  ellipse(450, 200, 36, 110, k.main, 'transform="rotate(10 450 200)"') +
  ellipse(352, 210, 16, 76, k.light, 'transform="rotate(-10 352 210)"') +
  ellipse(448, 210, 16, 76, k.light, 'transform="rotate(10 448 210)"') +
  ellipse(400, 520, 165, 120, k.main) +
  circle(400, 360, 118, k.main) +
  ellipse(400, 545, 92, 78, k.light) +
  circle(360, 345, 11, INK) +
  circle(440, 345, 11, INK) +
  path('M386 380 L414 380 L400 398 Z', k.accent) +
  line('M400 398 C396 416 380 416 374 408 M400 398 C404 416 420 416 426 408', INK, 5);

const bauble: Drawing = (k) =>
  line('M400 90 L400 230', INK, 6) +
  rect(368, 225, 64, 50, 10, METAL_DARK) +
  circle(400, 440, 185, k.main) +
  shade('M470 269 A185 185 0 0 1 470 611 A230 230 0 0 0 470 269 Z', 0.14) +
  path(
    'M222 390 C320 430 480 430 578 390 C590 440 588 460 580 490 C480 530 320 530 220 490 C212 460 212 430 222 390 Z',
    k.light,
  ) +
  repeat(5, (i) => path(`M${270 + i * 65} 436 l18 26 l-18 26 l-18 -26 Z`, k.accent)) +
  shine('M262 400 C272 340 310 300 350 286 C320 320 304 350 298 402 C284 404 272 404 262 400 Z', 0.35);

const flower: Drawing = (k) =>
  line('M400 400 C410 480 390 560 400 636', '#6d8469', 14) +
  path('M400 560 C440 490 520 490 560 510 C530 570 460 590 400 570 Z', '#7a9570') +
  path('M398 600 C350 540 280 545 250 570 C290 620 350 630 398 612 Z', '#6d8469') +
  repeat(8, (i) => group(`rotate(${i * 45} 400 300)`, ellipse(400, 195, 52, 92, i % 2 ? k.main : k.light))) +
  circle(400, 300, 62, k.accent) +
  repeat(8, (i) =>
    circle(Math.round(400 + 34 * Math.cos(i * 0.785)), Math.round(300 + 34 * Math.sin(i * 0.785)), 7, k.dark),
  );

const bird: Drawing = (k) =>
  line('M150 590 C300 570 500 600 660 575', WOOD_DARK, 18) +
  line('M360 500 L350 585 M420 505 L424 585', INK, 9) +
  path(
    'M210 420 C230 280 360 230 450 290 C480 200 610 210 610 310 L660 330 L606 352 C600 470 500 540 390 530 C290 530 220 500 120 540 C130 490 170 440 210 420 Z',
    k.main,
  ) +
  path('M606 352 C600 470 500 540 390 530 C440 500 470 380 540 330 Z', k.light) +
  path('M260 440 C300 360 400 350 470 400 C430 480 330 490 260 440 Z', k.dark) +
  path('M610 310 L664 330 L606 352 Z', k.accent) +
  circle(556, 288, 13, INK);

export const GIFT_DRAWINGS = {
  bag,
  frame,
  card,
  box,
  jar,
  heart,
  bunting,
  umbrella,
  sign,
  doll,
  cakeStand,
  notebook,
  lights,
  scissors,
  jewellery,
  rabbit,
  bauble,
  flower,
  bird,
} satisfies Record<string, Drawing>;
