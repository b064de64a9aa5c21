import type { ImportRunView } from '@domain/imports/views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';

type State = ImportRunView['state'];

const LOOKS: Record<State, { label: string; tone: Tone; isOpen?: boolean }> = {
  checking: { label: 'Checking', tone: 'info', isOpen: true },
  checked: { label: 'Ready to start', tone: 'info', isOpen: true },
  running: { label: 'Running', tone: 'info', isOpen: true },
  completed: { label: 'Done', tone: 'good' },
  completed_with_errors: { label: 'Done with errors', tone: 'warn' },
  failed: { label: 'Failed', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
};

export function ImportStateBadge({ state }: { state: State }) {
  const look = LOOKS[state];
  return (
    <Badge tone={look.tone} isOpen={look.isOpen}>
      {look.label}
    </Badge>
  );
}

/** Whether the run moves on by itself. */
export function isMoving(state: State): boolean {
  return state === 'checking' || state === 'running';
}
