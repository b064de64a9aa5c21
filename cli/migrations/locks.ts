/** What a statement locks and whether it writes the table anew: for the plan (10 MIG-07). */
import { loadModule, parseSync } from 'libpg-query';

export interface StatementPlan {
  /** First words of the statement. */
  excerpt: string;
  tables: string[];
  /** Strongest lock it takes, as in the Postgres manual, “Explicit Locking”. */
  lock: string;
  rewrites: boolean;
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const LOCKS: Record<string, string> = {
  CreateStmt: 'none on tables that exist',
  IndexStmt: 'SHARE',
  AlterTableStmt: 'ACCESS EXCLUSIVE',
  DropStmt: 'ACCESS EXCLUSIVE',
  RenameStmt: 'ACCESS EXCLUSIVE',
  TruncateStmt: 'ACCESS EXCLUSIVE',
  CreateTrigStmt: 'SHARE ROW EXCLUSIVE',
  InsertStmt: 'ROW EXCLUSIVE',
  UpdateStmt: 'ROW EXCLUSIVE',
  DeleteStmt: 'ROW EXCLUSIVE',
};

/** Sub-commands that write every row again. */
const REWRITING = new Set(['AT_AlterColumnType', 'AT_SetTableSpace', 'AT_SetLogged', 'AT_SetUnLogged']);

export async function planStatements(sql: string): Promise<StatementPlan[]> {
  await loadModule();
  const { stmts } = parseSync(sql) as unknown as {
    stmts?: { stmt: Record<string, Node>; stmt_location?: number; stmt_len?: number }[];
  };
  const bytes = Buffer.from(sql, 'utf8');
  return (stmts ?? []).map(({ stmt, stmt_location = 0, stmt_len }) => {
    const [[kind, node] = ['', {}]] = Object.entries(stmt);
    const end = stmt_len === undefined ? bytes.length : stmt_location + stmt_len;
    const excerpt = bytes
      .subarray(stmt_location, end)
      .toString('utf8')
      .replaceAll(/--[^\n]*/g, '')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .slice(0, 120);
    const lock = kind === 'IndexStmt' && node.concurrent === true ? 'SHARE UPDATE EXCLUSIVE' : LOCKS[kind];
    return {
      excerpt,
      tables: [...new Set(tablesOf(node))],
      lock: lock ?? 'none on tables',
      rewrites: [...commandsOf(node)].some((command) => REWRITING.has(command)),
    };
  });
}

function tablesOf(node: Node): string[] {
  const relation = isNode(node.relation) ? node.relation : null;
  return relation && typeof relation.relname === 'string' ? [relation.relname] : [];
}

function* commandsOf(node: Node): Generator<string> {
  for (const command of Array.isArray(node.cmds) ? node.cmds : []) {
    const inner = isNode(command) && isNode(command.AlterTableCmd) ? command.AlterTableCmd : {};
    if (typeof inner.subtype === 'string') yield inner.subtype;
  }
}
