import { getCollection, listCollections } from './operations/collections.ts';
import { getProduct } from './operations/get-product.ts';
import { home } from './operations/home.ts';
import { listProducts } from './operations/list-products.ts';
import { listRelated } from './operations/list-related.ts';
import { search } from './operations/search-products.ts';
import { suggest } from './operations/suggest.ts';

export const operations = { home, listProducts, search, suggest, getProduct, listRelated, listCollections, getCollection };
