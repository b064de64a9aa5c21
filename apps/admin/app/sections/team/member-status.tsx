import { Badge, type Tone } from '@ui/work/badge.tsx';

const LOOKS: Record<string, { tone: Tone; label: string; isOpen?: boolean }> = {
  active: { tone: 'good', label: 'Active' },
  pending: { tone: 'warn', label: 'Asks to join', isOpen: true },
  suspended: { tone: 'bad', label: 'Suspended' },
  removed: { tone: 'neutral', label: 'Removed' },
};

export function MemberStatus({ status }: { status: string }) {
  const look = LOOKS[status] ?? { tone: 'neutral' as const, label: status };
  return (
    <Badge tone={look.tone} isOpen={look.isOpen ?? false}>
      {look.label}
    </Badge>
  );
}

const INVITATION: Record<string, { tone: Tone; label: string; isOpen?: boolean }> = {
  pending: { tone: 'info', label: 'Open', isOpen: true },
  accepted: { tone: 'good', label: 'Accepted' },
  declined: { tone: 'neutral', label: 'Declined' },
  expired: { tone: 'warn', label: 'Expired' },
  revoked: { tone: 'neutral', label: 'Revoked' },
  bounced: { tone: 'bad', label: 'Not delivered' },
};

export function InvitationStatus({ status }: { status: string }) {
  const look = INVITATION[status] ?? { tone: 'neutral' as const, label: status };
  return (
    <Badge tone={look.tone} isOpen={look.isOpen ?? false}>
      {look.label}
    </Badge>
  );
}
