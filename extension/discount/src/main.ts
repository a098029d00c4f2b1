/** Entry of the Function's bundle: reads the input, writes the output. */
import { discount } from './discount.ts';
import type { Input, Output } from './types.ts';

/** Given by the engine that runs JavaScript Functions at Shopify. */
declare const ShopifyFunction: { readInput(): Input; writeOutput(output: Output): void };

ShopifyFunction.writeOutput(discount(ShopifyFunction.readInput()));
