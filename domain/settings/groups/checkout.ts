import { z } from 'zod';
import { choice, section, texts } from '../fields.ts';
import { settingsGroup } from '../group.ts';

/** What the checkout asks for and says. */
export const checkout = settingsGroup({
  key: 'checkout',
  title: 'Checkout',
  summary: 'Fields that are asked for, and a note beside them',
  schema: z.strictObject({
    fields: section('Fields', {
      phone: choice(
        'Telephone of the delivery address',
        { optional: 'Optional', required: 'Required', hidden: 'Not asked' },
        'optional',
        'Carriers of bulky goods want one.',
      ),
    }),
    words: section('Words', {
      note: texts('Note above the first step', 200, 'E.g. when orders of today leave the house.'),
    }),
  }),
  consumers: ['Address step of the checkout', 'Checks of delivery addresses, also by API'],
});
