/** Drawings of what one carries along the trail: bottles, tools, hammocks, fishing. */
import {
  BARK,
  CREAM,
  choose,
  circle,
  type Drawing,
  ellipse,
  FLAME,
  GLASS,
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
  WOOD,
  WOOD_DARK,
  WOOD_LIGHT,
} from './ink.ts';

const bottle: Drawing = (k) =>
  line('M400 165 C470 130 500 180 460 215', k.dark, 14) +
  rect(345, 175, 110, 80, 20, k.dark) +
  path(
    'M355 255 L445 255 C450 300 500 310 500 370 L500 595 C500 645 300 645 300 595 L300 370 C300 310 350 300 355 255 Z',
    k.main,
  ) +
  shade('M420 255 L445 255 C450 300 500 310 500 370 L500 595 C500 620 460 631 420 632 Z') +
  rect(300, choose(k, [420, 450, 480] as const), 200, choose(k, [20, 34, 60] as const), 0, k.light) +
  shine('M325 380 C325 345 340 330 352 322 L352 615 C336 610 325 605 325 595 Z') +
  path('M370 580 L400 530 L430 580 Z', CREAM, 'opacity=".9"');

const flask: Drawing = (k) =>
  path('M310 250 C310 160 490 160 490 250 Z', METAL) +
  rect(310, 235, 180, 50, 6, METAL_DARK) +
  rect(295, 280, 210, 350, 34, k.main) +
  shade('M430 280 L480 280 C500 280 505 296 505 314 L505 596 C505 616 495 630 471 630 L430 630 Z') +
  rect(295, 330, 210, 22, 0, METAL_LIGHT) +
  rect(295, 560, 210, 22, 0, METAL_LIGHT) +
  line('M505 370 C580 370 580 530 505 530', k.dark, 24) +
  shine('M318 300 L346 300 L346 612 L330 612 C322 612 318 604 318 596 Z') +
  path('M375 500 L400 440 L425 500 Z', k.light);

const filter: Drawing = (k) =>
  group(
    'rotate(24 400 400)',
    rect(384, 150, 32, 80, 12, METAL) +
      rect(350, 220, 100, 330, 40, k.main) +
      rect(350, 300, 100, 150, 0, GLASS) +
      line(
        'M365 330 L435 330 M365 360 L435 360 M365 390 L435 390 M365 420 L435 420',
        k.main,
        7,
        'opacity=".5"',
      ) +
      rect(370, 545, 60, 60, 14, k.dark),
  ) +
  path('M560 480 C610 545 610 600 560 606 C510 600 510 545 560 480 Z', '#86b3c6') +
  shine('M545 560 C545 545 552 530 558 522 C556 550 556 575 560 590 C550 586 545 575 545 560 Z', 0.5);

const beltKnife: Drawing = (k) =>
  group(
    'translate(60 0) rotate(14 400 400)',
    path('M365 60 C430 120 440 250 435 360 L365 360 Z', METAL_LIGHT) +
      path('M365 60 C395 140 400 260 398 360 L365 360 Z', METAL) +
      rect(352, 355, 96, 26, 8, bolster(k.title)) +
      path(
        'M358 380 L442 380 C462 470 455 560 440 620 C430 650 370 650 360 620 C345 560 338 470 358 380 Z',
        WOOD,
      ) +
      line(
        'M375 420 C390 480 385 550 395 610 M415 410 C405 470 420 540 410 600',
        WOOD_DARK,
        6,
        'opacity=".6"',
      ),
  ) +
  group(
    'translate(-160 20)',
    path('M355 300 L445 300 L430 560 C425 590 385 590 378 560 Z', k.dark) +
      line('M372 330 L388 545', k.light, 5, 'stroke-dasharray="12 10"') +
      rect(350, 290, 100, 34, 8, k.main),
  );

function bolster(title: string): string {
  return /mästare|brass/.test(title) ? '#c9a24d' : METAL_DARK;
}

const axe: Drawing = (k) =>
  group(
    'rotate(32 400 400)',
    path(
      'M380 200 L424 200 C414 360 430 520 450 690 C440 704 398 704 388 690 C398 520 384 360 380 200 Z',
      WOOD,
    ) +
      shade(
        'M404 200 L424 200 C414 360 430 520 450 690 C444 698 432 700 424 700 C410 530 400 360 404 200 Z',
        0.15,
      ) +
      path(
        'M350 170 L452 170 L452 285 L350 285 C300 300 250 330 215 345 C225 270 225 190 205 110 C250 130 300 160 350 170 Z',
        METAL_DARK,
      ) +
      path('M205 110 C225 190 225 270 215 345 L240 333 C250 270 248 190 232 122 Z', METAL_LIGHT) +
      rect(388, 610, 60, 40, 8, k.accent),
  );

const stone: Drawing = (k) =>
  path('M130 500 L600 500 L680 440 L210 440 Z', WOOD_LIGHT) +
  path('M130 500 L600 500 L600 600 L130 600 Z', WOOD) +
  path('M600 500 L680 440 L680 540 L600 600 Z', WOOD_DARK) +
  path('M190 430 L580 430 L645 380 L255 380 Z', k.light) +
  rect(190, 430, 390, 48, 0, k.main) +
  rect(190, 455, 390, 30, 0, k.dark) +
  path('M580 430 L645 380 L645 435 L580 485 Z', k.dark) +
  shine('M300 420 L420 420 L470 390 L350 390 Z', 0.35) +
  path('M500 300 C530 340 530 365 500 370 C470 365 470 340 500 300 Z', '#86b3c6');

