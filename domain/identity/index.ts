/** The public door of identity: who calls, and in which brand. */
import { getBrand, listBrands } from './operations/brands.ts';
import { whoami } from './operations/whoami.ts';

export const operations = { whoami, getBrand, listBrands };
