/** Drawings of candles and lamps. */
import {
  BRASS,
  CREAM,
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
  path,
  rect,
  repeat,
  shade,
  shine,
  WOOD,
  WOOD_DARK,
  WOOD_LIGHT,
} from './ink.ts';

function flame(x: number, y: number, size = 1): string {
  return group(
    `translate(${x} ${y}) scale(${size})`,
    circle(0, -30, 70, GLOW, 'opacity=".3"') +
      path('M0 -80 C30 -40 30 -10 0 0 C-30 -10 -30 -40 0 -80 Z', FLAME) +
      path('M0 -44 C14 -24 14 -8 0 -2 C-14 -8 -14 -24 0 -44 Z', CREAM),
  );
}

const candle: Drawing = (k) =>
  flame(400, 325, 1.1) +
  rect(396, 318, 8, 40, 3, INK) +
  path('M265 360 L535 360 L535 600 C535 640 265 640 265 600 Z', GLASS) +
  path('M277 400 L523 400 L523 596 C523 626 277 626 277 596 Z', k.light) +
  ellipse(400, 400, 123, 22, CREAM) +
  rect(300, 455, 200, 120, 8, k.main) +
  line('M335 495 L465 495 M360 530 L440 530', CREAM, 9) +
  shine('M282 370 L308 370 L308 612 C294 608 284 604 282 596 Z', 0.5) +
  ellipse(400, 360, 135, 22, 'none', 'stroke="#fff" stroke-width="6" opacity=".7"');

const tapers: Drawing = (k) =>
  repeat(5, (i) => {
    const h = [300, 350, 390, 340, 310][i] ?? 320;
    const x = 240 + i * 80;
    return (
      line(`M${x} ${640 - h} L${x} ${620 - h}`, INK, 6) +
      path(
        `M${x - 16} ${640 - h} L${x + 16} ${640 - h} L${x + 26} 630 L${x - 26} 630 Z`,
        [k.main, k.light, k.dark, CREAM, k.accent][i] ?? k.main,
      ) +
      shade(`M${x + 4} ${640 - h} L${x + 16} ${640 - h} L${x + 26} 630 L${x + 6} 630 Z`, 0.1)
    );
  }) +
  rect(190, 490, 420, 70, 10, CREAM) +
  line('M230 525 L570 525', k.dark, 8);

const candlestick: Drawing = (k) => {
  const metal = /brass/.test(k.title) ? BRASS : /iron|trio/.test(k.title) ? INK : k.dark;
  const arms = /trio/.test(k.title) ? [-150, 0, 150] : [0];
  return (
    (arms.length > 1
      ? line('M250 400 C250 500 550 500 550 400 M400 400 L400 600', metal, 22)
      : rect(386, 420, 28, 180, 10, metal)) +
    arms
      .map(
        (dx) =>
          flame(400 + dx, 215, 0.8) +
          rect(382 + dx, 215, 36, 170, 6, '#fdfbf6') +
          rect(402 + dx, 215, 16, 170, 6, k.light) +
          path(`M${350 + dx} 380 L${450 + dx} 380 L${430 + dx} 425 L${370 + dx} 425 Z`, metal),
      )
      .join('') +
    path('M270 630 C270 585 360 590 386 560 L414 560 C440 590 530 585 530 630 Z', metal) +
    circle(400, 500, 26, arms.length > 1 ? k.accent : metal)
  );
};

const matches: Drawing = (k) =>
  path('M300 330 L500 330 L520 600 C520 636 280 636 280 600 Z', GLASS) +
  repeat(9, (i) =>
    group(
      `rotate(${(i - 4) * 5} 400 640)`,
      rect(394, 280, 12, 330, 4, WOOD_LIGHT) + ellipse(400, 282, 12, 20, k.accent),
    ),
  ) +
  path('M296 430 L504 430 L520 600 C520 636 280 636 280 600 Z', k.main, 'opacity=".92"') +
  rect(330, 480, 140, 90, 6, CREAM) +
  path('M400 490 C424 515 424 545 400 556 C376 545 376 515 400 490 Z', FLAME) +
  rect(300, 318, 200, 22, 11, '#fff', 'opacity=".6"');

const snuffer: Drawing = (k) => {
  const metal = /brass/.test(k.title) ? BRASS : METAL_DARK;
  return (
    line('M250 290 C360 190 560 170 660 250', metal, 16) +
    circle(672, 262, 24, 'none', `stroke="${metal}" stroke-width="12"`) +
    path('M250 270 L330 430 L170 430 Z', metal) +
    shine('M240 300 L220 420 L196 420 Z', 0.35) +
    line('M250 470 C236 445 264 435 250 440', METAL, 6) +
    rect(218, 470, 64, 165, 10, k.main) +
    ellipse(250, 470, 32, 10, k.light)
  );
};

