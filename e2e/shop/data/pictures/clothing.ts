/** Drawings of clothes, hats and gloves. */
import {
  circle,
  type Drawing,
  ellipse,
  group,
  INK,
  line,
  METAL,
  METAL_DARK,
  path,
  rect,
  repeat,
  shade,
} from './ink.ts';

const BODY = 'M290 250 C330 225 470 225 510 250 L540 330 L540 630 L260 630 L260 330 Z';

const SLEEVES =
  'M290 250 C220 290 180 430 160 590 L238 606 L275 400 Z M510 250 C580 290 620 430 640 590 L562 606 L525 400 Z';

const jacket: Drawing = (k) =>
  path('M310 255 C310 150 490 150 490 255 L455 300 L345 300 Z', k.dark) +
  path('M345 262 C350 205 450 205 455 262 L430 292 L370 292 Z', INK, 'opacity=".55"') +
  path(SLEEVES, k.main) +
  shade('M510 250 C580 290 620 430 640 590 L562 606 L525 400 Z', 0.15) +
  path(BODY, k.main) +
  path('M262 330 C330 400 470 400 538 330 L510 250 C470 300 330 300 290 250 Z', k.light) +
  shade('M400 290 L538 290 L540 330 L540 630 L400 630 Z', 0.08) +
  line('M400 285 L400 630', k.accent, 9) +
  line('M300 500 L345 450 M500 500 L455 450', k.dark, 9) +
  line('M165 560 L241 575 M635 560 L559 575', k.dark, 10);

const downJacket: Drawing = (k) =>
  path('M320 250 C330 180 470 180 480 250 L440 290 L360 290 Z', k.dark) +
  path(SLEEVES, k.main) +
  path('M290 250 C330 225 470 225 510 250 L548 330 L548 610 C548 635 252 635 252 610 L252 330 Z', k.main) +
  repeat(6, (i) =>
    line(`M256 ${345 + i * 52} C330 ${362 + i * 52} 470 ${362 + i * 52} 544 ${345 + i * 52}`, k.dark, 7),
  ) +
  line(
    'M205 380 L284 410 M183 450 L266 474 M168 520 L250 540 M595 380 L516 410 M617 450 L534 474 M632 520 L550 540',
    k.dark,
    7,
  ) +
  shade('M400 250 L510 250 L548 330 L548 610 C548 626 470 629 400 629 Z', 0.1) +
  line('M400 265 L400 628', k.accent, 9) +
  rect(450, 400, 52, 26, 5, k.light);

const raincoat: Drawing = (k) =>
  path('M330 240 L470 240 L500 180 C470 140 330 140 300 180 Z', k.dark) +
  path(
    'M295 235 C215 280 180 420 165 560 L240 575 L280 400 Z M505 235 C585 280 620 420 635 560 L560 575 L520 400 Z',
    k.main,
  ) +
  path('M295 235 C350 215 450 215 505 235 L540 330 L590 645 L210 645 L260 330 Z', k.main) +
  shade('M400 222 C440 222 480 226 505 235 L540 330 L590 645 L400 645 Z', 0.1) +
  line('M400 235 L400 640', k.dark, 6) +
  repeat(4, (i) => circle(422, 300 + i * 85, 11, k.accent)) +
  rect(270, 480, 90, 26, 8, k.dark) +
  rect(440, 480, 90, 26, 8, k.dark);

const kidsRain: Drawing = (k) =>
  group('translate(0 -10)', jacket(k)) +
  path('M300 590 L500 590 L510 700 L420 700 L400 630 L380 700 L290 700 Z', k.dark) +
  repeat(5, (i) => circle(250 + i * 75, 130 + (i % 2) * 36, 9, '#86b3c6'));

const trousers: Drawing = (k) =>
  path('M290 160 L510 160 L560 640 L440 640 L400 330 L360 640 L240 640 Z', k.main) +
  shade('M400 160 L510 160 L560 640 L440 640 L400 330 Z') +
  rect(286, 150, 228, 44, 8, k.dark) +
  rect(380, 158, 40, 28, 4, METAL) +
  line('M300 230 C330 250 340 240 350 210 M500 230 C470 250 460 240 450 210', k.dark, 7) +
  rect(480, 350, 64, 92, 8, k.light, 'opacity=".8"') +
  line('M482 375 L542 375', k.dark, 5) +
  path('M265 400 L345 400 L335 500 L255 500 Z', k.dark, 'opacity=".35"');

const longJohns: Drawing = (k) =>
  path('M300 160 L500 160 L530 600 L445 600 L400 330 L355 600 L270 600 Z', k.main) +
  shade('M400 160 L500 160 L530 600 L445 600 L400 330 Z') +
  rect(294, 150, 212, 40, 8, k.accent) +
  path('M270 585 L356 585 L354 640 L274 640 Z M530 585 L444 585 L446 640 L526 640 Z', k.dark) +
  line('M330 220 L322 570 M470 220 L478 570', k.light, 5, 'opacity=".6"');

const baseTop: Drawing = (k) =>
  path(
    'M300 220 C210 250 170 420 150 590 L220 606 L280 400 Z M500 220 C590 250 630 420 650 590 L580 606 L520 400 Z',
    k.main,
  ) +
  path('M300 215 C350 250 450 250 500 215 L530 330 L525 630 L275 630 L270 330 Z', k.main) +
  path('M330 205 C350 270 450 270 470 205 L500 220 C470 310 330 310 300 220 Z', k.dark) +
  shade('M400 250 C440 250 470 240 500 215 L530 330 L525 630 L400 630 Z', 0.08) +
  (/zip/.test(k.title) ? line('M400 270 L400 400', k.accent, 9) : '') +
  line('M152 570 L224 586 M648 570 L576 586', k.accent, 14) +
  rect(275, 604, 250, 26, 0, k.dark);

