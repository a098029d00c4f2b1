import { describe, expect, it } from 'vitest';
import { CAP_BUYERS, capFrom, winsorise, winsoriseTops } from './winsorise.ts';

describe('a cap', () => {
  const totals = Array.from({ length: 1_000 }, (_, i) => ((i * 617) % 1_000) + 1);

  it('leaves 99.5 % of buyers as they are', () => {
    // 1 to 1,000 in some order: the 995th smallest.
    expect(capFrom(totals)).toBe(995);
  });

  it('is not chosen by those who bought nothing', () => {
    expect(capFrom([...new Array<number>(50_000).fill(0), ...totals])).toBe(995);
  });

  it('takes losses by their size', () => {
    expect(capFrom(totals.map((total) => (total % 2 === 0 ? total : -total)))).toBe(995);
  });

  it('is none while there are too few buyers to choose by', () => {
    expect(capFrom(totals.slice(0, CAP_BUYERS - 1))).toBeNull();
    expect(capFrom(totals.slice(0, CAP_BUYERS))).not.toBeNull();
  });

  it('holds against one whale among the first buyers', () => {
    const cap = capFrom([...totals.slice(0, CAP_BUYERS - 1), 5_000_000]);
    expect(cap).toBeLessThan(1_001);
  });
});

describe('winsorising', () => {
  const values = Float64Array.from([10, 200, -300, 50]);
  const past = { values: Float64Array.from([1, 2, 3, 4]), sum: 10, squares: 30 };

  it('cuts what lies beyond the cap, on both sides, and counts it', () => {
    const { sample, capped } = winsorise({ units: 9, values, past }, 100);
    expect([...sample.values]).toEqual([10, 100, -100, 50]);
    expect(capped).toBe(2);
    expect(sample.units).toBe(9);
    expect(sample.past).toBe(past);
    expect([...values]).toEqual([10, 200, -300, 50]);
  });

  it('leaves what is at the cap', () => {
    expect(winsorise({ units: 9, values, past }, 300).capped).toBe(0);
  });

  it('does nothing without a cap', () => {
    expect(winsorise({ units: 9, values, past }, null)).toEqual({
      sample: { units: 9, values, past },
      capped: 0,
    });
  });

  it('cuts the tops of a ratio and not its bottoms', () => {
    const bottoms = Float64Array.from([1, 200, 3, 1]);
    const { sample, capped } = winsoriseTops({ units: 9, tops: values, bottoms }, 100);
    expect([...sample.tops]).toEqual([10, 100, -100, 50]);
    expect(sample.bottoms).toBe(bottoms);
    expect(capped).toBe(2);
  });
});