const firesteel: Drawing = (k) =>
  group(
    'rotate(45 400 400)',
    rect(378, 110, 44, 290, 10, METAL_DARK) +
      rect(385, 110, 14, 290, 6, METAL) +
      path('M362 395 L438 395 C452 470 448 540 430 600 L370 600 C352 540 348 470 362 395 Z', WOOD) +
      line('M400 590 C400 650 460 660 450 710', k.accent, 12),
  ) +
  repeat(7, (i) =>
    line(`M${180 + i * 4} ${300 + i * 12} l${-40 - i * 16} ${-50 + i * 28}`, i % 2 ? FLAME : GLOW, 9),
  );

const hammock: Drawing = (k) =>
  rect(95, 130, 46, 510, 10, BARK) +
  rect(659, 130, 46, 510, 10, BARK) +
  shade('M122 130 h19 v510 h-19 Z M686 130 h19 v510 h-19 Z', 0.2) +
  line('M118 270 L220 345 M682 270 L580 345', INK, 8) +
  path('M210 335 C280 460 520 460 590 335 C600 520 500 585 400 585 C300 585 200 520 210 335 Z', k.main) +
  path('M210 335 C280 460 520 460 590 335 C570 480 480 520 400 520 C320 520 230 480 210 335 Z', k.light) +
  line('M255 470 C300 540 350 560 400 560 C450 560 500 540 545 470', k.accent, 12) +
  circle(118, 270, 14, k.dark) +
  circle(682, 270, 14, k.dark);

const straps: Drawing = (k) =>
  circle(400, 430, 170, 'none', `stroke="${k.main}" stroke-width="62"`) +
  circle(400, 430, 170, 'none', `stroke="${k.light}" stroke-width="6" stroke-dasharray="20 16"`) +
  circle(400, 430, 112, 'none', `stroke="${k.dark}" stroke-width="34"`) +
  path('M540 500 L680 610 L640 650 L500 550 Z', k.main) +
  rect(350, 225, 100, 76, 16, METAL) +
  rect(372, 243, 56, 40, 8, k.dark);

const binoculars: Drawing = (k) =>
  repeat(2, (i) => {
    const x = i * 220;
    return (
      rect(215 + x, 180, 150, 70, 20, INK) +
      path(`M${210 + x} 245 L${370 + x} 245 L${390 + x} 560 L${190 + x} 560 Z`, k.main) +
      shade(`M${320 + x} 245 L${370 + x} 245 L${390 + x} 560 L${320 + x} 560 Z`) +
      rect(178 + x, 545, 224, 90, 26, k.dark) +
      ellipse(290 + x, 610, 84, 16, GLASS) +
      line(`M${225 + x} 320 L${355 + x} 320 M${222 + x} 350 L${358 + x} 350`, k.dark, 8)
    );
  }) +
  rect(355, 300, 90, 120, 16, INK) +
  circle(400, 285, 34, k.accent);

const rod: Drawing = (k) =>
  line('M170 640 L620 150', k.main, 12) +
  line('M170 640 L270 531', WOOD, 26) +
  line('M330 465 L345 482 M430 356 L445 373 M530 247 L545 264', METAL_DARK, 7) +
  circle(320, 530, 54, METAL_DARK) +
  circle(320, 530, 34, METAL_LIGHT) +
  line('M320 530 L376 566', INK, 10) +
  line('M620 150 C640 260 620 340 610 420', INK, 3) +
  path('M560 520 C580 450 660 450 690 500 L730 470 L724 560 L690 530 C660 570 580 580 560 520 Z', k.accent) +
  circle(592, 506, 8, INK) +
  line('M640 480 C655 500 655 525 640 545', CREAM, 6, 'opacity=".7"');

const lures: Drawing = (k) =>
  repeat(3, (i) =>
    group(
      `translate(${200 + i * 200} ${230 + (i % 2) * 50})`,
      circle(0, -20, 14, 'none', `stroke="${METAL_DARK}" stroke-width="7"`) +
        path('M0 0 C62 40 62 180 0 260 C-62 180 -62 40 0 0 Z', [k.main, k.accent, k.light][i] ?? k.main) +
        shine('M-20 50 C-34 110 -26 170 -8 210 C-12 150 -14 100 -20 50 Z', 0.4) +
        circle(8, 60, 9, INK) +
        line('M0 265 L0 310 C0 350 44 350 44 312 M0 310 C0 350 -44 350 -44 312', METAL_DARK, 8),
    ),
  );

const sled: Drawing = (k) =>
  line('M110 620 C60 620 60 540 120 540 M110 620 L640 620 C700 620 720 580 700 540', k.dark, 20) +
  line('M230 500 L220 615 M400 500 L400 615 M570 500 L580 615', METAL_DARK, 14) +
  repeat(4, (i) => rect(140 + i * 4, 395 + i * 28, 520, 22, 11, i % 2 ? WOOD : WOOD_LIGHT)) +
  line('M660 420 C740 380 740 300 690 250', k.accent, 10) +
  path('M250 395 C250 330 420 310 540 395 Z', k.main) +
  line('M300 370 C360 340 430 345 490 375', k.light, 8);

export const TRAIL_DRAWINGS = {
  bottle,
  flask,
  filter,
  beltKnife,
  axe,
  stone,
  firesteel,
  hammock,
  straps,
  binoculars,
  rod,
  lures,
  sled,
} satisfies Record<string, Drawing>;
