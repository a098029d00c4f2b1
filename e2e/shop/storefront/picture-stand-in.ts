/** A plain picture of a product until the data generator draws real ones. */
import type { TwinProduct } from '../state.ts';

export function productSvg(product: TwinProduct): string {
  const hue = (product.id * 47) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 800"><rect width="800" height="800" fill="hsl(${hue} 25% 90%)"/><circle cx="400" cy="400" r="190" fill="hsl(${hue} 30% 62%)"/></svg>`;
}
