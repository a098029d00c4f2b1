/* Names that Dawn gives to scripts of the page: constants, publish and subscribe, focus, fetch. Classic script: the names are global. */
// biome-ignore-all lint/correctness/noUnusedVariables: the page's other scripts use these names
const ON_CHANGE_DEBOUNCE_TIMER = 300;

const PUB_SUB_EVENTS = {
  cartUpdate: 'cart-update',
  quantityUpdate: 'quantity-update',
  optionValueSelectionChange: 'option-value-selection-change',
  variantChange: 'variant-change',
  cartError: 'cart-error',
};

const subscribers = new Map();

function subscribe(eventName, callback) {
  if (!subscribers.has(eventName)) subscribers.set(eventName, new Set());
  subscribers.get(eventName).add(callback);
  return function unsubscribe() {
    subscribers.get(eventName).delete(callback);
  };
}

function publish(eventName, data) {
  return Promise.all([...(subscribers.get(eventName) ?? [])].map((callback) => callback(data)));
}

function debounce(fn, wait) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => fn.apply(this, args), wait);
  };
}

function fetchConfig(type = 'json') {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: `application/${type}` },
  };
}

let releaseFocus = () => {};

function trapFocus(container, elementToFocus = container) {
  removeTrapFocus();
  const onKeydown = (event) => {
    if (event.code !== 'Tab') return;
    const focusable = [
      ...container.querySelectorAll(
        'a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, [tabindex="0"]',
      ),
    ].filter((element) => element.offsetParent !== null);
    const first = focusable[0];
    const last = focusable.at(-1);
    if (!first) return;
    if (event.shiftKey && (document.activeElement === first || document.activeElement === container)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  };
  document.addEventListener('keydown', onKeydown);
  releaseFocus = () => document.removeEventListener('keydown', onKeydown);
  elementToFocus?.focus();
}

function removeTrapFocus(elementToFocus = null) {
  releaseFocus();
  releaseFocus = () => {};
  elementToFocus?.focus();
}
