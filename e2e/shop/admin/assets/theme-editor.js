/* Switches for the app's blocks and embeds, and the theme in use; kept by the twin's storefront. */
const holder = document.getElementById('blocks');
const BLOCKS = {
  'goes-well-with': 'Goes well with (product page)',
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

settings().then(draw, (error) => {
  holder.textContent = error.message;
});
