/** When a shopper is asked at the door, and when not: the pure rule, on a clock of its own. */
import { describe, expect, it } from 'vitest';
import { exitIntent } from './intent.ts';

const DWELL = 10_000;
/** A shopper who has been here long enough and has pressed something. */
function settled(phone: boolean, clarity = 1) {
  const intent = exitIntent(0, DWELL, phone, clarity);
  intent('pointerdown', 0, 20_000);
  return intent;
}

describe('the merchant’s choice', () => {
  /** The clearest of three that still asks: a mouse at so many pixels in 100 ms, a fling of so many in 200. */
  const asks = (clarity: number) => {
    const mouse = (speed: number) => {
      const intent = settled(false, clarity);
      intent('mousemove', speed, 20_000);
      return intent('mouseout', 0, 20_100);
    };
    const fling = (run: number) => {
      const intent = settled(true, clarity);
      intent('scroll', 2_000, 20_000);
      return intent('scroll', 2_000 - run, 20_200);
    };
    return [[20, 30, 40].map(mouse), [500, 700, 950].map(fling)];
  };

  it('asks for clearer signs when calm, and is content with slighter ones when keen', () => {
    expect(asks(1)).toEqual([
      [false, true, true],
      [false, true, true],
    ]);
    expect(asks(1.5)).toEqual([
      [false, false, true],
      [false, false, true],
    ]);
    expect(asks(0.67)).toEqual([
      [true, true, true],
      [true, true, true],
    ]);
  });
});

describe('the mouse', () => {
  it('shows intent when it shoots out at the top', () => {
    const intent = settled(false);
    expect(intent('mousemove', 300, 20_000)).toBe(false);
    expect(intent('mousemove', 120, 20_100)).toBe(false);
    expect(intent('mouseout', -4, 20_160)).toBe(true);
  });

  it('does not when it drifts out slowly, rests first, or leaves at a side', () => {
    const slow = settled(false);
    slow('mousemove', 40, 20_000);
    slow('mousemove', 20, 20_200);
    expect(slow('mouseout', 0, 20_250)).toBe(false);

    const rested = settled(false);
    rested('mousemove', 300, 20_000);
    rested('mousemove', 30, 20_100);
    expect(rested('mouseout', -1, 21_000)).toBe(false);

    const side = settled(false);
    side('mousemove', 400, 20_000);
    side('mousemove', 200, 20_100);
    expect(side('mouseout', 180, 20_120)).toBe(false);
  });

  it('does not without a movement before: a page that opens under a resting pointer', () => {
    expect(settled(false)('mouseout', -1, 20_000)).toBe(false);
  });
});

describe('before there is a reason to believe it', () => {
  const shoot = (intent: ReturnType<typeof exitIntent>, at: number) => {
    intent('mousemove', 300, at);
    return intent('mouseout', -4, at + 50);
  };

  it('waits for the dwell time', () => {
    const intent = exitIntent(0, DWELL, false);
    intent('keydown', 0, 1_000);
    expect(shoot(intent, DWELL - 60)).toBe(false);
    expect(shoot(intent, DWELL)).toBe(true);
  });

  it('waits for an act: a bot that only moves is never asked', () => {
    const intent = exitIntent(0, DWELL, false);
    expect(shoot(intent, 30_000)).toBe(false);
    intent('pointerdown', 0, 31_000);
    expect(shoot(intent, 32_000)).toBe(true);
  });
});

describe('the phone', () => {
  it('shows intent by one long, fast scroll back up', () => {
    const intent = settled(true);
    expect(intent('scroll', 2_000, 20_000)).toBe(false);
    expect(intent('scroll', 1_700, 20_080)).toBe(false);
    expect(intent('scroll', 1_300, 20_200)).toBe(true);
  });

  it('does not by a slow scroll up, a short one, or one that goes down in between', () => {
    const slow = settled(true);
    slow('scroll', 2_000, 20_000);
    expect(slow('scroll', 1_200, 21_500)).toBe(false);

    const short = settled(true);
    short('scroll', 2_000, 20_000);
    expect(short('scroll', 1_500, 20_100)).toBe(false);

    const broken = settled(true);
    broken('scroll', 2_000, 20_000);
    broken('scroll', 1_600, 20_050);
    broken('scroll', 1_650, 20_060);
    expect(broken('scroll', 1_200, 20_120)).toBe(false);
  });

  it('shows intent by coming back to the tab after five seconds, not after one', () => {
    const intent = settled(true);
    intent('hide', 0, 20_000);
    expect(intent('show', 0, 21_000)).toBe(false);
    intent('hide', 0, 30_000);
    expect(intent('show', 0, 35_000)).toBe(true);
  });

  it('has no top edge for a mouse, and the desktop has no tab return', () => {
    const phone = settled(true);
    phone('mousemove', 300, 20_000);
    expect(phone('mouseout', -4, 20_050)).toBe(false);

    const desktop = settled(false);
    desktop('hide', 0, 20_000);
    expect(desktop('show', 0, 40_000)).toBe(false);
    desktop('scroll', 3_000, 41_000);
    expect(desktop('scroll', 1_000, 41_100)).toBe(false);
  });
});
