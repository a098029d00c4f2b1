/** Stand-ins for the few `s-*` components that our blocks use: Shopify's own live on its network alone. Looks, roles and events only. */

const STYLE = `
:host{box-sizing:border-box;font:400 14px/1.45 system-ui,sans-serif;color:#1f1f1f}
:host([hidden]){display:none}
*{box-sizing:border-box;font:inherit;color:inherit}`;

const GAPS: Readonly<Record<string, string>> = {
  none: '0',
  'small-400': '2px',
  'small-300': '4px',
  'small-200': '8px',
  'small-100': '10px',
  small: '12px',
  base: '16px',
  large: '20px',
};

/** An element that is drawn anew from its attributes. */
abstract class Drawn extends HTMLElement {
  static readonly observedAttributes: readonly string[] = [];
  readonly root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  abstract draw(): string;
  connectedCallback(): void {
    this.redraw();
  }
  attributeChangedCallback(): void {
    if (this.isConnected) this.redraw();
  }
  redraw(): void {
    this.root.innerHTML = `<style>${STYLE}</style>${this.draw()}`;
  }
  text(name: string): string {
    return (this.getAttribute(name) ?? '').replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  }
}

class Stack extends Drawn {
  static override readonly observedAttributes = [
    'gap',
    'direction',
    'accessibilityrole',
    'accessibilitylabel',
  ];
  draw(): string {
    const role = this.text('accessibilityrole');
    if (role) this.setAttribute('role', role === 'section' ? 'region' : role);
    const label = this.getAttribute('accessibilitylabel');
    if (label) this.setAttribute('aria-label', label);
    const row = this.text('direction') === 'inline';
    return `<style>:host{display:flex;flex-direction:${row ? 'row' : 'column'};flex-wrap:wrap;gap:${GAPS[this.text('gap')] ?? '0'}}</style><slot></slot>`;
  }
}

class Grid extends Drawn {
  static override readonly observedAttributes = ['gap', 'gridtemplatecolumns', 'alignitems'];
  draw(): string {
    return `<style>:host{display:grid;grid-template-columns:${this.text('gridtemplatecolumns')};align-items:${this.text('alignitems') || 'stretch'};gap:${GAPS[this.text('gap')] ?? '0'}}</style><slot></slot>`;
  }
}

class Box extends Drawn {
  draw(): string {
    return '<style>:host{display:block}</style><slot></slot>';
  }
}

class Text extends Drawn {
  static override readonly observedAttributes = ['type', 'color', 'tone'];
  draw(): string {
    const color =
      this.text('tone') === 'critical' ? '#b3261e' : this.text('color') === 'subdued' ? '#6b6b6b' : '';
    return `<style>:host{display:block;${color && `color:${color};`}${this.text('type') === 'strong' ? 'font-weight:600' : ''}}</style><slot></slot>`;
  }
}

class Heading extends Drawn {
  draw(): string {
    return '<style>:host{display:block}h2{margin:0;font-size:17px;font-weight:600}</style><h2><slot></slot></h2>';
  }
}

class Thumbnail extends Drawn {
  static override readonly observedAttributes = ['src', 'alt'];
  draw(): string {
    return `<style>img{display:block;width:64px;height:64px;object-fit:cover;border:1px solid #dedede;border-radius:8px;background:#fff}</style><img src="${this.text('src')}" alt="${this.text('alt')}">`;
  }
}

class Button extends Drawn {
  static override readonly observedAttributes = [
    'href',
    'loading',
    'disabled',
    'variant',
    'accessibilitylabel',
  ];
  draw(): string {
    const label = this.text('accessibilitylabel');
    const named = label && ` aria-label="${label}"`;
    const look = `<style>:host{display:inline-block}.b{display:inline-block;min-height:44px;padding:10px 18px;border:1px solid #1f1f1f;border-radius:8px;background:#fff;text-decoration:none;cursor:pointer;font-weight:500}.b:hover{background:#f4f4f4}.b:focus-visible{outline:2px solid #1a6fb0;outline-offset:2px}.b[disabled]{opacity:.5;cursor:default}</style>`;
    const href = this.text('href');
    // The sandbox may lead the whole window elsewhere when the buyer presses.
    if (href) return `${look}<a class="b" target="_top" href="${href}"${named}><slot></slot></a>`;
    const off = this.hasAttribute('loading') || this.hasAttribute('disabled') ? ' disabled' : '';
    return `${look}<button class="b" type="button"${named}${off}><slot></slot></button>`;
  }
}

class Option extends HTMLElement {}

class Select extends Drawn {
  static override readonly observedAttributes = ['label'];
  #value = '';
  #watch = new MutationObserver(() => this.redraw());
  get value(): string {
    return this.#value;
  }
  set value(value: string) {
    this.#value = value;
    const select = this.root.querySelector('select');
    if (select) select.value = value;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.#watch.observe(this, { childList: true, subtree: true, characterData: true });
  }
  draw(): string {
    return `<style>:host{display:block}label{display:block;color:#6b6b6b}select{width:100%;min-height:44px;padding:8px;border:1px solid #bdbdbd;border-radius:8px;background:#fff}</style><label>${this.text('label')}<select></select></label>`;
  }
  override redraw(): void {
    super.redraw();
    const select = this.root.querySelector('select')!;
    for (const option of this.querySelectorAll('s-option')) {
      select.append(new globalThis.Option(option.textContent ?? '', option.getAttribute('value') ?? ''));
    }
    select.value = this.#value;
    select.addEventListener('change', () => {
      this.#value = select.value;
      this.dispatchEvent(new Event('change'));
    });
  }
}

export function defineElements(): void {
  const all: Record<string, CustomElementConstructor> = {
    's-stack': Stack,
    's-grid': Grid,
    's-box': Box,
    's-text': Text,
    's-heading': Heading,
    's-product-thumbnail': Thumbnail,
    's-button': Button,
    's-option': Option,
    's-select': Select,
  };
  for (const [name, element] of Object.entries(all)) customElements.define(name, element);
  document.body.style.margin = '0';
}
