/** Declaration of `cgk migrate`; the work is in `migrate.ts`, which speaks for itself. */
import { ownArguments } from '../command-line/own-arguments.ts';

export const migrate = ownArguments({
  name: 'migrate',
  summary: 'bring the database to the newest version',
  description:
    'Platform first, then every brand, each file once in a transaction of its own. A run that was cut off is finished by the next. A file that was edited after it was applied stops its schema.',
  options: {
    tenant: { type: 'string', value: 'SLUG', summary: 'this brand alone' },
    'dry-run': { type: 'boolean', summary: 'list what would be applied; change nothing' },
  },
  load: () => import('./migrate.ts'),
});
