/** In the checkout's page: gives each extension a sandbox of its own, carries its calls, and draws the totals anew when the cart changed. */
import type { ExtensionState } from '../state.ts';

/** From the sandbox: a call that wants an answer, or how tall its content is. */
type Message =
  | { readonly id: number; readonly call: 'token' | 'query' | 'lines'; readonly body: unknown }
  | { readonly id: number; readonly call: 'read'; readonly body: string }
  | {
      readonly id: number;
      readonly call: 'write';
      readonly body: { readonly key: string; readonly value: unknown };
    }
  | { readonly height: number };

const frames = new Map<Window, HTMLIFrameElement>();
/** `/checkouts/<token>`, with the market's prefix. */
const base = /^.*\/checkouts\/[^/]+/.exec(location.pathname)?.[0] ?? '';
const kept = (key: string) => `extension:mersalg:${key}`;

async function mount(place: HTMLElement): Promise<void> {
  const target = place.dataset.extensionTarget ?? '';
  const answer = await fetch(`${base}/extension/state?target=${target}`);
  if (!answer.ok) return;
  const state = (await answer.json()) as ExtensionState;
  const frame = document.createElement('iframe');
  frame.title = state.shop.name;
  // An origin of its own, none at all: neither the page nor its cookies are within reach, as in Shopify's sandbox.
  frame.setAttribute('sandbox', 'allow-scripts allow-top-navigation-by-user-activation');
  frame.style.cssText = 'border:0;width:100%;height:0;display:block;color-scheme:light';
  const json = JSON.stringify(state).replaceAll('<', '\\u003c');
  frame.srcdoc = `<!doctype html><html lang="${state.language}"><body><script>window.state=${json}</script>${state.scripts
    .map((src) => `<script src="${src}"></script>`)
    .join('')}</body></html>`;
  place.append(frame);
  if (frame.contentWindow) frames.set(frame.contentWindow, frame);
}

async function answerCall(message: Exclude<Message, { height: number }>): Promise<unknown> {
  switch (message.call) {
    case 'read':
      return JSON.parse(localStorage.getItem(kept(message.body)) ?? 'null');
    case 'write':
      return localStorage.setItem(kept(message.body.key), JSON.stringify(message.body.value));
    default: {
      const { call, body } = message;
      const answer = await fetch(`${base}/extension/${call}`, { method: 'POST', body: JSON.stringify(body) });
      const said = (await answer.json()) as { result?: unknown; lines?: unknown };
      if (call !== 'lines') return said;
      await drawTotals();
      for (const window of frames.keys()) window.postMessage({ lines: said.lines }, '*');
      return said.result;
    }
  }
}

/** The summary as the server draws it; what the buyer has typed beside it stays. */
async function drawTotals(): Promise<void> {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
  const fresh = page.querySelector('.checkout__summary');
  if (fresh) document.querySelector('.checkout__summary')?.replaceWith(fresh);
}

addEventListener('message', (event: MessageEvent<Message>) => {
  const frame = frames.get(event.source as Window);
  if (!frame) return;
  const message = event.data;
  if ('height' in message) {
    frame.style.height = `${message.height}px`;
    frame.style.margin = message.height > 0 ? '1.5rem 0' : '0';
    return;
  }
  void answerCall(message).then(
    (value) => frame.contentWindow?.postMessage({ id: message.id, value }, '*'),
    (error: unknown) => frame.contentWindow?.postMessage({ id: message.id, error: String(error) }, '*'),
  );
});

for (const place of document.querySelectorAll<HTMLElement>('[data-extension-target]')) void mount(place);