const sweater: Drawing = (k) =>
  path(
    'M300 220 C210 250 170 420 150 590 L228 610 L280 400 Z M500 220 C590 250 630 420 650 590 L572 610 L520 400 Z',
    k.main,
  ) +
  path('M300 215 C350 245 450 245 500 215 L535 330 L535 630 L265 630 L265 330 Z', k.main) +
  path('M265 330 C330 400 470 400 535 330 L500 215 C450 260 350 260 300 215 Z', k.dark) +
  repeat(9, (i) => {
    const x = 288 + i * 28;
    const y = 345 - Math.abs(i - 4) * 9;
    return path(`M${x} ${y - 15} l12 15 l-12 15 l-12 -15 Z`, i % 2 ? k.accent : k.light);
  }) +
  line('M300 292 C350 330 450 330 500 292', k.light, 6, 'stroke-dasharray="4 14"') +
  path('M335 205 C355 250 445 250 465 205 L490 215 C460 275 340 275 310 215 Z', k.light) +
  rect(265, 590, 270, 42, 6, k.dark) +
  line('M152 580 L230 598 M648 580 L570 598', k.dark, 30, 'stroke-linecap="butt"');

const beanie: Drawing = (k) =>
  circle(400, 195, 62, k.light) +
  repeat(8, (i) =>
    line(
      `M400 195 l${Math.round(56 * Math.cos(i * 0.785))} ${Math.round(56 * Math.sin(i * 0.785))}`,
      k.accent,
      6,
      'opacity=".5"',
    ),
  ) +
  path('M190 540 C180 330 270 240 400 240 C530 240 620 330 610 540 Z', k.main) +
  repeat(6, (i) =>
    line(
      `M${240 + i * 64} 530 C${250 + i * 60} 430 ${300 + i * 40} 330 ${340 + i * 24} 262`,
      k.dark,
      6,
      'opacity=".4"',
    ),
  ) +
  rect(170, 510, 460, 110, 34, k.dark) +
  repeat(11, (i) => line(`M${206 + i * 39} 528 L${206 + i * 39} 602`, k.main, 9, 'opacity=".7"')) +
  rect(500, 545, 74, 44, 6, k.accent);

const gloves: Drawing = (k) =>
  repeat(2, (i) =>
    group(
      `translate(${i ? 780 : 20} ${i ? 40 : 0}) scale(${i ? -1 : 1} 1) rotate(-8 260 400)`,
      path(
        'M190 480 L180 290 C170 160 340 150 350 280 L352 350 C370 320 420 300 430 340 C440 390 380 440 340 480 Z',
        k.main,
      ) +
        rect(172, 470, 190, 120, 24, k.dark) +
        line(
          'M200 490 L200 575 M240 490 L240 575 M280 490 L280 575 M320 490 L320 575',
          k.light,
          8,
          'opacity=".6"',
        ) +
        path('M265 250 l26 36 l-26 36 l-26 -36 Z', k.accent) +
        line('M210 380 L335 380', k.light, 8, 'stroke-dasharray="6 16"'),
    ),
  );

const scarf: Drawing = (k) =>
  path('M450 380 L590 330 L640 600 L500 630 Z', k.dark) +
  path('M330 380 L200 330 L160 560 L300 600 Z', k.main) +
  ellipse(400, 330, 230, 130, k.main) +
  ellipse(400, 290, 150, 62, INK, 'opacity=".45"') +
  path('M180 340 C250 450 550 450 622 340 C640 430 560 480 400 480 C240 480 160 430 180 340 Z', k.light) +
  line(
    'M182 470 L312 505 M176 510 L306 546 M520 500 L612 478 M528 545 L622 520',
    k.accent,
    13,
    'stroke-linecap="butt"',
  ) +
  repeat(6, (i) => line(`M${168 + i * 25} ${566 + i * 7} l-6 46`, k.main, 8)) +
  repeat(6, (i) => line(`M${508 + i * 25} ${628 - i * 5} l6 44`, k.dark, 8));

const belt: Drawing = (k) =>
  circle(400, 400, 190, 'none', `stroke="${k.dark}" stroke-width="60"`) +
  circle(400, 400, 190, 'none', `stroke="${k.main}" stroke-width="46"`) +
  circle(400, 400, 208, 'none', `stroke="${k.light}" stroke-width="3" stroke-dasharray="10 8"`) +
  path('M380 560 L640 590 L650 640 L380 620 Z', k.main) +
  rect(330, 540, 96, 96, 16, 'none', `stroke="${METAL_DARK}" stroke-width="18"`) +
  line('M378 588 L428 588', METAL_DARK, 12) +
  circle(500, 598, 7, INK) +
  circle(550, 603, 7, INK) +
  circle(600, 609, 7, INK);

export const CLOTHING_DRAWINGS = {
  jacket,
  downJacket,
  raincoat,
  kidsRain,
  trousers,
  longJohns,
  baseTop,
  sweater,
  beanie,
  gloves,
  scarf,
  belt,
} satisfies Record<string, Drawing>;
