/** What all our charts have in common: quiet axes, faint lines, nothing that moves, nothing to tab through. */

/** The table beside a chart says all that it says, so its drawing is neither focusable nor an application. */
export const STILL = { accessibilityLayer: false } as const;

export const AXIS = {
  axisLine: false,
  tickLine: false,
  tickMargin: 6,
  tick: { fill: 'var(--soft)', fontSize: 12 },
} as const;

export const GRID = { stroke: 'var(--line)' } as const;
