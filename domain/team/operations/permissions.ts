import { z } from 'zod';
import {
  type Explanation,
  effectiveGrants,
  explain,
  heldGrants,
  keyOf,
} from '../../access/permission-resolution.ts';
import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { PERMISSIONS } from '../../kernel/permissions.ts';
import { notFound } from '../../kernel/problem.ts';
import { readAccess } from '../access-state.ts';

const KeyInput = z
  .string()
  .meta({ enum: [...PERMISSIONS] })
  .pipe(z.enum(PERMISSIONS));

const PermissionView = z.object({
  key: z.string(),
  resource: z.string(),
  action: z.string(),
  label: z.string(),
  help: z.string(),
  category: z.string(),
  module: z.string(),
  isModuleOn: z.boolean(),
  isSensitive: z.boolean(),
});

export const listPermissions = operation({
  name: 'team.list_permissions',
  summary: 'Every permission in words, with its category and module',
  kind: 'query',
  permission: 'team.roles.view',
  route: 'GET /admin/permissions',
  input: z.object({}),
  output: z.object({
    categories: z.array(z.object({ id: z.string(), name: z.string() })),
    items: z.array(PermissionView),
  }),
  example: {},
  run: async (ctx) => {
    const [state, words] = await Promise.all([
      readAccess(ctx),
      import('../../access/permission-catalogue.ts'),
    ]);
    return {
      categories: Object.entries(words.PERMISSION_CATEGORIES).map(([id, name]) => ({ id, name })),
      items: words.PERMISSION_CATALOGUE.map(
        ({ key, resource, action, label, help, category, module, isSensitive }) => ({
          key,
          resource,
          action,
          label,
          help,
          category,
          module,
          isSensitive,
          isModuleOn: module === 'core' || state.modules.has(module),
        }),
      ),
    };
  },
});

export const permissionMatrix = operation({
  name: 'team.permission_matrix',
  summary: 'Roles by permissions: what each role holds by itself, inherits or holds in part',
  kind: 'query',
  permission: 'team.roles.view',
  route: 'GET /admin/permissions/matrix',
  input: z.object({}),
  output: z.object({
    roles: z.array(z.object({ id: idOutput('role'), name: z.string(), isSystem: z.boolean() })),
    /** For each key the grants in the order of `roles`: how far (`any`, `team`, `own`, or both), and whether inherited. */
    rows: z.array(
      z.object({
        key: z.string(),
        cells: z.array(z.object({ scopes: z.string(), isInherited: z.boolean() }).nullable()),
      }),
    ),
  }),
  example: {},
  run: async (ctx) => {
    const { book } = await readAccess(ctx);
    const roles = [...book.values()];
    const held = roles.map((role) => ({
      all: heldGrants([role], book),
      own: heldGrants([{ ...role, parentRoleId: null }], book),
    }));
    return {
      roles: roles.map(({ id, name, isSystem }) => ({ id: toExternalId('role', id), name, isSystem })),
      rows: PERMISSIONS.map((key) => ({
        key,
        cells: held.map(({ all, own }) => {
          const grants = ([key, `${key}@team`, `${key}@own`] as const).filter((grant) => all.has(grant));
          if (grants.length === 0) return null;
          const scopes = grants.map((grant) => (grant === key ? 'any' : grant.slice(key.length + 1)));
          return { scopes: scopes.join(' '), isInherited: grants.every((grant) => !own.has(grant)) };
        }),
      })),
    };
  },
});

const Source = z.object({
  role: z.string(),
  pattern: z.string(),
  scope: z.enum(['any', 'team', 'own']),
  inheritedBy: z.string().nullable(),
});

export const explainPermission = operation({
  name: 'team.explain_permission',
  summary:
    'Why a member may or may not do something: the role and the line that gives it, or what is in the way',
  kind: 'query',
  permission: 'team.roles.view',
  route: 'GET /admin/permissions/explain',
  input: z.object({ memberId: idInput('membership'), key: KeyInput }),
  output: z.object({
    isGranted: z.boolean(),
    reason: z.enum(['granted', 'not_active', 'module_off', 'not_granted']),
    isSensitive: z.boolean(),
    via: z.array(Source),
    nearMisses: z.array(
      z.object({ role: z.string(), pattern: z.string(), why: z.enum(['sensitive', 'reserved']) }),
    ),
    module: z.string().nullable(),
    /** Roles of the brand that give the key. */
    grantedBy: z.array(z.string()),
    text: z.string(),
  }),
  problems: ['not_found'],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q', key: 'orders.refund' },
  run: async (ctx, { memberId, key }) => {
    const [state, { describePermission }] = await Promise.all([
      readAccess(ctx, [memberId]),
      import('../../access/permission-catalogue.ts'),
    ]);
    const member = state.members.get(memberId);
    if (!member) throw notFound('member');
    const answer = explain(key, member.roles, state.book, state.modules);
    const isActive =
      member.status === 'active' && (member.expiresAt === null || new Date(member.expiresAt) > ctx.now());
    const reason = answer.isGranted
      ? isActive
        ? ('granted' as const)
        : ('not_active' as const)
      : answer.reason === 'module_off'
        ? ('module_off' as const)
        : ('not_granted' as const);
    const via = viaOf(answer);
    const words = describePermission(key);
    return {
      isGranted: reason === 'granted',
      reason,
      isSensitive: words?.isSensitive ?? false,
      via,
      nearMisses:
        !answer.isGranted && answer.reason === 'not_granted'
          ? answer.nearMisses.map(({ roleName: role, pattern, why }) => ({ role, pattern, why }))
          : [],
      module: !answer.isGranted && answer.reason === 'module_off' ? answer.module : null,
      grantedBy: [...state.book.values()]
        .filter((role) =>
          [...effectiveGrants([role], state.book, state.modules)].some((grant) => keyOf(grant) === key),
        )
        .map(({ name }) => name),
      text: sentence(member.name, words?.label ?? key, reason, via),
    };
  },
});

function viaOf(answer: Explanation): z.infer<typeof Source>[] {
  if (!answer.isGranted && answer.reason !== 'module_off') return [];
  return answer.via.map(({ roleName, pattern, scope, inheritedBy }) => ({
    role: roleName,
    pattern,
    scope,
    inheritedBy: inheritedBy?.roleName ?? null,
  }));
}

function sentence(
  name: string,
  label: string,
  reason: 'granted' | 'not_active' | 'module_off' | 'not_granted',
  via: z.infer<typeof Source>[],
): string {
  const what = `“${label}”`;
  const [first] = via;
  const how = first
    ? `the role ${first.inheritedBy ?? first.role} ${first.inheritedBy ? `inherits it from ${first.role}` : `has ${first.pattern}`}`
    : '';
  switch (reason) {
    case 'granted':
      return `${name} may ${what}: ${how}.`;
    case 'not_active':
      return `${name} may not ${what} now: the membership is not active, although ${how}.`;
    case 'module_off':
      return `${name} may not ${what}: its module is off, although ${how}.`;
    default:
      return `${name} may not ${what}: none of their roles gives it.`;
  }
}
