/** The public door of analytics. */
import { dashboard } from './operations/dashboard.ts';

export const operations = { dashboard };
