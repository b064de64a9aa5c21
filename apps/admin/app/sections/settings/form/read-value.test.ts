import { FormReader } from '@ui/work/form/form-reader.ts';
import { expect, it } from 'vitest';
import { formSchemaOf } from '../../../../../../domain/settings/form-schema.ts';
import { groupOf } from '../../../../../../domain/settings/groups/index.ts';
import { fieldNameOf, readGroupValue } from './read-value.ts';

const brand = { locales: ['de', 'en'], timezone: 'Europe/Berlin' };

function read(group: string, fields: [string, string][]) {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const reader = new FormReader(form, { currency: 'EUR', locale: 'en-GB' });
  const { value, rowNames } = readGroupValue(formSchemaOf(groupOf(group)), reader, brand);
  return { value, rowNames, errors: reader.errors };
}

it('reads the site: words by language, rows in their order, the outline as a tree', () => {
  const { value, rowNames } = read('site', [
    ['announcement.isShown', 'yes'],
    ['announcement.text.de', 'Hallo'],
    ['announcement.text.en', ' '],
    ['announcement.to', '/collections/neu'],
    ['banners.items.n4.heading.de', 'Zweites'],
    ['banners.items.n4.isShown', 'yes'],
    ['banners.items.n4.from', '2026-12-01T09:00'],
    ['banners.items.r0.heading.de', 'Erstes'],
    ['banners.items.r1.heading.de', ''],
    ['header.items.r0.level', '1'],
    ['header.items.r0.label.de', 'Laden'],
    ['header.items.r0.to', '/collections'],
    ['header.items.r1.level', '2'],
    ['header.items.r1.label.de', 'Tassen'],
    ['header.items.r2.level', '3'],
    ['header.items.r2.label.de', 'Rot'],
    ['header.items.r3.level', '1'],
    ['header.items.r3.label.de', 'Hilfe'],
    ['header.items.r4.level', '1'],
  ]);
  expect(value).toMatchObject({
    announcement: { isShown: true, text: { de: 'Hallo' }, to: '/collections/neu' },
    banners: {
      items: [
        { heading: { de: 'Zweites' }, isShown: true, from: '2026-12-01T08:00:00.000Z', until: null },
        { heading: { de: 'Erstes' }, isShown: false },
      ],
    },
    header: {
      items: [
        { label: { de: 'Laden' }, items: [{ label: { de: 'Tassen' }, items: [{ label: { de: 'Rot' } }] }] },
        { label: { de: 'Hilfe' }, items: [] },
      ],
    },
  });
  expect(groupOf('site').schema.safeParse(value).success).toBe(true);
  expect(fieldNameOf({ rowNames }, 'value.banners.items.1.until')).toBe('banners.items.r0.until');
  expect(fieldNameOf({ rowNames }, 'value.header.items.0.items.0.to')).toBe('header.items.r1.to');
  expect(fieldNameOf({ rowNames }, 'value.announcement.to')).toBe('announcement.to');
});

it('reads amounts, numbers and choices, and says what is none', () => {
  const { value, errors } = read('payouts', [
    ['methods.default', 'wise'],
    ['methods.wise', 'yes'],
    ['schedule.every', 'weekly'],
    ['schedule.day', '3'],
    ['terms.minimumMinor', '12.50'],
    ['terms.holdDays', 'soon'],
  ]);
  expect(value).toMatchObject({
    methods: { default: 'wise', wise: true, paypal: false },
    schedule: { every: 'weekly', day: 3, auto: false },
    terms: { minimumMinor: 1250 },
  });
  expect(errors).toEqual([{ path: 'terms.holdDays', message: 'Enter a whole number' }]);
});
