/* Every theme's product page: the variant picker changes price and availability; quantity buttons. */
class QuantityInput extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input');
    this.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      event.preventDefault();
      const before = input.value;
      if (button.name === 'plus') input.stepUp();
      else input.stepDown();
      if (input.value !== before) input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  }
}

class VariantSelects extends HTMLElement {
  connectedCallback() {
    const read = (name) => JSON.parse(this.querySelector(`[${name}]`).textContent);
    this.variants = read('data-variants');
    this.prices = read('data-prices');
    this.oldPrices = read('data-old-prices');
    this.planPrices = read('data-plan-prices');
    this.addEventListener('change', () => this.onChange());
    this.markUnavailable();
  }

  chosen() {
    return [...this.querySelectorAll('fieldset')].map((field) => field.querySelector('input:checked')?.value);
  }

  onChange() {
    const chosen = this.chosen();
    const index = this.variants.findIndex((variant) =>
      variant.options.every((value, i) => value === chosen[i]),
    );
    const variant = this.variants[index];
    const info = this.closest('product-info');
    const button = info.querySelector('.product-form__submit');
    const label = button.querySelector('span');
    button.disabled = !variant?.available;
    label.textContent = !variant
      ? window.variantStrings.unavailable
      : variant.available
        ? window.variantStrings.addToCart
        : window.variantStrings.soldOut;
    if (variant) {
      const input = info.querySelector('.product-variant-id');
      input.value = String(variant.id);
      input.dispatchEvent(new Event('change', { bubbles: true }));
      this.showPrice(info.querySelector('.product__price .price'), index);
      this.showPlans(info, index);
      const url = new URL(window.location.href);
      url.searchParams.set('variant', String(variant.id));
      window.history.replaceState({}, '', url);
    }
    this.markUnavailable();
    if (typeof publish === 'function') {
      publish(PUB_SUB_EVENTS.variantChange, { data: { sectionId: this.dataset.section, variant } });
    }
    document.dispatchEvent(
      Object.assign(new Event('variant:update', { bubbles: true }), {
        detail: {
          resource: variant ?? null,
          sourceId: this.dataset.section,
          data: { productId: info.dataset.productId },
        },
      }),
    );
  }

  showPrice(price, index) {
    const old = this.oldPrices[index];
    const onSale = old !== '' && this.variants[index].compare_at_price > this.variants[index].price;
    price.classList.toggle('price--on-sale', onSale);
    price.replaceChildren();
    if (onSale)
      price.append(
        Object.assign(document.createElement('s'), { className: 'price__old', textContent: old }),
        ' ',
      );
    price.append(
      Object.assign(document.createElement('span'), {
        className: 'price__now',
        textContent: this.prices[index],
      }),
    );
  }

  showPlans(info, index) {
    const once = info.querySelector('.selling-plans__one span:last-child');
    if (once) once.textContent = this.prices[index];
    for (const [plan, price] of Object.entries(this.planPrices?.[index] ?? {})) {
      const place = info.querySelector(`[data-plan-price="${plan}"]`);
      if (place) place.textContent = price;
    }
  }

  /* Values that lead to nothing in stock, given the other choices, are struck through. */
  markUnavailable() {
    const chosen = this.chosen();
    [...this.querySelectorAll('fieldset')].forEach((field, position) => {
      for (const input of field.querySelectorAll('input')) {
        const wanted = chosen.map((value, i) => (i === position ? input.value : value));
        const variant = this.variants.find((one) => one.options.every((value, i) => value === wanted[i]));
        input.classList.toggle('disabled', !variant?.available);
      }
    });
  }
}

if (!customElements.get('quantity-input')) customElements.define('quantity-input', QuantityInput);
customElements.define('variant-selects', VariantSelects);
