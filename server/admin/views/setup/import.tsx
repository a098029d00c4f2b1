/** Taking in Shopify's orders export: dropped or chosen, with how far it is, and what was refused by line. */
import { type DragEvent, useRef, useState } from 'react';
import type { ImportReportTold } from '../../../domain/importTold.ts';
import { format } from '../../data/format.ts';
import { useApi, useNow } from '../../data/queries.ts';
import { roughly, useTimeLeft } from '../../data/timeLeft.ts';
import { Problem } from '../../parts/ui.tsx';
import { setupText } from '../../text/setup.ts';

const words = setupText.older;
/** Refused rows shown; the answer holds some more, the count all. */
const SHOWN = 20;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly file: File; readonly sent: number; readonly stop: () => void }
  | { readonly kind: 'done'; readonly report: ImportReportTold }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly why: string };

export function Import() {
  const api = useApi();
  const [state, setState] = useState<State>({ kind: 'idle' });
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || state.kind === 'sending') return;
    const calledOff = new AbortController();
    const stop = () => calledOff.abort();
    const show = (sent: number) => setState({ kind: 'sending', file, sent, stop });
    show(0);
    try {
      const report = await api.setup.importOrders(file, show, calledOff.signal);
      setState({ kind: 'done', report });
    } catch (thrown) {
      const why = thrown instanceof Error ? thrown.message : String(thrown);
      setState(calledOff.signal.aborted ? { kind: 'stopped' } : { kind: 'failed', why });
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    <>
      {state.kind === 'sending' ? (
        <Sending {...state} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way, the button in it everybody's
        <div
          className={over ? 'drop over' : 'drop'}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>{words.drop}</p>
          <button type="button" className="button" onClick={() => input.current?.click()}>
            {words.choose}
          </button>
          <input
            ref={input}
            type="file"
            className="sr"
            tabIndex={-1}
            aria-label={words.choose}
            accept=".csv,.gz,text/csv,application/gzip"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              // The same file may be chosen again, to go on.
              event.target.value = '';
            }}
          />
          <p className="soft">{words.limit}</p>
        </div>
      )}
      <div role="status">
        {state.kind === 'stopped' && <p>{words.stopped}</p>}
        {state.kind === 'done' && <Result report={state.report} />}
      </div>
      {state.kind === 'failed' && <Problem title={words.failed} what={state.why} loud />}
    </>
  );
}

function Sending({ file, sent, stop }: Extract<State, { kind: 'sending' }>) {
  const now = useNow(true);
  const left = useTimeLeft(file.name, now, sent, file.size);
  return (
    <div className="drop">
      <p id="import-file" className="strong">
        {words.sending(file.name)}
      </p>
      <progress
        aria-labelledby="import-file"
        max={1}
        // All is sent, and the end of it still being stored: no share can be told.
        value={sent < file.size ? sent / file.size : undefined}
      />
      {left !== null && <p className="soft figure">{words.left(format.duration(roughly(left)))}</p>}
      <button type="button" className="button" onClick={stop}>
        {words.stop}
      </button>
    </div>
  );
}

function Result({ report }: { report: ImportReportTold }) {
  const { kind, orders, resumedAfter, unknownLines, refused, rows } = report;
  if (kind === 'known') return <p>{words.known(orders)}</p>;
  const shown = rows.slice(0, SHOWN);
  return (
    <>
      <p className="strong">{kind === 'stopped' ? words.stopped : words.finished(orders)}</p>
      {resumedAfter > 0 && <p>{words.resumed(resumedAfter)}</p>}
      {unknownLines > 0 && <p>{words.unknown(unknownLines)}</p>}
      {refused > 0 && (
        <>
          <p>{words.refused(refused)}</p>
          <ul className="refused">
            {shown.map(({ line, reason }) => (
              <li key={`${line} ${reason}`}>{words.line(line, reason)}</li>
            ))}
          </ul>
          {refused > shown.length && <p>{words.more(refused - shown.length)}</p>}
        </>
      )}
    </>
  );
}