const tableLamp: Drawing = (k) =>
  path('M330 250 L470 250 L720 660 L80 660 Z', GLOW, 'opacity=".2"') +
  (/opal|brass/.test(k.title)
    ? circle(400, 300, 120, CREAM) +
      circle(400, 300, 120, GLOW, 'opacity=".45"') +
      shine('M320 260 C340 215 390 195 420 200 C370 220 345 260 335 300 Z', 0.6)
    : path('M310 170 L490 170 L560 370 L240 370 Z', k.main) +
      shade('M430 170 L490 170 L560 370 L450 370 Z') +
      ellipse(400, 370, 160, 22, GLOW)) +
  rect(388, 375, 24, 170, 8, /brass/.test(k.title) ? BRASS : WOOD_DARK) +
  path('M330 545 C330 500 470 500 470 545 L480 600 L320 600 Z', /brass/.test(k.title) ? BRASS : WOOD) +
  rect(290, 595, 220, 36, 16, k.dark) +
  circle(400, 490, 12, k.accent);

const pendant: Drawing = (k) =>
  path('M230 480 L570 480 L690 680 L110 680 Z', GLOW, 'opacity=".22"') +
  line('M400 40 L400 240', INK, 7) +
  rect(370, 225, 60, 50, 12, BRASS) +
  (/glass/.test(k.title)
    ? circle(400, 400, 145, CREAM) +
      circle(400, 400, 145, GLOW, 'opacity=".4"') +
      shine('M300 360 C320 300 380 275 420 280 C360 305 330 350 322 410 Z', 0.6)
    : /pine/.test(k.title)
      ? repeat(5, (i) =>
          path(
            `M${300 + i * 14} ${275 + i * 6} C${200 + i * 30} 360 ${215 + i * 26} 450 ${240 + i * 22} 500 L${560 - i * 22} 500 C${585 - i * 26} 450 ${600 - i * 30} 360 ${500 - i * 14} ${275 + i * 6} Z`,
            i % 2 ? WOOD_LIGHT : WOOD,
          ),
        )
      : path('M350 270 L450 270 C560 300 590 400 595 490 L205 490 C210 400 240 300 350 270 Z', k.main) +
        shade('M430 270 L450 270 C560 300 590 400 595 490 L470 490 C480 400 470 320 430 270 Z') +
        ellipse(400, 490, 195, 26, GLOW)) +
  circle(400, 508, 36, '#fff', 'opacity=".9"');

const bulb: Drawing = (k) =>
  circle(400, 340, 230, GLOW, 'opacity=".25"') +
  path(
    'M400 150 C510 150 570 240 560 330 C552 410 490 440 478 500 L322 500 C310 440 248 410 240 330 C230 240 290 150 400 150 Z',
    GLOW,
  ) +
  line('M350 490 L340 370 L380 330 L400 380 L420 330 L460 370 L450 490', FLAME, 8) +
  shine('M275 320 C270 260 305 205 360 185 C315 230 300 290 315 370 C290 355 278 340 275 320 Z', 0.6) +
  rect(325, 500, 150, 34, 10, METAL) +
  rect(332, 536, 136, 30, 10, METAL_DARK) +
  rect(339, 568, 122, 30, 10, METAL) +
  path('M350 598 L450 598 L425 634 L375 634 Z', k.dark);

const star: Drawing = (k) =>
  circle(400, 410, 270, GLOW, 'opacity=".3"') +
  line('M400 60 L400 190', INK, 6) +
  repeat(7, (i) =>
    group(
      `rotate(${(i * 360) / 7} 400 420)`,
      path('M400 170 L455 400 L400 420 Z', /pine/.test(k.title) ? WOOD_LIGHT : k.light) +
        path('M400 170 L345 400 L400 420 Z', /pine/.test(k.title) ? WOOD : k.main),
    ),
  ) +
  circle(400, 420, 44, GLOW) +
  repeat(7, (i) =>
    group(`rotate(${(i * 360) / 7} 400 420)`, circle(400, 290, 8, GLOW) + circle(400, 330, 6, GLOW)),
  );

export const LIGHT_DRAWINGS = {
  candle,
  tapers,
  candlestick,
  matches,
  snuffer,
  tableLamp,
  pendant,
  bulb,
  star,
} satisfies Record<string, Drawing>;
