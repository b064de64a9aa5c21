/** The rules of a migration file (10 MIG-02), on what Postgres' own parser reads. */
import { loadModule, parseSync } from 'libpg-query';

export interface LintFinding {
  rule: string;
  line: number;
  column: number;
  problem: string;
  fix: string;
}

export interface LintOptions {
  set: 'platform' | 'tenant';
  /** Tables with so many rows that a lock is felt: their indexes are made concurrently. */
  largeTables?: readonly string[];
}

type Node = Record<string, unknown>;
interface Statement {
  kind: string;
  node: Node;
  /** Byte offset of its first word. */
  at: number;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

/** Every member object below a node, itself included. */
function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const item of value) yield* nodesIn(item);
  else if (isNode(value)) {
    yield value;
    for (const member of Object.values(value)) yield* nodesIn(member);
  }
}

let isLoaded = false;

/** What is wrong with the file's text; empty when nothing is. Statements that Postgres cannot read are one finding. */
export async function lintMigration(sql: string, options: LintOptions): Promise<LintFinding[]> {
  if (!isLoaded) await loadModule();
  isLoaded = true;
  const at = (offset: number) => placeOf(sql, offset);
  let statements: Statement[];
  try {
    statements = readStatements(sql);
  } catch (error) {
    const details = isNode(error) && isNode(error.sqlDetails) ? error.sqlDetails : {};
    const offset = typeof details.cursorPosition === 'number' ? details.cursorPosition : 0;
    const problem = error instanceof Error ? error.message : String(error);
    return [{ rule: 'syntax', ...at(offset), problem, fix: 'Correct the statement.' }];
  }
  const context: Context = {
    ...options,
    sql,
    made: new Set(
      statements.flatMap(({ kind, node }) =>
        kind === 'CreateStmt' ? [text((node.relation as Node).relname)] : [],
      ),
    ),
    hasContractNote: /^-- contract: \d{4}_/m.test(sql),
    keyed: new Set(
      statements.flatMap(({ kind, node }) =>
        kind === 'IndexStmt' && node.unique === true && node.whereClause === undefined
          ? [text((node.relation as Node).relname)]
          : [],
      ),
    ),
  };
  const findings = statements.flatMap((statement) =>
    RULES.flatMap((rule) =>
      [...rule(statement, context)].map(({ offset, ...finding }) => ({ ...finding, ...at(offset ?? statement.at) })),
    ),
  );
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}

function readStatements(sql: string): Statement[] {
  const { stmts } = parseSync(sql) as unknown as {
    stmts?: { stmt: Record<string, Node>; stmt_location?: number }[];
  };
  return (stmts ?? []).map(({ stmt, stmt_location }) => {
    const [[kind, node] = ['', {}]] = Object.entries(stmt);
    const start = stmt_location ?? 0;
    const rest = Buffer.from(sql, 'utf8').subarray(start).toString('utf8');
    const lead = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/.exec(rest)?.[0] ?? '';
    return { kind, node, at: start + Buffer.byteLength(lead) };
  });
}

