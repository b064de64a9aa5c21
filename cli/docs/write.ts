/** `npm run docs`: writes docs/cli.md and docs/errors.md. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { COMMANDS } from '../commands/index.ts';
import { errorReference } from '../error-pages/index.ts';
import { commandReference } from './reference.ts';

const folder = resolve(import.meta.dirname, '../../docs');
writeFileSync(resolve(folder, 'cli.md'), commandReference(COMMANDS));
writeFileSync(resolve(folder, 'errors.md'), errorReference());
