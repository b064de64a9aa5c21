import type { UserRow } from '@domain/platform/user-views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';
import { words } from '../../words.ts';

const TONES: Record<UserRow['status'], Tone> = {
  active: 'good',
  invited: 'info',
  pending_verification: 'info',
  disabled: 'bad',
  deleted: 'neutral',
};

export function UserStatusBadge({ status }: { status: UserRow['status'] }) {
  return (
    <Badge tone={TONES[status]} isOpen={status === 'invited' || status === 'pending_verification'}>
      {words(status)}
    </Badge>
  );
}
