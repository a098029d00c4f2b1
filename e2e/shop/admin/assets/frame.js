/* The admin's side of the bridge: answers the app in the iframe, and nobody else. */
const { appOrigin } = JSON.parse(document.getElementById('frame-config').textContent);
const frame = document.getElementById('app');

const actions = {
  async 'id-token'() {
    const response = await fetch('/admin/session-token', { method: 'POST' });
    if (!response.ok) throw new Error(`The admin gave no session token (${response.status}).`);
    return (await response.json()).token;
  },
  toast({ message, isError, duration }) {
    const toast = document.createElement('p');
    toast.className = isError ? 'toast toast--error' : 'toast';
    toast.textContent = message;
    document.getElementById('toasts').append(toast);
    setTimeout(() => toast.remove(), duration);
    return null;
  },
  'save-bar'({ visible }) {
    document.body.classList.toggle('unsaved', visible ?? undefined);
    return null;
  },
};

window.addEventListener('message', async ({ origin, source, data }) => {
  if (origin !== appOrigin || source !== frame.contentWindow || data?.for !== 'admin') return;
  const { id, action, payload } = data;
  const answer = (rest) => frame.contentWindow.postMessage({ for: 'app-bridge', id, ...rest }, appOrigin);
  try {
    if (!Object.hasOwn(actions, action)) throw new Error(`The twin's admin does not know ${action}.`);
    answer({ value: await actions[action](payload) });
  } catch (error) {
    answer({ error: error.message });
  }
});
