/** Drawings of socks and shoes, and of what keeps them whole. */
import {
  CREAM,
  choose,
  circle,
  type Drawing,
  ellipse,
  group,
  INK,
  line,
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD,
} from './ink.ts';

const SOCK =
  'M0 0 L130 0 L130 250 C130 290 180 310 220 340 C270 380 240 440 180 440 L90 440 C40 440 10 400 8 350 Z';

const socks: Drawing = (k) =>
  repeat(2, (i) =>
    group(
      `translate(${i ? 330 : 180} ${i ? 190 : 170}) rotate(${i ? 4 : -4})`,
      path(SOCK, i ? k.main : k.dark) +
        rect(-6, -14, 142, 60, 12, k.light) +
        line('M20 -8 L20 38 M48 -8 L48 38 M76 -8 L76 38 M104 -8 L104 38', k.main, 5, 'opacity=".5"') +
        line('M4 110 L128 110 M4 140 L128 140', k.accent, 14, 'stroke-linecap="butt"') +
        path('M176 318 C250 350 260 430 190 440 C170 410 160 360 176 318 Z', k.accent) +
        path('M8 350 C10 400 40 440 90 440 C90 390 60 350 8 330 Z', k.accent),
    ),
  );

const slippers: Drawing = (k) =>
  repeat(2, (i) =>
    group(
      `translate(${i ? 120 : 0} ${i ? 110 : -20})`,
      path(
        'M120 470 C120 380 190 330 260 360 C340 400 420 400 510 430 C560 450 560 520 520 520 L150 520 C130 520 120 500 120 470 Z',
        i ? k.main : k.dark,
      ) +
        ellipse(215, 400, 88, 42, k.light, 'transform="rotate(14 215 400)"') +
        ellipse(215, 406, 70, 30, INK, 'opacity=".35" transform="rotate(14 215 406)"') +
        rect(120, 505, 430, 30, 15, WOOD) +
        circle(410, 440, 16, k.accent),
    ),
  );

const boot: Drawing = (k) =>
  path('M250 190 L430 190 L440 380 C520 410 630 430 660 500 L660 570 L240 570 Z', k.main) +
  shade('M240 500 L660 500 L660 570 L240 570 Z', 0.14) +
  path('M250 190 L430 190 L433 250 L246 250 Z', k.light) +
  path('M410 240 L436 320 L444 386 C470 396 500 404 526 412 L500 450 L380 400 Z', k.dark) +
  repeat(5, (i) => line(`M${402 + i * 14} ${270 + i * 34} l52 ${4 + i * 4}`, k.accent, 9)) +
  path('M560 440 C620 455 655 475 660 520 L560 520 Z', k.dark, 'opacity=".55"') +
  path(
    'M225 565 L680 565 L676 630 L640 630 L630 612 L600 630 L560 612 L520 630 L480 612 L420 612 L410 630 L235 630 Z',
    INK,
  ) +
  line('M252 190 C230 170 260 150 275 190', k.dark, 12);

const rubberBoot: Drawing = (k) =>
  path('M270 150 L450 150 L455 450 C540 470 640 490 650 570 L650 600 L265 600 Z', k.main) +
  shade('M400 150 L450 150 L455 450 C540 470 640 490 650 570 L650 600 L400 600 Z', 0.1) +
  rect(262, 145, 196, 46, 8, k.light) +
  path('M250 590 L660 590 L660 632 L470 632 L455 618 L400 618 L385 632 L250 632 Z', INK) +
  rect(410, 210, 44, 70, 8, k.dark) +
  shine('M295 200 L330 200 L330 570 L295 570 Z', 0.28) +
  line('M520 490 C580 505 620 525 636 560', k.light, 7);

const shoe: Drawing = (k) =>
  path(
    'M140 380 C180 420 250 420 300 350 C360 430 480 470 600 490 C670 500 690 550 680 580 L130 580 C110 520 120 440 140 380 Z',
    k.main,
  ) +
  shade('M130 540 L684 540 L680 580 L130 580 Z', 0.15) +
  path('M300 350 C360 430 440 455 500 470 L440 530 L240 470 Z', k.light) +
  repeat(4, (i) => line(`M${305 + i * 44} ${400 + i * 20} l-34 44`, k.dark, 9)) +
  path(
    'M140 380 C160 400 200 412 240 402 L220 580 L130 580 C112 520 120 440 140 380 Z',
    k.dark,
    'opacity=".6"',
  ) +
  path('M115 575 L690 575 L690 610 L115 610 Z', CREAM) +
  repeat(14, (i) => path(`M${120 + i * 41} 608 l34 0 l-8 24 l-18 0 Z`, INK)) +
  line('M560 560 L620 520 M520 560 L570 515', k.accent, 10);

const tin: Drawing = (k) =>
  path('M190 420 L190 560 C190 640 610 640 610 560 L610 420 Z', k.dark) +
  ellipse(400, 420, 210, 80, k.main) +
  ellipse(400, 415, 180, 64, k.light) +
  ellipse(400, 415, 120, 40, 'none', `stroke="${k.dark}" stroke-width="6"`) +
  path('M360 430 L400 385 L440 430 Z', k.accent) +
  rect(190, 470, 420, 10, 0, k.main) +
  shine('M230 500 L260 510 L260 600 L230 588 Z', 0.2);

const insoles: Drawing = (k) =>
  repeat(2, (i) =>
    group(
      `translate(${i ? 800 : 0} 0) scale(${i ? -1 : 1} 1) rotate(-6 280 400)`,
      path(
        'M280 150 C350 150 375 240 365 330 C358 400 350 440 352 520 C354 600 330 640 285 640 C235 640 215 590 220 520 C226 440 190 380 195 290 C200 200 230 150 280 150 Z',
        i ? k.main : k.light,
      ) +
        path('M285 640 C235 640 215 590 220 520 L352 520 C354 600 330 640 285 640 Z', k.accent) +
        line(
          'M225 260 C260 240 310 240 345 260 M215 330 C255 310 320 310 358 330',
          k.dark,
          6,
          'opacity=".5"',
        ),
    ),
  );

const washBottle: Drawing = (k) =>
  line('M400 230 L400 180 L330 180 L330 200', INK, 18) +
  rect(360, 225, 80, 50, 8, INK) +
  path(
    'M330 275 L470 275 C540 290 550 330 550 380 L550 600 C550 640 250 640 250 600 L250 380 C250 330 260 290 330 275 Z',
    choose(k, [k.main, k.light, '#7d5a3c'] as const),
  ) +
  shade('M460 275 L470 275 C540 290 550 330 550 380 L550 600 C550 618 510 627 460 629 Z') +
  rect(285, 400, 230, 160, 8, CREAM) +
  line('M330 440 L470 440 M350 475 L450 475', k.dark, 8) +
  path('M400 498 C424 520 420 542 400 546 C380 542 376 520 400 498 Z', k.accent);

export const FOOTWEAR_DRAWINGS = {
  socks,
  slippers,
  boot,
  rubberBoot,
  shoe,
  tin,
  insoles,
  washBottle,
} satisfies Record<string, Drawing>;
