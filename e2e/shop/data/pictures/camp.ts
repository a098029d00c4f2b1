/** Drawings of what one sleeps and cooks with outdoors. Each stands on about y = 630 of an 800 × 800 field. */
import {
  BARK,
  CREAM,
  circle,
  type Drawing,
  ellipse,
  FLAME,
  GLOW,
  group,
  INK,
  line,
  METAL,
  METAL_DARK,
  METAL_LIGHT,
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD_DARK,
} from './ink.ts';

const tent: Drawing = (k) => {
  if (/family|stuga|dome/.test(k.title)) {
    return (
      line('M160 600 L70 645 M640 600 L730 645', METAL_DARK, 4) +
      path('M120 630 C120 350 270 215 400 215 C530 215 680 350 680 630 Z', k.main) +
      shade('M400 215 C530 215 680 350 680 630 L560 630 C560 430 500 280 400 215 Z') +
      path('M290 630 C290 470 340 400 400 400 C460 400 510 470 510 630 Z', k.dark) +
      path('M290 630 C290 470 340 400 400 400 C350 450 345 560 350 630 Z', k.light) +
      line('M400 215 C300 300 245 450 240 630 M400 215 C500 300 555 450 560 630', k.dark, 6, 'opacity=".5"') +
      ellipse(400, 330, 46, 26, k.light) +
      path('M388 217 L430 178 L430 214 Z', k.accent)
    );
  }
  return (
    line('M400 205 L60 640 M400 205 L740 640', METAL_DARK, 4) +
    path('M400 200 L690 630 L110 630 Z', k.main) +
    shade('M400 200 L690 630 L470 630 Z') +
    path('M400 300 L500 630 L300 630 Z', k.dark) +
    path('M400 300 L300 630 L352 630 C370 520 388 400 400 300 Z', k.light) +
    path('M400 300 L500 630 L462 630 C430 520 410 400 400 300 Z', k.light, 'opacity=".75"') +
    line('M376 180 L400 212 L424 180', WOOD_DARK, 10) +
    path('M424 182 L478 196 L428 214 Z', k.accent)
  );
};

const pegs: Drawing = (k) =>
  repeat(5, (i) =>
    group(
      `translate(400 640) rotate(${(i - 2) * 15})`,
      line('M0 -20 L0 -400 M0 -400 C0 -440 44 -440 44 -404', i % 2 ? METAL_DARK : METAL, 20) +
        path('M-10 -30 L10 -30 L0 20 Z', i % 2 ? METAL_DARK : METAL) +
        line('M0 -380 L-34 -340', i === 2 ? k.accent : k.main, 8),
    ),
  );

const sheet: Drawing = (k) =>
  path('M400 250 L700 420 L400 610 L100 420 Z', k.main) +
  shade('M400 420 L700 420 L400 610 L100 420 Z', 0.1) +
  path('M400 250 L700 420 L520 400 C470 360 430 310 400 250 Z', k.light) +
  line('M135 420 L400 272 M400 588 L665 420', k.dark, 4, 'stroke-dasharray="14 12" opacity=".6"') +
  [
    [400, 580],
    [140, 420],
    [400, 285],
    [655, 420],
  ]
    .map(
      ([x, y]) =>
        circle(x as number, y as number, 13, METAL_LIGHT) + circle(x as number, y as number, 6, INK),
    )
    .join('');

const tarp: Drawing = (k) =>
  rect(120, 150, 40, 490, 8, BARK) +
  rect(640, 150, 40, 490, 8, BARK) +
  shade('M145 150 h15 v490 h-15 Z M665 150 h15 v490 h-15 Z', 0.2) +
  line('M140 250 L660 250', INK, 5) +
  path('M230 250 L570 250 L680 470 C560 440 240 440 120 470 Z', k.main) +
  shade('M400 250 L570 250 L680 470 C600 450 500 446 400 446 Z', 0.12) +
  line('M120 470 L90 640 M680 470 L710 640', METAL_DARK, 4) +
  path('M330 640 L400 560 L470 640 Z', FLAME) +
  line('M320 645 L480 645', BARK, 18);

