/** A table where there is room for one, and a list of labelled values where there is not. */
import { type ReactNode, useSyncExternalStore } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** Right-aligned, with figures of equal width. */
  readonly figure?: boolean;
  /** How much of a line it takes where the table is a list; a third unless told. */
  readonly width?: 'half' | 'wide';
  cell(row: Row): ReactNode;
}

const NARROW = '(max-width: 44rem)';

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(NARROW);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(NARROW).matches,
  );
}

/** The first column names its row. `last` is a total: set apart by a line. */
export function DataTable<Row>(props: {
  caption: string;
  columns: readonly [Column<Row>, ...Column<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  last?: Row;
}) {
  const { columns, keyOf, last } = props;
  const [name, ...rest] = columns;
  const narrow = useNarrow();
  const rows = last === undefined ? props.rows : [...props.rows, last];
  if (narrow) {
    return (
      <ul className="stacked" aria-label={props.caption}>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <p className="strong">{name.cell(row)}</p>
            <dl>
              {rest.map((column) => (
                <div key={column.key} className={column.width}>
                  <dt>{column.head}</dt>
                  <dd className={column.figure ? 'figure' : undefined}>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <table>
      <caption className="sr">{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.figure ? 'figure' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)} className={row === last ? 'total' : undefined}>
            <th scope="row">{name.cell(row)}</th>
            {rest.map((column) => (
              <td key={column.key} className={column.figure ? 'figure' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
