import type { MemberDetail } from '@domain/team/views.ts';
import { Card } from '@ui/work/card.tsx';

const SCOPES = { any: '', team: 'of their groups', own: 'their own' } as const;

/** Everything somebody may do, by category, each with the role that gives it. */
export function EffectiveAccess({
  effective,
  words,
  categories,
}: {
  effective: MemberDetail['effective'];
  words: readonly { key: string; label: string; category: string; isSensitive: boolean }[];
  categories: readonly { id: string; name: string }[];
}) {
  const byKey = new Map(words.map((word) => [word.key, word]));
  const groups = [...categories, { id: '', name: 'Permissions' }].flatMap(({ id, name }) => {
    const grants = effective.filter(({ key }) => (byKey.get(key)?.category ?? '') === id);
    return grants.length > 0 ? [{ id, name, grants }] : [];
  });
  return (
    <Card
      title="What they may do"
      note={`${effective.length} ${effective.length === 1 ? 'permission' : 'permissions'} from their roles`}
    >
      {effective.length === 0 && <p className="text-13 text-muted">Nothing: they have no role.</p>}
      <div className="flex flex-col gap-1">
        {groups.map(({ id, name, grants }) => (
          <details key={id} className="border-t border-line py-1 first:border-0">
            <summary className="min-h-8 cursor-pointer py-1 text-13 font-medium">
              {name} <span className="font-normal text-muted">({grants.length})</span>
            </summary>
            <ul className="flex flex-col gap-1 pb-2">
              {grants.map((grant) => (
                <li key={grant.key} className="flex flex-wrap items-baseline justify-between gap-x-4 text-13">
                  <span>
                    {byKey.get(grant.key)?.label ?? grant.key}
                    {!grant.scopes.includes('any') && (
                      <span className="text-muted">
                        {' '}
                        ({grant.scopes.map((scope) => SCOPES[scope]).join(', ')})
                      </span>
                    )}
                    {byKey.get(grant.key)?.isSensitive && (
                      <span className="text-warn" title="Asks to confirm who one is">
                        {' '}
                        ★<span className="sr-only"> sensitive</span>
                      </span>
                    )}
                  </span>
                  <span className="text-12 text-muted">{grant.roles.join(', ')}</span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Card>
  );
}
