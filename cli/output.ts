/** Where a command speaks: people read stdout; with `--json`, stdout is one JSON document and the talk goes to stderr. */
export interface Output {
  isJson: boolean;
  /** For people. */
  say(text: string): void;
  /** The answer: printed with `--json` only. */
  document(value: unknown): void;
}

export function createOutput(isJson: boolean): Output {
  return {
    isJson,
    say: (text) => void (isJson ? process.stderr : process.stdout).write(`${text}\n`),
    document: (value) => {
      if (isJson) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
  };
}

/** Columns as wide as their widest cell. */
export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
