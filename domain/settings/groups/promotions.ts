import { z } from 'zod';
import { instantField, rows, section, texts, whole } from '../fields.ts';
import { settingsGroup } from '../group.ts';

/** A sale with its window and rules. */
export const promotions = settingsGroup({
  key: 'promotions',
  title: 'Promotions',
  summary: 'Name, window and rules of a sale',
  schema: z.strictObject({
    sale: section('Sale', {
      name: texts('Name', 60),
      from: instantField('From'),
      until: instantField('Until'),
      rules: rows(
        'Rules',
        'rule',
        50,
        {
          collection: z
            .string()
            .trim()
            .max(120)
            .regex(/^[a-z0-9-]*$/, 'Enter a collection’s handle, such as candles')
            .default('')
            .meta({ title: 'Collection', description: 'Its handle; empty for all products.' }),
          percent: whole('Per cent off', { min: 1, max: 90, initial: 10 }),
        },
        'The first rule that fits a product holds.',
      ),
    }),
  }),
  check: ({ sale: { from, until } }) =>
    from && until && Date.parse(from) >= Date.parse(until)
      ? [{ path: 'sale.until', message: 'Ends before it begins.' }]
      : [],
});
