/** Drawings of the laid table and of bath and sauna. */
import {
  CREAM,
  choose,
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

const mug: Drawing = (k) => {
  const speckles = /helg|speck/.test(k.title);
  return (
    line('M540 380 C680 370 680 560 530 550', k.main, 38) +
    path('M240 320 L560 320 L545 580 C540 640 260 640 255 580 Z', k.main) +
    shade('M470 320 L560 320 L545 580 C543 610 510 622 460 626 Z') +
    ellipse(400, 320, 160, 36, k.light) +
    ellipse(400, 326, 132, 26, '#6b4a35') +
    choose(k, [
      path('M243 430 C320 400 480 460 557 425 L552 500 C480 520 320 480 248 505 Z', k.light, 'opacity=".8"'),
      rect(247, 440, 306, 22, 0, k.accent) + rect(249, 480, 302, 10, 0, k.light),
      path('M320 560 L400 430 L480 560 Z', k.light) + path('M372 476 L400 430 L428 476 L400 490 Z', CREAM),
    ] as const) +
    (speckles ? repeat(16, (i) => circle(275 + ((i * 67) % 250), 370 + ((i * 89) % 220), 4, k.dark)) : '') +
    line('M350 270 C335 240 365 225 350 190 M430 270 C415 240 445 225 430 190', k.light, 9)
  );
};

const enamelMug: Drawing = (k) =>
  line('M545 390 C660 390 650 550 540 550', INK, 20) +
  rect(250, 330, 300, 300, 26, k.main) +
  shade('M470 330 L550 330 L550 604 C550 622 540 630 524 630 L470 630 Z') +
  ellipse(400, 332, 150, 32, INK) +
  ellipse(400, 334, 138, 25, CREAM) +
  repeat(18, (i) =>
    circle(275 + ((i * 71) % 250), 390 + ((i * 97) % 220), i % 3 ? 4 : 6, CREAM, 'opacity=".8"'),
  ) +
  path('M330 540 L375 460 L400 500 L430 440 L480 540 Z', CREAM, 'opacity=".9"');

const plate: Drawing = (k) =>
  ellipse(400, 430, 270, 205, k.main) +
  ellipse(400, 424, 250, 188, k.light) +
  ellipse(400, 430, 170, 126, k.main, 'opacity=".45"') +
  ellipse(400, 426, 168, 122, k.light) +
  (/helg|speck/.test(k.title)
    ? repeat(22, (i) => circle(200 + ((i * 83) % 400), 320 + ((i * 59) % 220), 4, k.dark, 'opacity=".6"'))
    : '') +
  (/kamin/.test(k.title)
    ? ellipse(400, 426, 210, 155, 'none', `stroke="${k.accent}" stroke-width="10" opacity=".7"`)
    : '') +
  line('M330 470 C380 450 430 420 470 370', LEAF, 7) +
  repeat(4, (i) =>
    ellipse(
      360 + i * 34,
      440 - i * 22,
      20,
      9,
      LEAF,
      `transform="rotate(${-70 + i * 18} ${360 + i * 34} ${440 - i * 22})"`,
    ),
  );

const bowl: Drawing = (k) =>
  path(
    'M180 370 L620 370 C620 530 540 600 460 610 L455 635 L345 635 L340 610 C260 600 180 530 180 370 Z',
    k.main,
  ) +
  shade('M480 370 L620 370 C620 530 540 600 460 610 L455 635 L410 635 C470 570 480 470 480 370 Z') +
  ellipse(400, 370, 220, 52, k.light) +
  ellipse(400, 378, 188, 38, CREAM) +
  circle(350, 368, 20, k.accent) +
  circle(400, 380, 22, k.dark) +
  circle(446, 366, 19, k.accent) +
  line('M210 450 C320 480 480 480 590 450', k.light, 10) +
  shine('M205 410 C215 480 240 530 285 570 C262 520 248 460 246 410 Z', 0.2);

const glass: Drawing = (k) =>
  repeat(2, (i) =>
    group(
      `translate(${i ? 110 : -110} ${i ? 20 : -10})`,
      path('M290 300 L510 300 L480 610 C478 630 322 630 320 610 Z', '#c4d8df') +
        path('M304 430 L496 430 L479 606 C477 622 323 622 321 606 Z', i ? k.main : k.light, 'opacity=".65"') +
        ellipse(400, 300, 110, 22, '#fff', 'opacity=".7"') +
        shine('M318 320 L346 320 L360 600 C342 598 338 596 336 590 Z', 0.6) +
        line('M450 340 L440 560', '#fff', 7, 'opacity=".5"'),
    ),
  );

const napkin: Drawing = (k) =>
  repeat(4, (i) =>
    path(
      `M150 ${560 - i * 46} L650 ${560 - i * 46} L650 ${600 - i * 46} C650 ${620 - i * 46} 640 ${624 - i * 46} 620 ${624 - i * 46} L180 ${624 - i * 46} C160 ${624 - i * 46} 150 ${620 - i * 46} 150 ${600 - i * 46} Z`,
      i % 2 ? k.light : k.main,
    ),
  ) +
  path('M150 422 L400 250 L650 422 Z', k.light) +
  path('M400 250 L650 422 L400 422 Z', k.main) +
  rect(360, 405, 80, 225, 10, WOOD_LIGHT) +
  line('M170 440 L350 440', k.dark, 4, 'stroke-dasharray="10 10" opacity=".6"');

const towel: Drawing = (k) =>
  line('M140 200 L660 200', WOOD, 26) +
  circle(140, 200, 22, WOOD_DARK) +
  circle(660, 200, 22, WOOD_DARK) +
  path('M250 190 L550 190 L550 620 L250 620 Z', k.main) +
  path('M250 190 L440 190 L440 540 L250 540 Z', k.light) +
  (/waffle/.test(k.title)
    ? repeat(28, (i) =>
        rect(264 + (i % 4) * 44, 230 + Math.floor(i / 4) * 44, 32, 32, 4, k.main, 'opacity=".35"'),
      )
    : line('M250 470 L440 470 M250 495 L440 495', k.accent, 12, 'stroke-linecap="butt"')) +
  line('M440 560 L550 560 M440 585 L550 585', k.accent, 12, 'stroke-linecap="butt"') +
  repeat(14, (i) => line(`M${258 + i * 22} ${i < 9 ? 542 : 622} l0 18`, i < 9 ? k.light : k.main, 6));

const soap: Drawing = (k) =>
  path(
    'M180 480 L600 480 C640 480 650 500 650 530 L650 590 C650 620 630 630 600 630 L200 630 C170 630 150 620 150 590 L150 530 C150 500 160 480 180 480 Z',
    k.light,
  ) +
  rect(190, 400, 420, 170, 60, k.main) +
  shade('M190 510 L610 510 C610 550 590 570 550 570 L250 570 C210 570 190 550 190 510 Z', 0.1) +
  rect(270, 440, 260, 84, 30, 'none', `stroke="${k.dark}" stroke-width="7" opacity=".6"`) +
  path('M400 455 C425 475 425 500 400 508 C375 500 375 475 400 455 Z', k.dark, 'opacity=".6"') +
  circle(250, 330, 48, '#fff', 'opacity=".75"') +
  circle(330, 280, 30, '#fff', 'opacity=".75"') +
  circle(500, 320, 38, '#fff', 'opacity=".7"') +
  circle(440, 240, 20, '#fff', 'opacity=".7"') +
  line('M230 318 C236 304 248 298 258 300', k.light, 6);

const bucket: Drawing = (k) =>
  line('M230 360 C230 150 570 150 570 360', /larch|5 l/.test(k.title) ? '#8a6a45' : WOOD_DARK, 16) +
  path('M210 350 L590 350 L550 625 L250 625 Z', WOOD) +
  repeat(6, (i) => line(`M${264 + i * 54} 355 L${290 + i * 44} 622`, WOOD_DARK, 6, 'opacity=".6"')) +
  shade('M480 350 L590 350 L550 625 L470 625 Z') +
  ellipse(400, 350, 190, 42, WOOD_DARK) +
  ellipse(400, 356, 168, 32, '#86b3c6') +
  path('M222 420 L578 420 L573 450 L227 450 Z', METAL_DARK) +
  path('M243 560 L557 560 L553 590 L247 590 Z', METAL_DARK) +
  line('M470 340 L590 170', WOOD_LIGHT, 18) +
  circle(216, 362, 18, k.accent) +
  circle(584, 362, 18, k.accent);

const ladle: Drawing = (k) => {
  const copper = /copper/.test(k.title);
  return group(
    'rotate(-40 400 400)',
    rect(60, 376, 440, 34, 17, WOOD) +
      circle(92, 393, 9, '#fff', 'opacity=".8"') +
      rect(150, 372, 60, 42, 8, k.accent) +
      path(
        'M490 340 L700 340 C700 480 660 520 595 520 C530 520 490 480 490 340 Z',
        copper ? '#c47a50' : WOOD_DARK,
      ) +
      ellipse(595, 340, 105, 30, copper ? '#e0a07a' : WOOD_LIGHT) +
      ellipse(595, 346, 84, 20, '#86b3c6'),
  );
};

const feltHat: Drawing = (k) =>
  path('M400 170 C500 200 560 380 570 520 L230 520 C240 380 300 200 400 170 Z', k.main) +
  shade('M400 170 C500 200 560 380 570 520 L430 520 C450 380 440 260 400 170 Z') +
  path('M160 560 C170 500 630 500 640 560 C640 620 540 630 400 630 C260 630 160 620 160 560 Z', k.dark) +
  line('M245 470 C330 500 470 500 555 470', k.accent, 20) +
  (/embroid/.test(k.title)
    ? repeat(5, (i) => path(`M${300 + i * 50} 400 l14 -20 l14 20 l-14 20 Z`, i % 2 ? k.light : k.accent))
    : line('M330 380 L350 330 M330 380 L312 335', k.light, 8)) +
  line('M400 170 C380 130 440 130 420 165', k.dark, 10);

const dropper: Drawing = (k) =>
  rect(370, 140, 60, 110, 28, INK) +
  rect(350, 240, 100, 60, 10, METAL_DARK) +
  path(
    'M340 300 L460 300 C540 330 545 370 545 410 L545 600 C545 640 255 640 255 600 L255 410 C255 370 260 330 340 300 Z',
    '#8a5a34',
  ) +
  shade('M450 300 L460 300 C540 330 545 370 545 410 L545 600 C545 618 500 628 450 630 Z', 0.18) +
  rect(285, 400, 230, 170, 10, CREAM) +
  path(
    'M400 420 C440 450 440 490 400 510 C360 490 360 450 400 420 Z',
    /birch/.test(k.title) ? LEAF : k.main,
  ) +
  line('M400 510 L400 440 M340 540 L460 540', k.dark, 7) +
  shine('M275 420 C275 380 290 360 310 350 L310 390 L282 400 L282 560 L275 560 Z', 0.35) +
  path('M600 470 C630 510 630 540 600 546 C570 540 570 510 600 470 Z', k.accent);

const tray: Drawing = (k) =>
  (/round/.test(k.title)
    ? ellipse(400, 470, 280, 150, k.dark) +
      ellipse(400, 455, 280, 150, WOOD) +
      ellipse(400, 455, 244, 124, k.main)
    : rect(110, 350, 580, 260, 60, k.dark) +
      rect(110, 335, 580, 260, 60, WOOD) +
      rect(140, 362, 520, 206, 44, k.main)) +
  repeat(6, (i) =>
    path(`M${270 + i * 52} 500 l26 -70 l26 70 Z`, i % 2 ? k.light : k.accent, 'opacity=".85"'),
  ) +
  group('translate(300 250) scale(.28)', mugSmall(k.light, k.accent)) +
  line('M545 400 C580 380 600 420 570 440', CREAM, 10);

function mugSmall(main: string, band: string): string {
  return (
    line('M540 380 C680 370 680 560 530 550', main, 44) +
    path('M240 320 L560 320 L545 580 C540 640 260 640 255 580 Z', main) +
    rect(247, 440, 306, 40, 0, band) +
    ellipse(400, 320, 160, 36, METAL_LIGHT) +
    ellipse(400, 326, 130, 26, METAL)
  );
}

export const TABLE_DRAWINGS = {
  mug,
  enamelMug,
  plate,
  bowl,
  glass,
  napkin,
  towel,
  soap,
  bucket,
  ladle,
  feltHat,
  dropper,
  tray,
} satisfies Record<string, Drawing>;
