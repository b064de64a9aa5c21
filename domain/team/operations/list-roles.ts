import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { roleDetail, roleRows } from '../roles.ts';
import { RoleDetail, RoleRow } from '../views.ts';

export const listRoles = operation({
  name: 'team.list_roles',
  summary: 'All roles: the eleven of the system and the brand’s own, at most fifty',
  kind: 'query',
  permission: 'team.roles.view',
  route: 'GET /admin/roles',
  input: z.object({}),
  output: z.object({ items: z.array(RoleRow) }),
  example: {},
  run: async (ctx) => ({ items: await roleRows(ctx) }),
});

export const getRole = operation({
  name: 'team.get_role',
  summary: 'A role with what it gives, what it inherits and who has it',
  kind: 'query',
  permission: 'team.roles.view',
  route: 'GET /admin/roles/:roleId',
  input: z.object({ roleId: idInput('role') }),
  output: RoleDetail,
  problems: ['not_found'],
  example: { roleId: 'role_01j00000000000800000000005' },
  run: (ctx, { roleId }) => roleDetail(ctx, roleId),
});
