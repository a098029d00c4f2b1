/** The live preview: the real widget bundle in a frame of its own, at a phone's or a desktop's width, beside the controls. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ProductId } from '../../domain/ids.ts';
import { LOOKED, type LookedSpot, type ToldLook } from '../../domain/look/look.ts';
import type { Placement } from '../../domain/placement.ts';
import type { ShownPage } from '../../domain/shown.ts';
import { LANGUAGE } from '../data/language.ts';
import { keys, useApi } from '../data/queries.ts';
import { bootOf, showOf } from '../data/shown.ts';
import { explain } from '../data/words.ts';
import { HELLO, isTold, type Show, type Told } from '../frame/message.ts';
import { placements as words } from '../text/placements.ts';
import { Skeleton, Unread } from './ui.tsx';
import '../style/preview.css';

export type PreviewWidth = 'phone' | 'desktop';
/** Pixels that the widget is laid out in; the whole is then made smaller to fit. */
const WIDTHS: Readonly<Record<PreviewWidth, number>> = { phone: 390, desktop: 1100 };
/** Pixels held until the frame tells its own. */
const USUAL_HEIGHT = 520;
/** Milliseconds within which a frame says its first word, or something is wrong. */
const PATIENCE = 15_000;

export interface PreviewProps {
  readonly placement: Placement;
  /** Whose page is looked at, or what is in the cart. */
  readonly product: ProductId;
  readonly width: PreviewWidth;
  /** Absent: as usual. */
  readonly look?: ToldLook;
  /** ISO 639 of the shopper; absent: as this page speaks. */
  readonly language?: string;
  /** What is shown, where the caller knows; absent: what the shop would show now, asked by session token. */
  readonly shown?: ShownPage;
}

export function PreviewFrame({ shown, ...props }: PreviewProps) {
  const { placement } = props;
  const spot = LOOKED.find((one) => one === placement);
  if (spot === undefined) return <p className="preview-note">{words.preview.platform}</p>;
  return shown === undefined ? (
    <Asked {...props} spot={spot} />
  ) : (
    <Known {...props} spot={spot} shown={shown} />
  );
}

type Spotted = PreviewProps & { readonly spot: LookedSpot };

function Asked(props: Spotted) {
  const { placement, product } = props;
  const api = useApi();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: keys.preview(product, placement),
    queryFn: ({ signal }) => api.preview(product, placement, signal),
  });
  if (error !== null && data === undefined)
    return (
      <Unread title={words.preview.failed} error={error} refetch={refetch} isFetching={isFetching} quiet />
    );
  if (data === undefined) return <Skeleton lines={6} kind="tall" />;
  const { shown, why } = data;
  if (shown === undefined || why !== null) {
    const { so, change } = explain(why ?? 'no-support', placement);
    return (
      <div className="preview-note">
        <p className="strong">{words.preview.nothing}</p>
        <p className="soft">
          {so} {change}
        </p>
      </div>
    );
  }
  return <Known {...props} shown={shown} />;
}

function Known({
  spot,
  shown,
  look = {},
  language = LANGUAGE,
  width,
}: Spotted & { readonly shown: ShownPage }) {
  const show = useMemo(() => showOf(spot, shown, look, language), [spot, shown, look, language]);
  return <LiveFrame show={show} width={width} />;
}

/**
 * What a widget reads once, at its start, begins a new frame behind the one that stands, which makes place when that is
 * ready: nothing blinks while somebody types.
 */
function LiveFrame({ show, width }: { show: Show; width: PreviewWidth }) {
  const boot = bootOf(show);
  const [standing, setStanding] = useState(boot);
  const [told, setTold] = useState<Told | null>(null);
  const [trying, setTrying] = useState(false);
  const [late, setLate] = useState(false);
  const latest = useRef(new Map<string, Show>());
  latest.current.set(boot, show);
  const box = useRef<HTMLDivElement>(null);
  const room = useWidth(box);
  const hint = useId();
  const scale = room === 0 ? 1 : Math.min(1, room / WIDTHS[width]);
  const height = told === null ? USUAL_HEIGHT : told.height;

  useEffect(() => {
    if (told !== null) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [told]);

  return (
    <div className="live-preview">
      <div className="preview-box" ref={box} style={{ height: Math.ceil(height * scale) }}>
        {[...new Set([standing, boot])].map((key) => (
          <Frame
            key={key}
            show={latest.current.get(key) ?? show}
            hidden={key !== standing}
            inert={!trying}
            style={{ width: WIDTHS[width], height, transform: `scale(${scale})` }}
            onTold={(next) => {
              if (key === boot && next.ready) setStanding(boot);
              if (key === standing || next.ready) setTold(next);
            }}
          />
        ))}
      </div>
      {late && told === null && <p className="preview-note">{words.preview.late}</p>}
      <p className="preview-try">
        <button
          type="button"
          className="button"
          aria-pressed={trying}
          aria-describedby={hint}
          onClick={() => setTrying(!trying)}
        >
          {words.preview.try}
        </button>
        <span id={hint} className="soft">
          {words.preview.tryHint}
        </span>
      </p>
    </div>
  );
}

function Frame(props: {
  show: Show;
  hidden: boolean;
  inert: boolean;
  style: { width: number; height: number; transform: string };
  onTold: (told: Told) => void;
}) {
  const { show, hidden, inert, style } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const [port, setPort] = useState<MessagePort | null>(null);
  const onTold = useRef(props.onTold);
  onTold.current = props.onTold;

  useEffect(() => {
    let open: MessagePort | null = null;
    const hear = ({ source, origin, data, ports }: MessageEvent) => {
      // Our own frame, in its sandbox: it has no origin. Whatever else speaks is not heard.
      if (source !== frame.current?.contentWindow || origin !== 'null' || data !== HELLO || !ports[0]) return;
      open?.close();
      open = ports[0];
      open.onmessage = ({ data: told }) => {
        if (isTold(told)) onTold.current(told);
      };
      setPort(open);
    };
    addEventListener('message', hear);
    return () => {
      removeEventListener('message', hear);
      open?.close();
    };
  }, []);
  useEffect(() => port?.postMessage(show), [port, show]);

  return (
    <iframe
      ref={frame}
      src="/frame"
      sandbox="allow-scripts"
      title={words.preview.title}
      className={hidden ? 'preview-frame behind' : 'preview-frame'}
      style={style}
      inert={inert || hidden}
      aria-hidden={hidden || undefined}
    />
  );
}

/** Pixels that the element has for what is in it; 0 until it is laid out. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const watcher = new ResizeObserver(() => setWidth(box.clientWidth));
    setWidth(box.clientWidth);
    watcher.observe(box);
    return () => watcher.disconnect();
  }, [element]);
  return width;
}
