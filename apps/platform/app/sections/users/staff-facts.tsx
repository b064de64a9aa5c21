import { isPlatformRole, PLATFORM_ROLES } from '@domain/kernel/permissions.ts';
import type { UserDetail } from '@domain/platform/user-views.ts';
import { Card } from '@ui/work/card.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';

/** Facts of somebody's role on the platform's staff. */
export function StaffFacts({ staff }: { staff: NonNullable<UserDetail['staff']> }) {
  return (
    <Card title="Platform staff">
      <FactList
        items={[
          { name: 'Role', value: isPlatformRole(staff.role) ? PLATFORM_ROLES[staff.role].name : staff.role },
          { name: 'Granted', value: <TimeText at={staff.grantedAt} /> },
          { name: 'By', value: staff.grantedBy ?? 'Set-up' },
          { name: 'Last access', value: staff.lastAccessAt ? <TimeText at={staff.lastAccessAt} /> : 'Never' },
          { name: 'Note', value: staff.notes || 'None' },
        ]}
      />
    </Card>
  );
}
