import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { ProductList } from '../views.ts';
import { ProductQuery, runProductList } from './list-products.ts';

/** Search: the same list, with the query first. */
export const search = operation({
  name: 'catalog.search',
  summary: 'Search products by words, SKU or barcode; tolerates typos',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/search',
  edgeSeconds: 300,
  rateLimit: { limit: 60, periodSeconds: 60, by: 'ip' },
  input: ProductQuery.extend({ q: z.string().trim().min(1, 'Enter what you are looking for').max(200) }),
  output: ProductList,
  problems: ['cursor_invalid', 'cursor_mismatch', 'rate_limited'],
  example: { q: 'candle' },
  run: async (ctx, input) => runProductList(ctx, input),
});
