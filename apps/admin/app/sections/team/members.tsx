import { isProblem } from '@domain/kernel/problem.ts';
import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, useActionData, useLoaderData, useLocation, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { rulesOf } from '@ui/work/list/list-definition.ts';
import { ListPage } from '@ui/work/list/list-page.tsx';
import { readListQuery } from '@ui/work/list/list-query.ts';
import { Notice } from '@ui/work/notice.tsx';
import { allows } from '../../sections.ts';
import { pageAction, pageLoader, readForm } from '../../server/handlers.ts';
import { BULK_FORM, membersList } from './members-list.tsx';

export const meta: MetaFunction = () => [{ title: 'Team · Admin' }];

export const loader = pageLoader('team.view', async ({ api, ctx, url }) => {
  const can = (key: Parameters<typeof allows>[1]) => allows(ctx.session.permissions, key);
  const roles = can('team.roles.view') ? (await api.team.listRoles({})).items : [];
  const rules = rulesOf(membersList(roles, false));
  const { q, sort, cursor, filters } = readListQuery(rules, url.searchParams);
  const list = await api.team.listMembers({
    q: q || undefined,
    sort,
    cursor,
    status: filters.status ?? [],
    ...(filters.role?.[0] ? { roleId: filters.role[0] } : {}),
  });
  return {
    list,
    roles: roles.map(({ id, name }) => ({ id, name })),
    canInvite: can('team.invite'),
    canManage: can('team.manage'),
    canAssign: can('team.roles.assign'),
  };
});

const DONE = { suspend: 'suspended', resume: 'resumed', remove: 'removed', roles: 'given the role' } as const;
type Intent = keyof typeof DONE;
const MOST_AT_ONCE = 100;

/** Does the same to several members; each is decided by itself and what fails is named (30 PAT-06). */
export const action = pageAction('team.view', async ({ request, ctx, api }) => {
  const reader = await readForm({ request, ctx });
  const ids = (reader.values.memberIds ?? []).slice(0, MOST_AT_ONCE);
  const intent = (Object.keys(DONE) as Intent[]).find((key) => key === reader.text('intent'));
  if (!intent || ids.length === 0) return { done: 0, words: '', failed: [], isNothing: true };
  const roleId = reader.text('roleId');
  const failed: string[] = [];
  let done = 0;
  for (const memberId of ids) {
    try {
      if (intent === 'suspend') await api.team.suspendMember({ memberId });
      else if (intent === 'resume') await api.team.resumeMember({ memberId });
      else if (intent === 'remove') await api.team.removeMember({ memberId });
      else await api.team.setMemberRoles({ memberId, roleIds: roleId ? [roleId] : [] });
      done += 1;
    } catch (error) {
      if (!isProblem(error) || error.code === 'step_up_required' || error.code === 'permission_denied')
        throw error;
      const { name } = await api.team.getMember({ memberId }).catch(() => ({ name: memberId }));
      failed.push(`${name}: ${error.errors[0]?.message ?? error.detail ?? error.title}`);
    }
  }
  return { done, words: DONE[intent], failed, isNothing: false };
});

export default function Members() {
  const { list, roles, canInvite, canManage, canAssign } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === 'POST';
  const canSelect = canManage || canAssign;
  return (
    <>
      {result && (
        <div role="status" className="px-4 pt-4 sm:px-6">
          <Notice
            tone={result.isNothing || result.failed.length > 0 ? 'warn' : 'good'}
            title={
              result.isNothing
                ? 'Choose members first, then what to do with them.'
                : `${result.done} ${result.done === 1 ? 'member' : 'members'} ${result.words}`
            }
          >
            {result.failed.length > 0 && (
              <ul className="list-disc pl-4">
                {result.failed.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </Notice>
        </div>
      )}
      <ListPage
        title="Team"
        definition={membersList(roles, canSelect)}
        data={list}
        actions={
          <>
            <ButtonLink to={`/settings/team/export${search}`} reloadDocument prefetch="none">
              Export CSV
            </ButtonLink>
            {canInvite && (
              <ButtonLink tone="primary" to="/settings/team/invite">
                Invite people
              </ButtonLink>
            )}
          </>
        }
      />
      {canSelect && (
        <Form
          id={BULK_FORM}
          method="post"
          aria-label="With the selected members"
          className="mx-4 -mt-8 mb-8 flex flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-4 py-3 sm:mx-6"
        >
          <span className="text-13 text-muted">With the selected:</span>
          {canAssign && roles.length > 0 && (
            <>
              <select name="roleId" aria-label="Role to give" className="control w-auto max-w-48">
                {roles.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
              <Button type="submit" size="sm" name="intent" value="roles" isBusy={isBusy}>
                Give this role only
              </Button>
            </>
          )}
          {canManage && (
            <>
              <Button type="submit" size="sm" name="intent" value="suspend" isBusy={isBusy}>
                Suspend
              </Button>
              <Button type="submit" size="sm" name="intent" value="resume" isBusy={isBusy}>
                Resume
              </Button>
              <Button
                type="submit"
                size="sm"
                tone="danger"
                name="intent"
                value="remove"
                isBusy={isBusy}
                onClick={(event) => {
                  if (
                    !window.confirm('Remove the selected members? Their roles, keys and sessions here end.')
                  )
                    event.preventDefault();
                }}
              >
                Remove
              </Button>
            </>
          )}
        </Form>
      )}
    </>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
