/** All the pots of the house. */
export { glaze, pot, scaled } from './clay.ts';
export * from './tableware.ts';
export * from './vases.ts';
