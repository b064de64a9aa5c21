import type { SetupStep } from '@domain/setup/setup-state.ts';

/** The steps of the first run, as the page names them (10 WIZ-03). */
export const STEPS: readonly { step: SetupStep; title: string; note: string }[] = [
  { step: 'environment', title: 'Environment', note: 'Variables and secrets of the Worker.' },
  {
    step: 'database',
    title: 'Database',
    note: 'Reachable, new enough, and with a login that has no rights of its own.',
  },
  { step: 'storage', title: 'Storage and queues', note: 'Files, routes, queue and objects.' },
  { step: 'migrations', title: 'Migrations', note: 'Tables of the shared schema.' },
  { step: 'owner', title: 'First owner', note: 'The account that owns the platform.' },
  {
    step: 'platform',
    title: 'Platform',
    note: 'Name, zone, currency and mail. All of it can be changed later.',
  },
  { step: 'done', title: 'Done', note: 'The set-up closes for good.' },
];
