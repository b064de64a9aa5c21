import { adminOperations } from './admin-operations.ts';
import { getCollection, listCollections, navigation } from './operations/collections.ts';
import { getProduct } from './operations/get-product.ts';
import { home } from './operations/home.ts';
import { listProducts } from './operations/list-products.ts';
import { listRelated } from './operations/list-related.ts';
import { search } from './operations/search-products.ts';
import { suggest } from './operations/suggest.ts';
import { purchasableOf, purchasableRows, uuidArray } from './purchasable.ts';

export const operations = {
  home,
  listProducts,
  search,
  suggest,
  getProduct,
  listRelated,
  listCollections,
  getCollection,
  navigation,
  ...adminOperations,
};

export { availabilityOf } from './availability.ts';
export { type Purchasable, type PurchasableRow, sellableQuantity } from './purchasable.ts';
export { localeFor } from './storefront/translation.ts';
/** Rows of variants to buy, and what to make of them. */
export const loadable = { rows: purchasableRows, of: purchasableOf, ids: uuidArray };
