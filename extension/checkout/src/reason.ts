/** A reason in the shopper's words: only what anybody could check, and the other product by the name it has in this order. */
import type { ToldReason } from '../../../server/domain/suggestion.ts';
import { idOf, shared } from './api.ts';

/** Null for a reason that has no place beside a cart. */
export function reasonText(reason: ToldReason): string | null {
  const { translate } = shared().i18n;
  switch (reason.kind) {
    case 'bought-together':
    case 'like-bought-together': {
      const name = reason.kind === 'bought-together' ? 'together' : 'like';
      const title = titleOf(reason.with);
      if (title === null) return translate(`reason.${name}`, { count: reason.orders });
      return translate(`reason.${name}_with`, { count: reason.orders, title });
    }
    case 'popular':
      return translate('reason.popular', { count: reason.orders, days: reason.days });
    case 'again':
      return translate('reason.again', { count: reason.times, days: reason.daysAgo });
    case 'pinned':
      return translate('reason.pinned');
    default:
      return null;
  }
}

function titleOf(product: number): string | null {
  const line = shared().lines.value.find(({ merchandise }) => idOf(merchandise.product.id) === product);
  return line?.merchandise.title || null;
}
