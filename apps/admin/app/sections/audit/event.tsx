import type { MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { FactList } from '@ui/work/detail/detail-page.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Page, PageHeader } from '@ui/work/page.tsx';
import { pageLoader, routeParam } from '../../server/handlers.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.action ?? 'Event'} · Admin` },
];
export const handle = { crumb: ({ seq }: { seq: number }) => `Event ${seq}` };

export const loader = pageLoader('audit.view', ({ api, params }) =>
  api.audit.get({ eventId: routeParam(params, 'eventId') }),
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** What changed, field by field; what has no before and after is shown as it is. */
function changesOf(detail: Record<string, unknown>): { name: string; before: unknown; after: unknown }[] {
  const before = isRecord(detail.before) ? detail.before : {};
  const after = isRecord(detail.after) ? detail.after : {};
  const rest = Object.entries(detail).filter(([name]) => name !== 'before' && name !== 'after');
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return [
    ...names
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
      .map((name) => ({ name, before: before[name], after: after[name] })),
    ...rest.map(([name, value]) => ({ name, before: undefined, after: value })),
  ];
}

export default function AuditEvent() {
  const event = useLoaderData<typeof loader>();
  const changes = changesOf(event.detail);
  return (
    <Page width="form">
      <PageHeader title={event.action} note={<TimeText at={event.at} />} />
      <div className="flex flex-col gap-4">
        <Card title="What changed">
          {changes.length === 0 && <p className="text-13 text-muted">No details were kept.</p>}
          <dl className="flex flex-col gap-3 text-13">
            {changes.map(({ name, before, after }) => (
              <div key={name} className="min-w-0">
                <dt className="text-muted">{name}</dt>
                {before !== undefined && (
                  <dd className="break-words text-muted line-through">{textOf(before)}</dd>
                )}
                <dd className="break-words">{textOf(after)}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card title="Facts">
          <FactList
            items={[
              { name: 'Who', value: event.actor.label ?? event.actor.id ?? event.actor.kind },
              { name: 'Target', value: event.target ? `${event.target.kind} ${event.target.id}` : 'None' },
              {
                name: 'From',
                value: [event.ip, event.country].filter(Boolean).join(', ') || 'Inside the house',
              },
              { name: 'Through', value: event.source },
              { name: 'Request', value: <code className="break-all">{event.requestId}</code> },
              { name: 'Number', value: event.seq },
              { name: 'Hash', value: <code className="text-12 break-all">{event.hash}</code> },
            ]}
          />
        </Card>
      </div>
    </Page>
  );
}

export { PageError as ErrorBoundary } from '../../shell/page-error.tsx';