const backpack: Drawing = (k) => {
  const roll = /trek|nut|topp/.test(k.title);
  return (
    line('M250 330 C190 380 190 520 240 600 M550 330 C610 380 610 520 560 600', k.dark, 26) +
    line('M350 215 C350 160 450 160 450 215', k.dark, 18) +
    (roll
      ? rect(250, 165, 300, 72, 36, k.light) +
        line('M320 165 L320 237 M480 165 L480 237', k.dark, 14) +
        circle(286, 201, 18, k.dark, 'opacity=".25"')
      : '') +
    rect(250, 220, 300, 415, 70, k.main) +
    shade('M480 220 C530 220 550 250 550 290 L550 565 C550 610 520 635 480 635 Z') +
    path(
      'M250 300 C250 240 300 220 400 220 C500 220 550 240 550 300 L550 350 C480 380 320 380 250 350 Z',
      k.dark,
    ) +
    rect(290, 430, 220, 165, 34, k.light) +
    line('M310 470 L490 470', k.dark, 8) +
    rect(330, 340, 26, 90, 8, k.accent) +
    rect(444, 340, 26, 90, 8, k.accent) +
    circle(400, 540, 20, k.accent, 'opacity=".9"') +
    path('M390 548 L400 526 L410 548 Z', CREAM)
  );
};

const drybag: Drawing = (k) =>
  path('M260 300 L540 300 L560 600 C560 630 240 630 240 600 Z', k.main) +
  shade('M470 300 L540 300 L560 600 C560 615 520 622 470 624 Z') +
  path('M270 210 L530 210 L545 310 L255 310 Z', k.light) +
  rect(262, 190, 276, 44, 20, k.dark) +
  rect(376, 176, 48, 66, 12, k.accent) +
  rect(330, 400, 140, 90, 14, CREAM) +
  path('M400 418 C424 448 424 470 400 474 C376 470 376 448 400 418 Z', k.main) +
  line('M255 560 L545 560', k.dark, 6, 'opacity=".5"');

const sleepingBag: Drawing = (k) =>
  path(
    'M400 150 C510 150 560 230 562 330 L510 600 C500 645 300 645 290 600 L238 330 C240 230 290 150 400 150 Z',
    k.main,
  ) +
  shade('M470 160 C535 190 560 250 562 330 L510 600 C505 622 470 632 440 633 Z') +
  ellipse(400, 275, 106, 98, k.dark) +
  ellipse(400, 292, 84, 74, k.light) +
  line(
    'M262 420 C330 445 470 445 538 420 M274 485 C340 508 460 508 526 485 M286 550 C350 572 450 572 514 550',
    k.dark,
    6,
    'opacity=".55"',
  ) +
  line('M490 350 L462 630', k.accent, 7) +
  circle(490, 352, 11, k.accent);

const mat: Drawing = (k) =>
  rect(250, 350, 400, 260, 30, k.main) +
  shade('M250 520 L650 520 L650 580 C650 600 640 610 620 610 L250 610 Z', 0.15) +
  rect(420, 345, 36, 270, 10, k.dark) +
  rect(560, 345, 36, 270, 10, k.dark) +
  rect(424, 450, 28, 44, 6, k.accent) +
  ellipse(250, 480, 120, 132, k.light) +
  line(
    'M250 480 C250 450 300 455 300 490 C300 540 220 545 205 490 C195 420 280 390 325 430 C370 480 340 570 255 575',
    k.dark,
    12,
  );

const pillow: Drawing = (k) =>
  path(
    'M150 330 C250 360 550 360 650 330 C680 400 680 500 650 590 C550 560 250 560 150 590 C120 500 120 400 150 330 Z',
    k.main,
  ) +
  shade(
    'M150 590 C130 540 128 500 128 470 C300 520 500 520 672 470 C672 500 668 550 650 590 C550 560 250 560 150 590 Z',
  ) +
  line('M200 375 C300 395 500 395 600 375', k.light, 8) +
  line('M150 330 C180 380 200 390 215 400 M650 330 C620 380 600 390 585 400', k.dark, 6, 'opacity=".5"') +
  rect(600, 470, 44, 26, 4, k.accent);

const gas: Drawing = (k) =>
  rect(370, 235, 60, 60, 10, METAL) +
  rect(385, 210, 30, 40, 6, METAL_DARK) +
  path(
    'M250 400 C250 310 320 285 400 285 C480 285 550 310 550 400 L550 600 C550 640 250 640 250 600 Z',
    k.main,
  ) +
  shade('M470 295 C520 310 550 340 550 400 L550 600 C550 618 510 628 470 630 Z') +
  rect(250, 400, 300, 150, 0, k.light) +
  path(
    'M400 420 C440 460 440 500 415 525 C420 490 395 490 398 470 C370 490 372 515 385 527 C350 505 360 455 400 420 Z',
    k.accent,
  ) +
  shine('M285 400 C285 350 300 330 320 318 L320 620 C300 615 285 610 285 600 Z');

