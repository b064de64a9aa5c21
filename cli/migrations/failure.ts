/** A migration's failure for people (10 DBUX-03): where, what, why, and how to go on. */

interface DatabaseError extends Error {
  code?: string;
  position?: string;
  detail?: string;
  hint?: string;
}

export interface ExplainedFailure {
  file: string;
  line: number | null;
  excerpt: string | null;
  sqlState: string | null;
  cause: string;
  /** What Postgres or we think was meant. */
  hint: string | null;
  resume: string;
}

/** @param sql text of the file that failed */
export function explainFailure(error: unknown, file: string, sql: string, tenant: string | null): ExplainedFailure {
  const { code, position, hint, message } = (error instanceof Error ? error : new Error(String(error))) as DatabaseError;
  const at = position === undefined ? null : Number(position) - 1;
  const before = at === null ? null : sql.slice(0, at);
  return {
    file,
    line: before === null ? null : before.split('\n').length,
    excerpt: at === null ? null : lineAround(sql, at),
    sqlState: code ?? null,
    cause: message,
    hint: hint ?? null,
    resume: tenant === null ? 'npx cgk migrate' : `npx cgk migrate --tenant ${tenant}`,
  };
}

function lineAround(sql: string, at: number): string {
  const start = sql.lastIndexOf('\n', at) + 1;
  const end = sql.indexOf('\n', at);
  return sql.slice(start, end < 0 ? undefined : end).trim().slice(0, 160);
}

export function failureText({ file, line, excerpt, sqlState, cause, hint, resume }: ExplainedFailure): string {
  return [
    `${file}${line === null ? '' : `, line ${line}`}${sqlState ? ` (${sqlState})` : ''}: ${cause}`,
    ...(excerpt ? [`  ${excerpt}`] : []),
    ...(hint ? [`  ${hint}`] : []),
    `  Nothing of this file was kept. Go on with: ${resume}`,
  ].join('\n');
}
