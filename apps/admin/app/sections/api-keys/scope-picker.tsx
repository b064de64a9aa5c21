import type { Api } from '@domain/api.ts';
import { useField } from '@ui/work/form/form-scope.tsx';

type Groups = Awaited<ReturnType<Api['apiKeys']['listScopes']>>['groups'];

/** Permissions in groups that fold; what was chosen stays chosen when the form comes back. */
export function ScopePicker({ groups }: { groups: Groups }) {
  const field = useField('scopes');
  const chosen = new Set(field.typed?.scopes ?? []);
  return (
    <fieldset id={field.id} tabIndex={-1}>
      <legend className="mb-1 text-13 font-medium">Permissions</legend>
      <p className="mb-2 text-12 text-muted">
        Only what you hold yourself. Give as few as the program needs.
      </p>
      {field.error && <p className="mb-2 text-12 font-medium text-bad">{field.error}</p>}
      <div className="divide-y divide-line rounded-md border border-line">
        {groups.map((group) => (
          <details key={group.key} open={group.scopes.some(({ key }) => chosen.has(key))}>
            <summary className="cursor-pointer px-3 py-2 text-13 font-medium">
              {group.label} <span className="font-normal text-muted">({group.scopes.length})</span>
            </summary>
            <ul className="flex flex-col gap-2 px-3 pb-3">
              {group.scopes.map((scope) => (
                <li key={scope.key}>
                  <label className="flex items-start gap-2 text-13">
                    <input
                      type="checkbox"
                      name="scopes"
                      value={scope.key}
                      defaultChecked={chosen.has(scope.key)}
                      className="mt-0.5"
                    />
                    <span>
                      {scope.label}
                      {scope.isSensitive && <span className="text-warn"> · sensitive</span>}
                      <span className="block text-12 text-muted">{scope.help}</span>
                    </span>
                  </label>
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </fieldset>
  );
}
