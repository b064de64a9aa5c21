/** The public door of background work as people see it; `queues/` runs it. */
import { collectGarbage } from './operations/collect-garbage.ts';
import { list } from './operations/list.ts';
import { retry } from './operations/retry.ts';

export const operations = { list, retry, collectGarbage };
