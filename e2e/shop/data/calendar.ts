/** When people buy: growth over the months, seasons, weekdays and hours. */
import type { Season } from './catalogue/family.ts';
import { type Random, sampler } from './random.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How the shop's trade as a whole moves, January to December. */
const MONTH = [0.85, 0.8, 0.85, 0.9, 1, 1.05, 0.95, 0.95, 1, 1.05, 1.45, 1.5];
/** Sunday to Saturday. */
const WEEKDAY = [1.2, 1.15, 1, 0.98, 0.95, 0.85, 0.8];
/** Local hours 0 to 23: a lunch hump and the sofa after eight. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 11, 13, 14, 12, 11, 11, 11, 12, 13, 16, 20, 21, 14, 6];
/** Central European winter time, good enough for a pattern. */
const OFFSET = HOUR;

const SEASONS: Record<Season, readonly number[]> = {
  none: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
  summer: [0.4, 0.5, 0.7, 1.1, 1.7, 2.1, 2.1, 1.5, 0.8, 0.5, 0.4, 0.5],
  winter: [1.6, 1.5, 1.1, 0.7, 0.5, 0.4, 0.4, 0.5, 0.8, 1.2, 1.7, 1.7],
  autumn: [0.8, 0.7, 0.8, 1, 0.9, 0.7, 0.8, 1.3, 1.8, 1.7, 1.2, 0.9],
  gifts: [0.6, 0.9, 0.8, 0.9, 1.1, 0.9, 0.7, 0.7, 0.8, 1, 1.9, 2.6],
};

/** Demand for a season's goods in a calendar month (0 to 11), about 1 on average. */
export function demand(season: Season, month: number): number {
  return SEASONS[season][month] ?? 1;
}

/** `count` ascending instants (epoch ms) between `start` and `end`; trade doubles over the span. */
export function makeInstants(random: Random, count: number, start: number, end: number): number[] {
  const days = Math.max(1, Math.ceil((end - start) / DAY));
  const weights = Float64Array.from({ length: days }, (_, day) => {
    const date = new Date(start + day * DAY + OFFSET);
    const growth = 2 ** (day / days);
    return growth * (MONTH[date.getUTCMonth()] ?? 1) * (WEEKDAY[date.getUTCDay()] ?? 1);
  });
  const drawDay = sampler(weights);
  const drawHour = sampler(HOURS);
  const midnight = Math.floor((start + OFFSET) / DAY) * DAY - OFFSET;
  const instants: number[] = [];
  while (instants.length < count) {
    const instant =
      midnight +
      drawDay(random) * DAY +
      drawHour(random) * HOUR +
      Math.floor((random() * HOUR) / 1000) * 1000;
    if (instant >= start && instant < end) instants.push(instant);
  }
  return instants.sort((a, b) => a - b);
}
