import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';

type Status = AdminProduct['status'];

const LOOKS: Record<Status, { label: string; tone: Tone; isOpen?: boolean }> = {
  active: { label: 'Active', tone: 'good' },
  draft: { label: 'Draft', tone: 'info', isOpen: true },
  archived: { label: 'Archived', tone: 'neutral' },
};

export const PRODUCT_STATUS_OPTIONS = Object.entries(LOOKS).map(([value, { label }]) => ({ value, label }));

export function ProductStatusBadge({ status }: { status: Status }) {
  const look = LOOKS[status];
  return (
    <Badge tone={look.tone} isOpen={look.isOpen}>
      {look.label}
    </Badge>
  );
}
