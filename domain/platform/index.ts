/** The public door of the platform's console: brands, people and operation of the whole installation. */
import { collectGarbage } from './operations/collect-garbage.ts';

export const operations = { collectGarbage };