/** Line and column, from 1, of a byte offset. */
function placeOf(sql: string, offset: number): { line: number; column: number } {
  const before = Buffer.from(sql, 'utf8').subarray(0, offset).toString('utf8');
  const lines = before.split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

interface Context extends LintOptions {
  sql: string;
  made: ReadonlySet<string>;
  /** `-- contract: NNNN_…` names the release after which nothing reads what is dropped (10 MIG-06). */
  hasContractNote: boolean;
  /** Tables that a whole unique index of this file keys. */
  keyed: ReadonlySet<string>;
}

type Finding = Omit<LintFinding, 'line' | 'column'> & { offset?: number | undefined };
type Rule = (statement: Statement, context: Context) => Iterable<Finding>;

const offsetOf = (node: Node): number | undefined =>
  typeof node.location === 'number' ? node.location : undefined;

const qualifiedNames: Rule = function* ({ node }, { set }) {
  if (set !== 'tenant') return;
  for (const inner of nodesIn(node)) {
    const schema = text(inner.schemaname);
    if (schema && schema !== 'ext') {
      yield {
        rule: schema === 'platform' ? 'no-platform-reference' : 'no-qualified-name',
        problem: `${schema}.${text(inner.relname)} names a schema.`,
        fix:
          schema === 'platform'
            ? 'A brand’s schema never refers to the platform’s: keep the id without a foreign key.'
            : 'Leave the schema away: search_path says which brand it is.',
        offset: offsetOf(inner),
      };
    }
  }
};

const enumTypes: Rule = function* ({ kind }) {
  if (kind === 'CreateEnumStmt' || kind === 'AlterEnumStmt') {
    yield {
      rule: 'no-enum-type',
      problem: 'Enum types multiply per schema and cannot be altered safely.',
      fix: 'Use text with a CHECK constraint.',
    };
  }
};

const tablesNeed: Rule = function* ({ kind, node }, { keyed }) {
  if (kind !== 'CreateStmt') return;
  const name = text((node.relation as Node).relname);
  const elements = list(node.tableElts);
  const columns = elements.flatMap((element) => (isNode(element.ColumnDef) ? [element.ColumnDef] : []));
  const constraints = [
    ...elements.flatMap((element) => (isNode(element.Constraint) ? [element.Constraint] : [])),
    ...columns.flatMap((column) =>
      list(column.constraints).flatMap((one) => (isNode(one.Constraint) ? [one.Constraint] : [])),
    ),
  ];
  const isKeyed = constraints.some(
    ({ contype }) => contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_UNIQUE',
  );
  if (!isKeyed && !keyed.has(name) && !name.startsWith('_')) {
    yield { rule: 'primary-key', problem: `${name} has no primary key.`, fix: 'Give it one.' };
  }
  for (const wanted of ['created_at', 'updated_at']) {
    if (!columns.some(({ colname }) => colname === wanted)) {
      yield {
        rule: 'timestamps',
        problem: `${name} has no ${wanted}.`,
        fix: `Add ${wanted} timestamptz NOT NULL DEFAULT now().`,
      };
    }
  }
};

const columnsAdded: Rule = function* ({ kind, node }, { made }) {
  if (kind !== 'AlterTableStmt' || made.has(text((node.relation as Node).relname))) return;
  for (const command of list(node.cmds)) {
    const inner = isNode(command.AlterTableCmd) ? command.AlterTableCmd : {};
    if (inner.subtype !== 'AT_AddColumn' || !isNode(inner.def) || !isNode(inner.def.ColumnDef)) continue;
    const column = inner.def.ColumnDef;
    const constraints = list(column.constraints).flatMap((one) =>
      isNode(one.Constraint) ? [one.Constraint] : [],
    );
    const isRequired = constraints.some(({ contype }) => contype === 'CONSTR_NOTNULL');
    const byDefault = constraints.find(({ contype }) => contype === 'CONSTR_DEFAULT');
    if (isRequired && !byDefault) {
      yield {
        rule: 'not-null-needs-default',
        problem: `${text(column.colname)} is NOT NULL without a default: rows that exist have no value.`,
        fix: 'Give it a constant default, or add it nullable, fill it and set NOT NULL in a later release.',
        offset: offsetOf(column),
      };
    }
    const calls = [...nodesIn(byDefault?.raw_expr)].filter((one) => isNode(one.FuncCall));
    for (const { FuncCall } of calls as { FuncCall: Node }[]) {
      const name = list(FuncCall.funcname)
        .map((part) => text((part.String as Node | undefined)?.sval))
        .at(-1);
      if (name !== 'now' && name !== 'current_timestamp') {
        yield {
          rule: 'volatile-default',
          problem: `The default of ${text(column.colname)} calls ${name}(): the whole table is rewritten under a lock.`,
          fix: 'Add the column without it, fill it in parts, then set the default.',
          offset: offsetOf(column),
        };
      }
    }
  }
};

const indexes: Rule = function* ({ kind, node }, { largeTables = [], made }) {
  if (kind !== 'IndexStmt') return;
  const table = text((node.relation as Node).relname);
  if (largeTables.includes(table) && !made.has(table) && node.concurrent !== true) {
    yield {
      rule: 'concurrent-index',
      problem: `${table} is large: writes wait while the index is made.`,
      fix: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS in a file that begins with “-- nontransactional”.',
    };
  }
};

const outsideTransactions: Rule = function* ({ kind, node, at }, { sql }) {
  const isOutside = sql.startsWith('-- nontransactional');
  if (kind === 'IndexStmt' && node.concurrent === true && !isOutside) {
    yield {
      rule: 'nontransactional-mark',
      problem: 'CREATE INDEX CONCURRENTLY cannot run inside a transaction.',
      fix: 'Begin the file with “-- nontransactional”.',
    };
  }
  if (!isOutside) return;
  const isGuarded =
    node.if_not_exists === true ||
    node.missing_ok === true ||
    node.replace === true ||
    /^\s*(update|delete|insert)/i.test(sql.slice(at));
  if (!isGuarded) {
    yield {
      rule: 'repeatable',
      problem: 'A file outside of transactions may be cut off between statements and run again.',
      fix: 'Write IF [NOT] EXISTS or OR REPLACE.',
    };
  }
};

const drops: Rule = function* ({ kind, node }, { hasContractNote }) {
  const removed =
    kind === 'DropStmt' && ['OBJECT_TABLE', 'OBJECT_VIEW'].includes(text(node.removeType))
      ? 'a table or view'
      : kind === 'AlterTableStmt' &&
          list(node.cmds).some(
            (command) => isNode(command.AlterTableCmd) && command.AlterTableCmd.subtype === 'AT_DropColumn',
          )
        ? 'a column'
        : null;
  if (removed && !hasContractNote) {
    yield {
      rule: 'contract-note',
      problem: `This drops ${removed} that the release before may still read.`,
      fix: 'Name the file that stopped using it: “-- contract: NNNN_name”, a release earlier.',
    };
  }
};

const RULES: readonly Rule[] = [
  qualifiedNames,
  enumTypes,
  tablesNeed,
  columnsAdded,
  indexes,
  outsideTransactions,
  drops,
];
