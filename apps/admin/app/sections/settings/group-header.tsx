import type { GroupView } from '@domain/settings/views.ts';
import { Form, Link, useLocation } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { PageHeader } from '@ui/work/page.tsx';

/** Title, state and the pages of a group. */
export function GroupHeader({ group }: { group: GroupView }) {
  const { pathname } = useLocation();
  const base = `/settings/${group.key}`;
  const tabs = [
    { to: base, label: 'Edit' },
    ...(group.draft ? [{ to: `${base}/review`, label: 'Review draft' }] : []),
    { to: `${base}/history`, label: 'History' },
    { to: `${base}/json`, label: 'JSON' },
  ];
  return (
    <>
      <PageHeader
        title={group.title}
        status={
          group.draft ? (
            <Badge tone="warn" isOpen>
              Draft
            </Badge>
          ) : group.version > 0 ? (
            <Badge tone="good">Published, version {group.version}</Badge>
          ) : (
            <Badge>As it came</Badge>
          )
        }
        note={
          group.consumers.length > 0
            ? `Takes effect in: ${group.consumers.join(' · ')}`
            : 'Kept, versioned and readable by programs. No part of the shop reads it yet.'
        }
      />
      <nav
        aria-label={`Pages of ${group.title}`}
        className="mb-4 flex gap-4 overflow-x-auto border-b border-line"
      >
        {tabs.map(({ to, label }) => (
          <Link
            key={to}
            to={to}
            prefetch="intent"
            aria-current={pathname === to ? 'page' : undefined}
            className={cx(
              '-mb-px min-h-9 border-b-2 py-1.5 text-13 font-medium whitespace-nowrap',
              pathname === to ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
    </>
  );
}

/** What is drafted and what can be done with it. */
export function DraftNotice({ group, canPublish }: { group: GroupView; canPublish: boolean }) {
  const { draft } = group;
  if (!draft) return null;
  return (
    <div className="mb-4">
      <Notice tone="warn" title="This is a draft. Shoppers see the published version.">
        <p className="mb-2">
          Saved by {draft.author ?? 'somebody'} <TimeText at={draft.savedAt} />.
        </p>
        <div className="flex flex-wrap gap-2">
          <ButtonLink size="sm" to={`/settings/${group.key}/review`}>
            {canPublish ? 'Review and publish' : 'Review'}
          </ButtonLink>
          {group.canEdit && (
            <Form method="post" action={`/settings/${group.key}/review`}>
              <input type="hidden" name="revision" value={group.revision} />
              <Button size="sm" tone="quiet" type="submit" name="intent" value="discard">
                Discard draft
              </Button>
            </Form>
          )}
        </div>
      </Notice>
    </div>
  );
}
