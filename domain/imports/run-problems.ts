import { type SQL, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import type { ImportRunView } from './views.ts';

export type RunProblem = ImportRunView['problems'][number];

/** Problems kept with a run; its counts tell how many there are. */
export const MOST_PROBLEMS = 1_000;

/** Errors before warnings, otherwise as found. */
export function worstFirst<T extends Pick<RunProblem, 'severity'>>(problems: readonly T[]): T[] {
  const of = (severity: RunProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity);
  return [...of('error'), ...of('warning')];
}

/** Columns of an update that adds problems found while running: before the others, so that the bound keeps them. */
export function appendProblems(found: readonly RunProblem[]): { problems: SQL; counts: SQL } {
  const { problems, counts } = tables.importRuns;
  const added = JSON.stringify(found);
  const errors = found.filter(({ severity }) => severity === 'error').length;
  return {
    problems: sql`(select coalesce(jsonb_agg(e.value order by e.place), '[]'::jsonb)
      from jsonb_array_elements(${added}::jsonb || ${problems}) with ordinality as e(value, place) where e.place <= ${MOST_PROBLEMS})`,
    counts: sql`jsonb_set(${counts}, '{errors}', to_jsonb((${counts}->>'errors')::int + ${errors}))`,
  };
}
