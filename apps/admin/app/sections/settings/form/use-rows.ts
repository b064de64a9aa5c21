import { useField } from '@ui/work/form/form-scope.tsx';
import { useEffect, useRef, useState } from 'react';
import { rowKeys } from './read-value.ts';

/**
 * Rows of a list as keys in their order: those that are stored, or those that were typed when the form came back, and
 * one empty row at the end, so that a list can grow without script. Moving and removing tells the form that it changed.
 */
export function useRows(name: string, count: number, most: number) {
  const { typed } = useField(name);
  const [keys, setKeys] = useState<string[]>(() =>
    typed && rowKeys(typed, name).length > 0
      ? rowKeys(typed, name)
      : Array.from({ length: Math.min(count + 1, most) }, (_, index) => `r${index}`),
  );
  const next = useRef(keys.length);
  const marker = useRef<HTMLInputElement>(null);
  const isFirst = useRef(true);

  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else marker.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [keys]);

  return {
    keys,
    marker,
    canAdd: keys.length < most,
    add: () => setKeys((now) => [...now, `n${next.current++}`]),
    remove: (key: string) => setKeys((now) => now.filter((other) => other !== key)),
    move: (key: string, by: -1 | 1) =>
      setKeys((now) => {
        const from = now.indexOf(key);
        const to = from + by;
        const other = now[to];
        if (from < 0 || other === undefined) return now;
        return now.map((entry, index) => (index === from ? other : index === to ? key : entry));
      }),
  };
}
