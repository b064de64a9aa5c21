import type { MetaFunction } from '@remix-run/cloudflare';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader } from '../../server/handlers.ts';
import { MatrixTable } from './matrix-table.tsx';

export const meta: MetaFunction = () => [{ title: 'Permissions · Admin' }];

export const loader = pageLoader('team.roles.view', async ({ api, url }) => {
  const chosen = {
    q: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
    category: url.searchParams.get('category') ?? '',
    member: url.searchParams.get('member') ?? '',
    key: url.searchParams.get('key') ?? '',
  };
  const [matrix, words, team] = await Promise.all([
    api.team.permissionMatrix({}),
    api.team.listPermissions({}),
    api.team.listMembers({ limit: 100 }),
  ]);
  const key = words.items.find((word) => word.key === chosen.key)?.key as
    | Parameters<typeof api.team.explainPermission>[0]['key']
    | undefined;
  const isMember = team.items.some(({ id }) => id === chosen.member);
  const [why, holders] = await Promise.all([
    key && isMember ? api.team.explainPermission({ memberId: chosen.member, key }) : null,
    key ? api.team.listMembers({ permission: key, limit: 50 }) : null,
  ]);
  const needle = chosen.q.toLowerCase();
  const shown = words.items.filter(
    (word) =>
      (chosen.category === '' || word.category === chosen.category) &&
      (needle === '' || word.key.includes(needle) || word.label.toLowerCase().includes(needle)),
  );
  const cells = new Map(matrix.rows.map((row) => [row.key, row.cells]));
  return {
    chosen,
    roles: matrix.roles,
    categories: words.categories,
    keys: words.items.map((word) => ({ key: word.key, label: word.label })),
    rows: shown.map((word) => ({ ...word, cells: cells.get(word.key) ?? [] })),
    members: team.items.map(({ id, name }) => ({ id, name })),
    why,
    holders: holders && {
      total: holders.total.value,
      people: holders.items.map(({ id, name, roles }) => ({
        id,
        name,
        roles: roles.map((role) => role.name).join(', '),
      })),
    },
  };
});

/** What the other form of the page chose stays chosen. */
const KEPT = ['q', 'category'] as const;

export default function Matrix() {
  const { chosen, roles, categories, keys, rows, members, why, holders } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title="Permissions"
        actions={
          <ButtonLink to="/settings/team/matrix/export" reloadDocument prefetch="none">
            Export CSV
          </ButtonLink>
        }
      />
      <div className="flex flex-col gap-4">
        <Card title="Who may do what, and why">
          <Form method="get" className="flex flex-wrap items-end gap-3">
            <label className="min-w-0 flex-1 basis-56 text-13 font-medium">
              <span className="mb-1 block">Permission</span>
              <select name="key" defaultValue={chosen.key} className="control">
                <option value="">Choose one</option>
                {keys.map(({ key, label }) => (
                  <option key={key} value={key}>
                    {label} ({key})
                  </option>
                ))}
              </select>
            </label>
            <label className="min-w-0 flex-1 basis-44 text-13 font-medium">
              <span className="mb-1 block">Member</span>
              <select name="member" defaultValue={chosen.member} className="control">
                <option value="">Everybody</option>
                {members.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            {KEPT.map((name) => (
              <input key={name} type="hidden" name={name} value={chosen[name]} />
            ))}
            <Button type="submit" tone="primary">
              Explain
            </Button>
          </Form>
          {why && (
            <div role="status" className="mt-4 flex flex-col gap-2 text-13">
              <p className="flex flex-wrap items-center gap-2">
                <Badge tone={why.isGranted ? 'good' : 'bad'}>{why.isGranted ? 'Yes' : 'No'}</Badge>
                <span>{why.text}</span>
              </p>
              {why.isSensitive && why.isGranted && (
                <p className="text-muted">It is sensitive: they confirm who they are first.</p>
              )}
              {why.via.length > 1 && (
                <ul className="list-disc pl-4 text-muted">
                  {why.via.map((via) => (
                    <li key={`${via.role}:${via.pattern}`}>
                      {via.role}: {via.pattern}
                      {via.scope !== 'any' && ` (${via.scope})`}
                      {via.inheritedBy && `, through ${via.inheritedBy}`}
                    </li>
                  ))}
                </ul>
              )}
              {why.nearMisses.map((miss) => (
                <p key={miss.role} className="text-muted">
                  {miss.role} has {miss.pattern}, which does not reach what is {miss.why}.
                </p>
              ))}
              {!why.isGranted && why.grantedBy.length > 0 && (
                <p className="text-muted">Roles that give it: {why.grantedBy.join(', ')}.</p>
              )}
            </div>
          )}
          {holders && (
            <div className="mt-4 text-13">
              <p className="font-medium">
                {holders.total} {holders.total === 1 ? 'person holds' : 'people hold'} it
              </p>
              <ul className="mt-1 flex flex-col gap-1">
                {holders.people.map((person) => (
                  <li key={person.id}>
                    <Link to={`/settings/team/${person.id}`} className="text-accent hover:underline">
                      {person.name}
                    </Link>{' '}
                    <span className="text-muted">{person.roles}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </Card>
        <Card title="Roles and permissions" isFlush>
          <Form method="get" className="flex flex-wrap items-center gap-2 px-4 pb-3">
            <input
              type="search"
              name="q"
              defaultValue={chosen.q}
              aria-label="Search permissions"
              placeholder="Search permissions"
              data-list-search
              className="control w-auto min-w-0 flex-1 basis-48 sm:max-w-72"
            />
            <select
              name="category"
              defaultValue={chosen.category}
              aria-label="Category"
              className="control w-auto"
            >
              <option value="">All categories</option>
              {categories.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Button type="submit">Show</Button>
          </Form>
          <MatrixTable roles={roles} rows={rows} />
        </Card>
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
