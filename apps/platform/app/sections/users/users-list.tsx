import { isPlatformRole, PLATFORM_ROLES } from '@domain/kernel/permissions.ts';
import type { UserRow } from '@domain/platform/user-views.ts';
import { Link } from '@remix-run/react';
import { TimeText } from '@ui/work/format/formats.tsx';
import type { ListDefinition } from '@ui/work/list/list-definition.ts';
import { Users } from 'lucide-react';
import { words } from '../../words.ts';
import { UserStatusBadge } from './user-status.tsx';

const STATUSES = ['active', 'pending_verification', 'invited', 'disabled', 'deleted'];
const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** The accounts, as data for the one list engine. */
export const USERS_LIST: ListDefinition<UserRow> = {
  noun: { one: 'user', many: 'users' },
  searchLabel: 'Search name or e-mail',
  defaultSort: '-createdAt',
  rowId: (user) => user.id,
  columns: [
    {
      id: 'name',
      header: 'User',
      card: 'title',
      sort: 'name',
      cell: (user) => (
        <Link to={`/users/${user.id}`} prefetch="intent" className="row-link font-medium">
          {user.name || user.email}
        </Link>
      ),
    },
    {
      id: 'email',
      header: 'E-mail',
      card: 'sub',
      sort: 'email',
      className: 'max-w-72 truncate text-muted max-sm:max-w-full',
      cell: (user) => user.email,
    },
    {
      id: 'status',
      header: 'Status',
      card: 'end',
      cell: (user) => <UserStatusBadge status={user.status} />,
    },
    {
      id: 'staff',
      header: 'Staff role',
      card: 'hide',
      className: 'text-muted max-lg:hidden',
      cell: (user) =>
        user.platformRole && isPlatformRole(user.platformRole) ? PLATFORM_ROLES[user.platformRole].name : '',
    },
    {
      id: 'factor',
      header: 'Second factor',
      card: 'hide',
      className: 'text-muted max-lg:hidden',
      cell: (user) => (user.hasSecondFactor ? 'Yes' : 'None'),
    },
    {
      id: 'brands',
      header: 'Brands',
      card: 'sub-end',
      cardLabel: 'Brands:',
      align: 'end',
      cell: (user) => user.brands,
    },
    {
      id: 'seen',
      header: 'Last sign-in',
      card: 'hide',
      sort: 'lastLoginAt',
      startsDescending: true,
      className: 'text-muted',
      cell: (user) => (user.lastLoginAt ? <TimeText at={user.lastLoginAt} /> : 'Never'),
    },
    {
      id: 'created',
      header: 'Joined',
      card: 'hide',
      sort: 'createdAt',
      startsDescending: true,
      className: 'text-muted max-md:hidden',
      cell: (user) => <TimeText at={user.createdAt} />,
    },
  ],
  filters: [
    {
      kind: 'choice',
      param: 'status',
      label: 'Status',
      isMultiple: true,
      options: STATUSES.map((value) => ({ value, label: words(value) })),
    },
    { kind: 'choice', param: 'staff', label: 'Platform staff', isMultiple: false, options: YES_NO },
    { kind: 'choice', param: 'secondFactor', label: 'Second factor', isMultiple: false, options: YES_NO },
    { kind: 'dates', fromParam: 'joinedFrom', toParam: 'joinedTo', label: 'Joined' },
  ],
  empty: {
    icon: Users,
    title: 'No users yet',
    text: 'Everybody with an account on this installation is listed here: the platform’s staff and the teams of brands.',
  },
};
