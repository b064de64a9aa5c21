import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { readRun } from '../run-view.ts';
import { ImportRunView } from '../views.ts';

export const get = operation({
  name: 'imports.get',
  summary: 'One import: what it would do, how far it is, what went wrong',
  kind: 'query',
  permission: 'products.import',
  route: 'GET /admin/imports/:importId',
  input: z.object({ importId: idInput('importRun') }),
  output: ImportRunView,
  problems: ['not_found'],
  run: (ctx, { importId }) => readRun(ctx, importId),
});