const stove: Drawing = (k) =>
  path('M400 170 C450 215 455 260 428 300 L372 300 C345 260 360 225 400 170 Z', FLAME) +
  path('M400 225 C425 250 425 280 412 300 L388 300 C375 280 380 250 400 225 Z', CREAM) +
  line('M300 310 L350 310 L350 360 M500 310 L450 310 L450 360', METAL_DARK, 14) +
  rect(340, 300, 120, 34, 14, METAL) +
  rect(378, 330, 44, 90, 6, METAL_DARK) +
  line('M422 390 L520 390', METAL, 12) +
  rect(516, 372, 40, 36, 8, k.accent) +
  path(
    'M270 500 C270 440 330 415 400 415 C470 415 530 440 530 500 L530 610 C530 638 270 638 270 610 Z',
    k.main,
  ) +
  shade('M460 424 C505 440 530 465 530 500 L530 610 C530 624 495 630 460 631 Z') +
  rect(270, 510, 260, 60, 0, k.light);

const campPot: Drawing = (k) =>
  line('M520 330 C640 320 690 300 700 290', INK, 22) +
  path('M250 330 L550 330 L535 590 C533 622 267 622 265 590 Z', METAL) +
  shade('M470 330 L550 330 L535 590 C534 606 505 612 470 614 Z', 0.16) +
  path('M235 330 C235 270 565 270 565 330 Z', METAL_LIGHT) +
  rect(380, 240, 40, 44, 14, k.accent) +
  rect(268, 400, 265, 26, 0, k.main) +
  shine('M285 335 L320 335 L326 600 C305 598 298 594 296 588 Z', 0.3) +
  line(
    'M340 210 C330 190 350 180 340 160 M400 205 C390 185 410 175 400 155 M460 210 C450 190 470 180 460 160',
    k.light,
    8,
  );

const cutlery: Drawing = (k) =>
  group(
    'rotate(-14 400 400)',
    rect(236, 380, 34, 260, 17, k.main) +
      path(
        'M225 170 L225 290 C225 350 281 350 281 290 L281 170 L268 170 L268 270 L259 270 L259 170 L247 170 L247 270 L238 270 L238 170 Z',
        k.main,
      ),
  ) +
  rect(384, 360, 34, 270, 17, k.accent) +
  ellipse(401, 260, 58, 96, k.accent) +
  ellipse(401, 268, 36, 66, '#fff', 'opacity=".25"') +
  group(
    'rotate(14 400 400)',
    rect(530, 400, 36, 240, 18, k.dark) + path('M532 400 L532 180 C575 200 590 300 566 400 Z', METAL),
  );

const headlamp: Drawing = (k) =>
  path('M470 400 L800 250 L800 620 Z', GLOW, 'opacity=".35"') +
  ellipse(330, 420, 220, 150, k.main) +
  ellipse(330, 405, 190, 112, 'none', `stroke="${k.dark}" stroke-width="10" opacity=".4"`) +
  ellipse(330, 395, 178, 98, k.dark) +
  ellipse(330, 385, 172, 90, CREAM, 'opacity=".92"') +
  rect(350, 420, 170, 130, 40, INK) +
  circle(455, 485, 56, METAL_DARK) +
  circle(455, 485, 42, GLOW) +
  circle(455, 485, 22, '#fff') +
  rect(375, 408, 46, 22, 8, k.accent);

const lantern: Drawing = (k) =>
  line('M290 290 C290 120 510 120 510 290', METAL_DARK, 10) +
  circle(400, 430, 230, GLOW, 'opacity=".28"') +
  path('M330 210 L470 210 L500 280 L300 280 Z', k.main) +
  rect(376, 180, 48, 36, 8, k.dark) +
  rect(305, 280, 190, 260, 22, GLOW) +
  path('M400 350 C440 400 436 450 400 465 C364 450 360 400 400 350 Z', FLAME) +
  line('M340 280 L340 540 M460 280 L460 540', k.dark, 9) +
  rect(280, 530, 240, 95, 22, k.main) +
  shade('M440 530 L498 530 C512 530 520 540 520 552 L520 603 C520 617 512 625 498 625 L440 625 Z') +
  circle(400, 578, 20, k.accent);

export const CAMP_DRAWINGS = {
  tent,
  pegs,
  sheet,
  tarp,
  backpack,
  drybag,
  sleepingBag,
  mat,
  pillow,
  gas,
  stove,
  campPot,
  cutlery,
  headlamp,
  lantern,
} satisfies Record<string, Drawing>;
