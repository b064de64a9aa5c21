import { useField } from '@ui/work/form/form-scope.tsx';
import { Lock } from 'lucide-react';

interface Word {
  key: string;
  label: string;
  help: string;
  category: string;
  isSensitive: boolean;
}

const SCOPES = [
  { value: '', label: 'All records' },
  { value: '@team', label: 'Of their groups' },
  { value: '@own', label: 'Their own' },
] as const;

/** The scope that a role lists a key with; null when it does not. */
function scopeIn(permissions: readonly string[], key: string): string | null {
  return SCOPES.map(({ value }) => value).find((scope) => permissions.includes(`${key}${scope}`)) ?? null;
}

/**
 * Every permission by category. What the parent gives is locked; what whoever edits does not hold cannot be given.
 * A key and its reach come as two fields, so the form works without script.
 */
export function PermissionChecks({
  words,
  categories,
  permissions,
  inherited,
  held,
  isLocked,
}: {
  words: readonly Word[];
  categories: readonly { id: string; name: string }[];
  permissions: readonly string[];
  inherited: readonly string[];
  held: readonly string[];
  isLocked: boolean;
}) {
  const field = useField('permissions');
  const typed = field.typed;
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-13 font-medium">Permissions</legend>
      {field.error && (
        <p id={field.errorId} className="text-12 font-medium text-bad">
          {field.error}
        </p>
      )}
      {categories.map(({ id, name }) => {
        const own = words.filter(({ category }) => category === id);
        const given = own.filter(({ key }) => inherited.includes(key) || scopeIn(permissions, key) !== null);
        return (
          <details key={id} className="rounded-md border border-line" open={given.length > 0 && !isLocked}>
            <summary className="min-h-9 cursor-pointer px-3 py-2 text-13 font-medium">
              {name}{' '}
              <span className="font-normal text-muted">
                ({given.length} of {own.length})
              </span>
            </summary>
            <ul className="flex flex-col divide-y divide-line border-t border-line">
              {own.map((word) => {
                const scope = scopeIn(permissions, word.key);
                const isInherited = inherited.includes(word.key);
                const isForbidden = !held.includes(word.key) && scope === null;
                const isChecked = typed ? (typed.permissions ?? []).includes(word.key) : scope !== null;
                return (
                  <li key={word.key} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2">
                    <label className="flex min-w-0 flex-1 basis-60 items-start gap-2 text-13">
                      <input
                        type="checkbox"
                        name="permissions"
                        value={word.key}
                        defaultChecked={isChecked || isInherited}
                        disabled={isLocked || isForbidden || (isInherited && scope === null)}
                        className="mt-0.5 shrink-0"
                      />
                      <span className="min-w-0">
                        {word.label}
                        {isInherited && (
                          <span className="text-12 text-muted">
                            {' '}
                            <Lock aria-hidden="true" size={11} className="inline" /> inherited
                          </span>
                        )}
                        {word.isSensitive && (
                          <span className="text-warn" title="Asks to confirm who one is">
                            {' '}
                            ★<span className="sr-only"> sensitive</span>
                          </span>
                        )}
                        <span className="block text-12 text-muted">
                          {isForbidden && !isLocked && !isInherited ? 'You do not hold this yourself. ' : ''}
                          {word.help}
                        </span>
                      </span>
                    </label>
                    {!isLocked && !isForbidden && !(isInherited && scope === null) && (
                      <select
                        name={`scope:${word.key}`}
                        defaultValue={typed?.[`scope:${word.key}`]?.[0] ?? scope ?? ''}
                        aria-label={`Reach of ${word.label}`}
                        className="control h-8 min-h-8 w-auto text-12"
                      >
                        {SCOPES.map(({ value, label }) => (
                          <option key={value} value={value}>
                            {label}
                          </option>
                        ))}
                      </select>
                    )}
                  </li>
                );
              })}
            </ul>
          </details>
        );
      })}
    </fieldset>
  );
}
