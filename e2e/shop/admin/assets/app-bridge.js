/* A stand-in for App Bridge: gives the embedded page `window.shopify`, and asks the admin's frame by messages.
   The real one comes from Shopify's content network; this one speaks only with the twin that served it. */
(() => {
  const adminOrigin = new URL(document.currentScript.src).origin;
  const query = new URLSearchParams(window.location.search);
  const waiting = new Map();
  let last = 0;

  /* Nobody framed the page: no bridge, as when the real one stands outside the admin. */
  if (window.parent === window) return;

  window.addEventListener('message', ({ origin, source, data }) => {
    if (origin !== adminOrigin || source !== window.parent || data?.for !== 'app-bridge') return;
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if (!call) return;
    if (data.error) call.reject(new Error(data.error));
    else call.resolve(data.value);
  });

  function ask(action, payload = {}) {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      window.parent.postMessage({ for: 'admin', id, action, payload }, adminOrigin);
      setTimeout(() => {
        if (waiting.delete(id)) reject(new Error(`The admin did not answer ${action} in time.`));
      }, 10_000);
    });
  }

  let toasts = 0;
  window.shopify = {
    config: {
      apiKey: document.querySelector('meta[name="shopify-api-key"]')?.content ?? '',
      shop: query.get('shop') ?? '',
      host: query.get('host') ?? '',
      locale: query.get('locale') ?? 'en',
    },
    environment: { embedded: true, mobile: false, pos: false },
    idToken: () => ask('id-token'),
    loading: () => {},
    toast: {
      show(message, options = {}) {
        toasts += 1;
        ask('toast', {
          message: String(message),
          isError: options.isError === true,
          duration: options.duration ?? 5000,
        }).catch(() => {});
        return `toast-${toasts}`;
      },
      hide() {},
    },
    saveBar: {
      show: (id) => ask('save-bar', { id, visible: true }),
      hide: (id) => ask('save-bar', { id, visible: false }),
      toggle: (id) => ask('save-bar', { id, visible: null }),
      leaveConfirmation: () => Promise.resolve(),
    },
  };
})();
