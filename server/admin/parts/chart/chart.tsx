/** The frame of every chart: its name for all, the room that it will take, the drawing when it has come, and the same as a table. */
import { Component, type ReactNode, Suspense } from 'react';
import '../../style/chart.css';
import { type Column, DataTable } from '../data-table.tsx';

/** What a colour or a line means, beside the drawing. */
export interface Key {
  readonly mark: 'now' | 'before' | 'line' | 'band';
  readonly words: string;
}

/**
 * The drawing itself is `children`, loaded when it is first needed; until then, and where it cannot be loaded, the room
 * is kept, so that nothing jumps. Screen readers get `label` and the table.
 */
export function Chart<Row>(props: {
  title: string;
  label: string;
  keys: readonly Key[];
  /** What is said where the drawing does not load. */
  failed: string;
  table: {
    words: string;
    columns: readonly [Column<Row>, ...Column<Row>[]];
    rows: readonly Row[];
    keyOf: (row: Row) => string | number;
  };
  children: ReactNode;
}) {
  const { title, label, keys, failed, table } = props;
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="strong">{title}</span>
        <ul className="chart-keys" aria-hidden="true">
          {keys.map(({ mark, words }) => (
            <li key={words} className={mark}>
              {words}
            </li>
          ))}
        </ul>
      </figcaption>
      <div className="chart-plot">
        <Undrawn words={failed}>
          <Suspense fallback={null}>
            <div role="img" aria-label={label} className="chart-drawing">
              {props.children}
            </div>
          </Suspense>
        </Undrawn>
      </div>
      <details>
        <summary>
          <span className="more">{table.words}</span>
        </summary>
        <DataTable caption={title} columns={table.columns} rows={table.rows} keyOf={table.keyOf} />
      </details>
    </figure>
  );
}

/** A chunk that cannot be fetched (the server was upgraded meanwhile, say) must not take the page with it. */
class Undrawn extends Component<{ words: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <p className="soft">{this.props.words}</p> : this.props.children;
  }
}
