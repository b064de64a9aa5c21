import type { MemberRow } from '@domain/team/views.ts';
import { Link } from '@remix-run/react';
import { Tag } from '@ui/work/badge.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { UserCog } from 'lucide-react';
import { MemberStatus } from './member-status.tsx';

export const BULK_FORM = 'team-bulk';

/** The team, as data for the one list engine; `canSelect` adds the boxes of the bulk bar. */
export function membersList(
  roles: readonly { id: string; name: string }[],
  canSelect: boolean,
): ListDefinition<MemberRow> {
  return {
    noun: { one: 'member', many: 'members' },
    searchLabel: 'Search name or e-mail',
    defaultSort: 'name',
    rowId: (member) => member.id,
    columns: [
      ...(canSelect
        ? [
            {
              id: 'select',
              header: 'Select',
              card: 'meta' as const,
              className: 'w-10',
              cell: (member: MemberRow) => (
                <input
                  type="checkbox"
                  name="memberIds"
                  value={member.id}
                  form={BULK_FORM}
                  aria-label={`Select ${member.name}`}
                  className="relative z-10"
                />
              ),
            },
          ]
        : []),
      {
        id: 'name',
        header: 'Name',
        card: 'title',
        sort: 'name',
        cell: (member) => (
          <Link to={`/settings/team/${member.id}`} prefetch="intent" className="row-link font-medium">
            {member.name}
            {member.isYou && <span className="font-normal text-muted"> (you)</span>}
          </Link>
        ),
      },
      {
        id: 'email',
        header: 'E-mail',
        card: 'sub',
        className: 'max-w-64 truncate text-muted max-sm:max-w-full',
        cell: (member) => member.email,
      },
      {
        id: 'roles',
        header: 'Roles',
        card: 'meta',
        cell: (member) => (
          <span className="flex flex-wrap gap-1">
            {member.roles.map((role) => (
              <Tag key={role.id}>{role.name}</Tag>
            ))}
          </span>
        ),
      },
      {
        id: 'groups',
        header: 'Groups',
        card: 'hide',
        className: 'text-muted max-lg:hidden',
        cell: (member) => member.groups.map(({ name }) => name).join(', '),
      },
      {
        id: 'status',
        header: 'Status',
        card: 'end',
        cell: (member) => <MemberStatus status={member.status} />,
      },
      {
        id: 'mfa',
        header: 'Second factor',
        card: 'hide',
        className: 'text-muted max-xl:hidden',
        cell: (member) => (member.hasSecondFactor ? 'Yes' : 'No'),
      },
      {
        id: 'active',
        header: 'Last active',
        card: 'hide',
        sort: 'lastActiveAt',
        startsDescending: true,
        className: 'text-muted whitespace-nowrap',
        cell: (member) => (member.lastActiveAt ? <TimeText at={member.lastActiveAt} /> : 'Never'),
      },
      {
        id: 'joined',
        header: 'Joined',
        card: 'hide',
        sort: 'joinedAt',
        startsDescending: true,
        className: 'text-muted whitespace-nowrap max-lg:hidden',
        cell: (member) => <TimeText at={member.joinedAt} />,
      },
    ],
    filters: [
      {
        kind: 'choice',
        param: 'status',
        label: 'Status',
        isMultiple: true,
        options: [
          { value: 'active', label: 'Active' },
          { value: 'pending', label: 'Asks to join' },
          { value: 'suspended', label: 'Suspended' },
          { value: 'removed', label: 'Removed' },
        ],
      },
      {
        kind: 'choice',
        param: 'role',
        label: 'Role',
        isMultiple: false,
        options: roles.map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
    empty: {
      icon: UserCog,
      title: 'Nobody here yet',
      text: 'People who work in this brand are listed here, with their roles and when they were last active.',
    },
  };
}
