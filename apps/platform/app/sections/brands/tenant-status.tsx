import { Badge, type Tone } from '@ui/work/badge.tsx';

const LOOKS: Record<string, { tone: Tone; words: string; isOpen?: boolean }> = {
  provisioning: { tone: 'info', words: 'Being made', isOpen: true },
  onboarding: { tone: 'info', words: 'Onboarding', isOpen: true },
  active: { tone: 'good', words: 'Active' },
  moving: { tone: 'warn', words: 'Moving', isOpen: true },
  suspended: { tone: 'warn', words: 'Suspended' },
  archived: { tone: 'neutral', words: 'Archived' },
  deleting: { tone: 'bad', words: 'Being deleted', isOpen: true },
  deleted: { tone: 'neutral', words: 'Deleted' },
  failed: { tone: 'bad', words: 'Failed' },
};

export function TenantStatusBadge({ status }: { status: string }) {
  const { tone, words, isOpen = false } = LOOKS[status] ?? { tone: 'neutral' as const, words: status };
  return (
    <Badge tone={tone} isOpen={isOpen}>
      {words}
    </Badge>
  );
}

export const STATUS_OPTIONS = Object.entries(LOOKS).map(([value, { words }]) => ({ value, label: words }));

const OPERATION_TONES: Record<string, Tone> = {
  succeeded: 'good',
  failed: 'bad',
  waiting: 'warn',
  running: 'info',
  queued: 'info',
};

export function OperationStateBadge({ state }: { state: string }) {
  return (
    <Badge
      tone={OPERATION_TONES[state] ?? 'neutral'}
      isOpen={['queued', 'running', 'waiting'].includes(state)}
    >
      {state[0]?.toUpperCase() + state.slice(1)}
    </Badge>
  );
}
