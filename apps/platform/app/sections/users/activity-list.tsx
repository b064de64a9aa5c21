import type { ActivityRow } from '@domain/platform/user-views.ts';
import { TimeText } from '@ui/work/format/formats.tsx';
import { words } from '../../words.ts';

/** `user.sessions_revoked` → `User: sessions revoked`. */
function actionText(action: string): string {
  const [subject = '', ...rest] = action.split('.');
  return rest.length > 0 ? `${words(subject)}: ${rest.join(' ').replaceAll('_', ' ')}` : words(subject);
}

function detailText(detail: Record<string, unknown>): string {
  return Object.entries(detail)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => `${words(name)}: ${String(value)}`)
    .join(' · ');
}

/** What happened with an account, newest first. */
export function ActivityList({ items }: { items: ActivityRow[] }) {
  if (items.length === 0) return <p className="px-4 pb-4 text-13 text-muted">Nothing in the last 90 days.</p>;
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li key={item.id} className="flex items-baseline justify-between gap-4 px-4 py-2 text-13">
          <div className="min-w-0">
            <p>
              {actionText(item.action)}
              {item.brand && <span className="text-muted"> at {item.brand}</span>}
            </p>
            <p className="text-12 text-muted">
              {[detailText(item.detail), item.ip].filter(Boolean).join(' · ')}
            </p>
          </div>
          <span className="shrink-0 text-12 text-muted">
            <TimeText at={item.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
