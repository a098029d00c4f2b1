/** The page's few icons, drawn in the text's colour and silent to screen readers. */

const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 13.5 13.5',
  up: 'M8 13V3.5M4 7.5l4-4 4 4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  out: 'M6 3.5H3.5v9h9V10M9 3.5h3.5V7M12.2 3.8 7.5 8.5',
  warn: 'M8 2.5 14 13H2L8 2.5ZM8 6.5v3M8 11.2v.1',
  copy: 'M6 6h7v7H6zM3 10V3h7',
  picture: 'M2.5 3.5h11v9h-11zM2.5 10.5l3-3 2.5 2.5 2-2 3.5 3.5M10.5 6.2v.1',
  hide: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.8 3.8l8.4 8.4',
} as const;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The app's mark: an M in a rounded square. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 16 16" aria-hidden="true">
      <rect width="16" height="16" rx="4.2" />
      <path d="M3.8 11.8V4.6L8 8.9l4.2-4.3v7.2" />
    </svg>
  );
}
