import type { UserDetail } from '@domain/platform/user-views.ts';
import { Badge } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { words } from '../../words.ts';

/** Brands that somebody belongs to, and as what. */
export function MembershipsCard({ memberships }: { memberships: UserDetail['memberships'] }) {
  return (
    <Card title="Brands" isFlush>
      {memberships.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-muted">Belongs to no brand.</p>
      ) : (
        <table className="grid-table has-cards">
          <caption className="sr-only">Brands</caption>
          <thead>
            <tr>
              <th scope="col">Brand</th>
              <th scope="col">Roles</th>
              <th scope="col">Status</th>
              <th scope="col">Joined</th>
            </tr>
          </thead>
          <tbody>
            {memberships.map((membership) => (
              <tr key={`${membership.tenantId}:${membership.kind}`}>
                <td data-card="title" className="font-medium">
                  {membership.brand}
                  {membership.isDefault && (
                    <span className="ml-2 text-12 font-normal text-muted">Default</span>
                  )}
                </td>
                <td data-card="sub" className="text-muted">
                  {membership.roles.join(', ') || words(membership.kind)}
                </td>
                <td data-card="end">
                  <Badge tone={membership.status === 'active' ? 'good' : 'neutral'}>
                    {words(membership.status)}
                  </Badge>
                </td>
                <td data-card="sub-end" className="text-muted">
                  <TimeText at={membership.joinedAt} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
