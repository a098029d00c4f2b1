/*
 * Switches for the app's blocks and embeds, and the theme in use; kept by the twin's storefront. A deep link of the app's
 * (`addAppBlockId`, `activateAppId`) puts its part in place unsaved, as Shopify's editor does: the merchant saves.
 */
const holder = document.getElementById('blocks');
const BLOCKS = {
  'goes-well-with': 'Goes well with (product page)',
  upgrade: 'Upgrade (product page)',
  extras: 'Extras (product page)',
  bundle: 'Bundle (product page)',
  'progress-bar': 'Progress bar (cart)',
  'mersalg-embed': 'Cart drawer and exit (app embed)',
};
const THEMES = {
  dawn: 'After Dawn (cart drawer)',
  horizon: 'After Horizon (cart drawer)',
  plain: 'Plain (no drawer)',
};

async function settings(change) {
  const response = await fetch(
    '/__twin/theme-settings',
    change && { method: 'POST', body: JSON.stringify(change) },
  );
  if (!response.ok) throw new Error(`The twin answered ${response.status}.`);
  return response.json();
}

/** The part that the address asks to put in place, if it is one of the app's. */
function asked() {
  const query = new URLSearchParams(location.search);
  const handle = (query.get('addAppBlockId') ?? query.get('activateAppId') ?? '').split('/')[1];
  return handle in BLOCKS ? handle : null;
}

function unsaved(handle) {
  const bar = document.createElement('p');
  const save = Object.assign(document.createElement('button'), { type: 'button', textContent: 'Save' });
  save.addEventListener('click', () =>
    settings({ blocks: { [handle]: true } }).then((state) => {
      draw(state);
      holder.prepend(Object.assign(document.createElement('p'), { role: 'status', textContent: 'Saved' }));
    }),
  );
  bar.append(`${BLOCKS[handle]} is put in place. `, save);
  return bar;
}

function draw(state) {
  const theme = document.createElement('select');
  for (const [value, text] of Object.entries(THEMES)) {
    theme.append(
      Object.assign(document.createElement('option'), {
        value,
        textContent: text,
        selected: state.theme === value,
      }),
    );
  }
  theme.addEventListener('change', () => settings({ theme: theme.value }).then(draw));
  const themeLabel = Object.assign(document.createElement('label'), { textContent: 'Theme ' });
  themeLabel.append(theme);
  const switches = Object.entries(BLOCKS).map(([handle, text]) => {
    const label = document.createElement('label');
    const box = Object.assign(document.createElement('input'), {
      type: 'checkbox',
      checked: state.blocks[handle]?.enabled ?? true,
    });
    box.addEventListener('change', () => settings({ blocks: { [handle]: box.checked } }).then(draw));
    label.append(box, ` ${text}`);
    label.className = 'switch';
    return label;
  });
  holder.replaceChildren(themeLabel, ...switches);
}

settings().then(
  (state) => {
    draw(state);
    const handle = asked();
    if (handle !== null && !(state.blocks[handle]?.enabled ?? true)) holder.prepend(unsaved(handle));
  },
  (error) => {
    holder.textContent = error.message;
  },
);
