/** What the bench measures, one row of its table each. */
import { AIMS, type Aim } from './aims.ts';
import type { BenchBrand } from './bench-brand.ts';
import type { Work } from './load-plan.ts';

export interface Scenario {
  name: string;
  connections: number;
  work: Work;
  aim: Aim | null;
  /** Which answers are expected of the edge cache; anything else makes the figure worthless and fails the run. */
  cache: 'hit' | 'miss' | 'none';
}

const CONNECTIONS = 16;
const BUYERS = 8;
/** Few enough that the warm-up asks for each of them. */
const CACHED = 40;

export function scenarios(brand: BenchBrand): Scenario[] {
  const productPages = brand.products.map((handle) => `/products/${handle}`);
  const collectionPages = brand.collections.map((handle) => `/collections/${handle}`);
  const lists = brand.collections.map((handle) => `/api/v1/store/products?collection=${handle}&limit=24`);
  const details = brand.products.map((handle) => `/api/v1/store/products/${handle}`);
  const searches = brand.queries.map((query) => `/api/v1/store/search?q=${encodeURIComponent(query)}`);
  const reads = (name: string, paths: string[], cached: Aim, missed: Aim | null): Scenario[] => [
    {
      name: `${name}, cached`,
      connections: CONNECTIONS,
      work: { kind: 'get', paths: paths.slice(0, CACHED), isUnique: false },
      aim: cached,
      cache: 'hit',
    },
    {
      name: `${name}, not cached`,
      connections: CONNECTIONS,
      work: { kind: 'get', paths, isUnique: true },
      aim: missed,
      cache: 'miss',
    },
  ];
  const shop = (name: string, kind: 'add_line' | 'new_cart', aim: Aim): Scenario => ({
    name,
    connections: CONNECTIONS,
    work: { kind, variants: brand.variants.slice(0, 5) },
    aim,
    cache: 'none',
  });
  return [
    ...reads('product page', productPages, AIMS.cachedPage, AIMS.uncachedPage),
    ...reads('collection page', collectionPages, AIMS.cachedPage, AIMS.uncachedPage),
    ...reads('API list (24 of a collection)', lists, AIMS.list, AIMS.list),
    ...reads('API detail', details, AIMS.detail, AIMS.detail),
    ...reads('API search', searches, AIMS.search, AIMS.search),
    shop('add to a cart that exists', 'add_line', AIMS.addLine),
    shop('new cart with one item', 'new_cart', AIMS.newCart),
    {
      name: 'whole checkout, 8 buyers',
      connections: BUYERS,
      work: { kind: 'checkout', variants: brand.variants },
      aim: AIMS.checkout,
      cache: 'none',
    },
  ];
}
