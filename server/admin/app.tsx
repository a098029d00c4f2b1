/** The page's frame: navigation, progress, the open view, and saving. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  Component,
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { Api } from './data/api.ts';
import { NotifyProvider } from './data/notify.ts';
import { appBridge } from './data/platform.ts';
import { ApiProvider, useFreshness, useStatus } from './data/queries.ts';
import { useRoute, VIEWS, type View } from './data/route.ts';
import { SettingsProvider } from './data/settings.tsx';
import { Mark } from './parts/icons.tsx';
import { SaveBar, SaveNotices } from './parts/save-bar.tsx';
import { Skeleton } from './parts/ui.tsx';
import { text } from './text.ts';
import { Help } from './views/help.tsx';
import { Progress } from './views/progress.tsx';
import { SettingsView } from './views/settings.tsx';
import { TryIt } from './views/try.tsx';

const VIEW: Readonly<Record<View, ComponentType>> = {
  // The largest views by far, each loaded when it is opened.
  results: lazy(() => import('./views/results/index.tsx')),
  offers: lazy(() => import('./views/offers/index.tsx')),
  experiments: lazy(() => import('./views/trials/index.tsx')),
  try: TryIt,
  settings: SettingsView,
  help: Help,
};

export function App({ api, client }: { api: Api; client: QueryClient }) {
  const [toast, setToast] = useState('');
  const notify = useCallback((message: string) => {
    const bridge = appBridge();
    if (bridge?.toast !== undefined) bridge.toast.show(message);
    else setToast(message);
  }, []);
  useEffect(() => {
    if (toast === '') return;
    const timer = setTimeout(() => setToast(''), 4000);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <Boundary>
      <QueryClientProvider client={client}>
        <ApiProvider value={api}>
          <SettingsProvider onSaved={notify}>
            <NotifyProvider value={notify}>
              <Frame />
            </NotifyProvider>
            <p className={toast === '' ? 'toast' : 'toast up'} role="status">
              {toast}
            </p>
          </SettingsProvider>
        </ApiProvider>
      </QueryClientProvider>
    </Boundary>
  );
}

function Frame() {
  useFreshness();
  const { view } = useRoute();
  const { isPending } = useStatus();
  const main = useRef<HTMLElement>(null);
  const opened = useRef(view);
  useEffect(() => {
    document.title = `${text.nav[view]} · ${text.name}`;
    // A new view begins at its top, and a screen reader hears its heading; not at the first paint.
    if (opened.current === view) return;
    opened.current = view;
    scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [view]);
  const Open = VIEW[view];
  return (
    <>
      <header className="top">
        <span className="brand">
          <Mark />
          <span className="brand-name">{text.name}</span>
        </span>
        <nav aria-label={text.nav.label}>
          {VIEWS.map((name) => (
            <a key={name} href={`#${name}`} aria-current={name === view ? 'page' : undefined}>
              {text.nav[name]}
            </a>
          ))}
        </nav>
      </header>
      <main ref={main} className="stack">
        <Progress />
        <SaveNotices />
        {/* Laid out and fetching, but unseen until it is known how much room progress takes: so nothing jumps. */}
        <div className={isPending ? 'stack held' : 'stack'}>
          <Suspense fallback={<Skeleton lines={5} kind="tall" />}>
            <Open key={view} />
          </Suspense>
        </div>
      </main>
      <SaveBar />
    </>
  );
}

/** The last net: a fault of the page itself is said plainly, with a way out. */
class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main className="outside">
        <section className="card" role="alert">
          <h1>{text.errors.broken}</h1>
          <p>{text.errors.brokenWhat}</p>
          <button type="button" className="button primary" onClick={() => location.reload()}>
            {text.common.reload}
          </button>
        </section>
      </main>
    );
  }
}
