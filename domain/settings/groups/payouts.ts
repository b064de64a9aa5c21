import { z } from 'zod';
import { choice, flag, section, whole } from '../fields.ts';
import { settingsGroup } from '../group.ts';

export const PAYOUT_METHODS = {
  stripe_connect: 'Stripe Connect',
  paypal: 'PayPal',
  wise: 'Wise',
  check: 'Cheque',
  venmo: 'Venmo',
} as const;

const Schema = z.strictObject({
  methods: section('Methods', {
    default: choice('Usual method', PAYOUT_METHODS, 'stripe_connect'),
    stripe_connect: flag('Stripe Connect', true),
    paypal: flag('PayPal', false),
    wise: flag('Wise', false),
    check: flag('Cheque', false),
    venmo: flag('Venmo', false),
  }),
  schedule: section('Schedule', {
    every: choice(
      'Paid',
      { weekly: 'Every week', biweekly: 'Every two weeks', monthly: 'Every month', on_demand: 'On demand' },
      'monthly',
    ),
    day: whole(
      'Day',
      { min: 1, max: 28, initial: 5 },
      'Weekly: 1 (Monday) to 7 (Sunday). Monthly: day of the month, 1 to 28.',
    ),
    auto: flag('Start payouts by themselves', true),
  }),
  terms: section('Terms', {
    minimumMinor: z
      .int()
      .min(0)
      .max(100_000_000)
      .default(1000)
      .meta({ title: 'Least amount', widget: 'money' }),
    fee: choice('Fee', { none: 'None', flat: 'Flat', percent: 'Percentage' }, 'none'),
    feeFlatMinor: z.int().min(0).max(1_000_000).default(0).meta({ title: 'Flat fee', widget: 'money' }),
    feeBasisPoints: whole(
      'Percentage, in basis points',
      { min: 0, max: 5000, initial: 0 },
      '100 basis points are 1 %.',
    ),
    holdDays: whole(
      'Days held back',
      { min: 0, max: 90, initial: 7 },
      'Between earning and paying, for returns.',
    ),
    maxPending: whole('Most open requests of one payee', { min: 1, max: 20, initial: 3 }),
    taxInfoRequired: flag('Tax details first', true, 'Nobody is paid before their tax details are complete.'),
  }),
});

/** How and when payees are paid (10 SET-03). */
export const payouts = settingsGroup({
  key: 'payouts',
  title: 'Payouts',
  summary: 'How and when payees are paid',
  module: 'payouts',
  viewPermission: 'payouts.view',
  editPermission: 'payouts.settings',
  schema: Schema,
  check: ({ methods, schedule }) => [
    ...(methods[methods.default]
      ? []
      : [{ path: 'methods.default', message: 'Switch the usual method on.' }]),
    ...((schedule.every === 'weekly' || schedule.every === 'biweekly') && schedule.day > 7
      ? [{ path: 'schedule.day', message: 'A day of the week is 1 (Monday) to 7 (Sunday).' }]
      : []),
  ],
});
