/** The page's frame: navigation, progress, the open view, and saving. */
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazyRouteComponent, Outlet, RouterProvider } from '@tanstack/react-router';
import {
  Component,
  type MouseEvent,
  type ReactNode,
  Suspense,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Api } from './data/api.ts';
import { NotifyProvider } from './data/notify.ts';
import { appBridge } from './data/platform.ts';
import { ApiProvider, useFreshness, useStatus } from './data/queries.ts';
import { createPageRouter, MAIN, open, SETTINGS, useRoute, useShownView } from './data/route.ts';
import { SettingsProvider } from './data/settings.tsx';
import { shopZone } from './data/zone.ts';
import { Mark } from './parts/icons.tsx';
import { useCurrentInView } from './parts/nav-scroll.ts';
import { SaveBar, SaveNotices } from './parts/save-bar.tsx';
import { SectionNav } from './parts/section-nav.tsx';
import { Skeleton } from './parts/ui.tsx';
import { text } from './text.ts';
import { Progress } from './views/progress.tsx';

/** Each is loaded when it is opened. */
const VIEW = {
  home: lazyRouteComponent(() => import('./views/home/index.tsx')),
  offers: lazyRouteComponent(() => import('./views/offers/index.tsx')),
  recommendations: lazyRouteComponent(() => import('./views/recommendations/index.tsx')),
  placements: lazyRouteComponent(() => import('./views/placements/index.tsx')),
  results: lazyRouteComponent(() => import('./views/results/index.tsx')),
  experiments: lazyRouteComponent(() => import('./views/trials/index.tsx')),
  settings: lazyRouteComponent(() => import('./views/settings/index.tsx')),
  measuring: lazyRouteComponent(() => import('./views/measuring/index.tsx')),
  privacy: lazyRouteComponent(() => import('./views/privacy/index.tsx')),
  activity: lazyRouteComponent(() => import('./views/activity/index.tsx')),
  diagnostics: lazyRouteComponent(() => import('./views/diagnostics/index.tsx')),
  setup: lazyRouteComponent(() => import('./views/setup/index.tsx')),
};

const PAGES_OF_SETTINGS = SETTINGS.map((name) => ({
  name,
  href: `#/${name}`,
  words: text.nav.section[name] ?? text.nav[name],
}));

export function App({ api, client }: { api: Api; client: QueryClient }) {
  const [router] = useState(() => createPageRouter(Frame, VIEW));
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
              <RouterProvider router={router} />
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
  // What was laid out unseen by the browser's clock is laid out anew by the shop's, before anybody has seen it.
  const [zone, setZone] = useState(shopZone);
  useLayoutEffect(() => {
    if (!isPending) setZone(shopZone());
  }, [isPending]);
  const main = useRef<HTMLElement>(null);
  const nav = useCurrentInView(view);
  const shown = useShownView();
  const opened = useRef(shown);
  useEffect(() => {
    document.title = `${text.nav[view]} · ${text.name}`;
  }, [view]);
  useEffect(() => {
    // A new view begins at its top, and a screen reader hears its heading; not at the first paint.
    const isFirst = opened.current === null;
    if (opened.current === shown) return;
    opened.current = shown;
    if (isFirst) return;
    scrollTo(0, 0);
    main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [shown]);
  // Links are plain anchors; opened by the router, so that its history counts each step.
  const follow = (event: MouseEvent) => {
    const link = (event.target as Element).closest?.('a[href^="#/"]');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented) return;
    event.preventDefault();
    open(link.getAttribute('href')!);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: a link answers the keyboard by a click
    <div onClick={follow}>
      <header className="top">
        <span className="brand">
          <Mark />
          <span className="brand-name">{text.name}</span>
        </span>
        <nav ref={nav} aria-label={text.nav.label}>
          {MAIN.map((name) => (
            <a
              key={name}
              href={`#/${name}`}
              aria-current={
                name === view ? 'page' : name === SETTINGS[0] && SETTINGS.includes(view) ? 'true' : undefined
              }
            >
              {text.nav[name]}
            </a>
          ))}
        </nav>
      </header>
      <main ref={main} className="stack">
        {/* Setting up shows it among its steps. */}
        {view !== 'setup' && <Progress />}
        <SaveNotices />
        {/* Laid out and fetching, but unseen until it is known how much room progress takes: so nothing jumps. */}
        <div key={zone} className={isPending ? 'stack held' : 'stack'} aria-hidden={isPending || undefined}>
          <Suspense fallback={<Skeleton lines={5} kind="tall" />}>
            {SETTINGS.includes(view) && (
              <SectionNav label={text.nav.sectionLabel} links={PAGES_OF_SETTINGS} open={view} />
            )}
            <Outlet />
          </Suspense>
        </div>
      </main>
      <SaveBar />
    </div>
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
