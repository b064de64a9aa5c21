/**
 * The text guard of DBX-08/DBX-10: sibling tenant roles are reachable from one login, so the text of a statement must
 * never choose the role. Only the prologue may, as the first statement of its transaction.
 *
 * The check reads a normal form of the text: comments gone, white space single, lower case, quotes of plain
 * identifiers removed. It refuses rather than guesses: what it cannot read (`u&"…"`, computed setting names) is out.
 */
export interface StatementFacts {
  /** Why the application's login may not run this text at all. */
  refusal: Refusal | undefined;
  /** Exactly `select set_config('role', $1, true), set_config(…) …`: allowed as a transaction's first statement. */
  isPrologue: boolean;
  /** What the statement does to the transaction. */
  transaction: 'begin' | 'end' | 'characteristics' | 'none';
  /** Why nobody may run it here. */
  unsupported: Refusal | undefined;
  /** May leave something behind in the session, so it must be reset before the next user. */
  touchesSession: boolean;
}

/** An SQLSTATE and message to answer with. */
export interface Refusal {
  code: string;
  message: string;
}

/** The answer to every attempt to choose a role outside the prologue. */
export const ROLE_HOP: Refusal = { code: '42501', message: 'role_hop_refused' };
const MULTI_STATEMENT: Refusal = {
  code: '42601',
  message: 'multi_statement_refused: one statement per message',
};
const COPY_FROM_CLIENT: Refusal = {
  code: '0A000',
  message: 'COPY FROM STDIN is not supported by the local proxy',
};

const CACHE_LIMIT = 5000;
const CACHE_MAX_TEXT = 20_000;
const cache = new Map<string, StatementFacts>();

/** Facts about one statement's text, remembered by text. */
export function inspectStatement(sql: string): StatementFacts {
  const known = cache.get(sql);
  if (known) return known;
  const facts = inspect(sql);
  if (sql.length > CACHE_MAX_TEXT) return facts;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(sql, facts);
  return facts;
}

function inspect(sql: string): StatementFacts {
  const { text, statements } = normalize(sql);
  const isPrologue = statements === 1 && isRolePrologue(text);
  return {
    refusal: isPrologue ? undefined : refusalOf(text, statements),
    isPrologue,
    transaction: transactionEffect(text),
    unsupported: /\bcopy\b.* from stdin\b/s.test(text) ? COPY_FROM_CLIENT : undefined,
    touchesSession: touchesSession(text),
  };
}

/** Statements that choose a role, or can carry such text where this guard cannot follow it. */
const REFUSED_START = new RegExp(
  '^(?:' +
    [
      'set (?:session |local )?(?:role|session authorization)',
      'reset (?:role|session authorization|all)',
      'discard all',
      'do',
      'create (?:or replace )?(?:function|procedure)',
      'alter (?:role|user|group|database|system|function|procedure|routine)',
    ].join('|') +
    ')\\b',
);
/** The same words anywhere else; `update … set role = $1` is an ordinary column. */
const REFUSED_ANYWHERE = new RegExp(
  [
    '\\bset role\\b(?! ?=)',
    '\\bset (?:local|session) role\\b',
    '\\bset (?:local |session )?session authorization\\b',
    '\\breset (?:role|session authorization)\\b',
    '\\bdiscard all\\b',
    '\\bu&["\']',
    '\\b(?:standard_conforming_strings|backslash_quote)\\b',
    // Functions that run SQL text given to them.
    '\\b(?:query_to_xml|query_to_xmlschema|query_to_xml_and_xmlschema|cursor_to_xml|ts_stat|ts_rewrite) ?\\(',
  ].join('|'),
);

function refusalOf(text: string, statements: number): Refusal | undefined {
  if (isRoleHop(text)) return ROLE_HOP;
  return statements > 1 ? MULTI_STATEMENT : undefined;
}

function isRoleHop(text: string): boolean {
  if (REFUSED_START.test(text) || REFUSED_ANYWHERE.test(text)) return true;
  if (text.includes('pg_settings') && /\bupdate\b/.test(text)) return true;
  for (const call of text.matchAll(/\bset_config\b/g)) {
    const name = /^ ?\( ?'([a-z_.]+)' ?,/.exec(text.slice(call.index + call[0].length));
    if (!name || name[1] === 'role' || name[1] === 'session_authorization') return true;
  }
  return false;
}

/** A single SELECT of nothing but transaction-local set_config calls, the first of them for the role. */
function isRolePrologue(text: string): boolean {
  const call =
    /^(?:pg_catalog\.)?set_config ?\( ?'([a-z_.]+)' ?, ?(\$\d+|'[^'\\]*')(?: ?:: ?text)? ?, ?true ?\)(?: as [a-z_]+)?/;
  if (!text.startsWith('select ')) return false;
  let rest = text.slice('select '.length);
  for (let index = 0; ; index++) {
    const match = call.exec(rest);
    if (!match) return false;
    const isRole = match[1] === 'role';
    if (isRole !== (index === 0)) return false;
    if (isRole && !match[2]?.startsWith('$')) return false;
    if (match[1] === 'session_authorization') return false;
    rest = rest.slice(match[0].length).trim();
    if (rest === '') return true;
    if (!rest.startsWith(',')) return false;
    rest = rest.slice(1).trim();
  }
}

function transactionEffect(text: string): StatementFacts['transaction'] {
  if (/^(begin|start transaction)\b/.test(text)) return 'begin';
  if (
    /^(commit|end|abort|rollback)\b/.test(text) &&
    !/^(rollback|commit|abort|end)( work| transaction)? (to|prepared)\b/.test(text)
  ) {
    return 'end';
  }
  return /^set (local )?transaction\b/.test(text) ? 'characteristics' : 'none';
}

/** Generous on purpose: a needless reset costs a round trip, a missing one leaks a setting. */
function touchesSession(text: string): boolean {
  if (
    /^(set|reset|listen|unlisten|load|prepare|deallocate|declare|discard|lock|do|call|begin|start)\b/.test(
      text,
    )
  ) {
    return !/^(set local|set transaction|set constraints|begin|start|lock)\b/.test(text);
  }
  if (/\b(temp|temporary|pg_temp|pg_settings|pg_advisory_lock|pg_advisory_lock_shared)\b/.test(text))
    return true;
  if (/\bpg_try_advisory_lock(_shared)?\b|\bwith hold\b/.test(text)) return true;
  if (!text.includes('set_config')) return false;
  const calls = text.match(/\bset_config\b/g)?.length ?? 0;
  const local = text.match(/\bset_config ?\([^()]*, ?true ?\)/g)?.length ?? 0;
  return calls !== local;
}

export function normalize(sql: string): { text: string; statements: number } {
  const parts: string[] = [];
  let last = ' ';
  let statements = 0;
  let isOpen = false;
  const space = (): void => {
    if (last !== ' ') parts.push(' ');
    last = ' ';
  };
  for (let i = 0; i < sql.length; ) {
    const token = nextToken(sql, i);
    i = token.end;
    if (token.part === ' ') space();
    else if (token.part === ';') {
      isOpen = false;
      if (parts.length > 0) parts.push(';');
      space();
    } else {
      if (!isOpen) statements++;
      isOpen = true;
      parts.push(token.part);
      last = token.part;
    }
  }
  return { text: parts.join('').replace(/[; ]+$/, ''), statements };
}

const SPACE = /\s+/y;
const LINE_COMMENT = /--[^\r\n]*/y;
const WORD = /[a-z_\u0080-\uffff][a-z_0-9$\u0080-\uffff]*|[0-9]+/iy;
const PLAIN_IDENTIFIER = /^"[a-z_][a-z0-9_]*"$/i;

/** The end of a sticky pattern's match at `at`, or 0. */
function matchEnd(pattern: RegExp, sql: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(sql) ? pattern.lastIndex : 0;
}

/** The token at `at` in its normal form (a space for white space and comments) and where it ends. */
function nextToken(sql: string, at: number): { part: string; end: number } {
  const char = sql.charAt(at);
  const skipped = matchEnd(SPACE, sql, at) || matchEnd(LINE_COMMENT, sql, at);
  if (skipped) return { part: ' ', end: skipped };
  if (char === '/' && sql.charAt(at + 1) === '*') return { part: ' ', end: skipBlockComment(sql, at) };
  if (char === "'") {
    const isEscape = /(?:^|[^a-z0-9_$\u0080-\uffff])e$/i.test(sql.slice(Math.max(0, at - 2), at));
    const end = skipQuoted(sql, at, "'", isEscape);
    return { part: sql.slice(at, end).toLowerCase(), end };
  }
  if (char === '"') {
    const end = skipQuoted(sql, at, '"', false);
    const quoted = sql.slice(at, end);
    const isPlain = PLAIN_IDENTIFIER.test(quoted) && !/u&$/i.test(sql.slice(Math.max(0, at - 2), at));
    return { part: isPlain ? quoted.slice(1, -1).toLowerCase() : quoted, end };
  }
  if (char === '$') {
    const end = skipDollarQuoted(sql, at);
    return { part: normalizeInside(sql.slice(at, end)), end };
  }
  const end = matchEnd(WORD, sql, at) || at + 1;
  return { part: sql.slice(at, end).toLowerCase(), end };
}

/** A dollar-quoted body may be code (a function), so comments and spacing inside must not hide words either. */
function normalizeInside(body: string): string {
  return body
    .replace(/\/\*.*?\*\/|--[^\r\n]*/gs, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
}

function skipBlockComment(sql: string, start: number): number {
  let depth = 0;
  for (let i = start; i < sql.length; i++) {
    if (sql.startsWith('/*', i)) {
      depth++;
      i++;
    } else if (sql.startsWith('*/', i)) {
      i++;
      if (--depth === 0) return i + 1;
    }
  }
  return sql.length;
}

function skipQuoted(sql: string, start: number, quote: string, isEscape: boolean): number {
  for (let i = start + 1; i < sql.length; i++) {
    const char = sql.charAt(i);
    if (isEscape && char === '\\') i++;
    else if (char === quote) {
      if (sql.charAt(i + 1) !== quote) return i + 1;
      i++;
    }
  }
  return sql.length;
}

function skipDollarQuoted(sql: string, start: number): number {
  const tag = /^\$(?:[a-z_\u0080-\uffff][a-z_0-9\u0080-\uffff]*)?\$/i.exec(
    sql.slice(start, start + 128),
  )?.[0];
  if (!tag) return start + 1;
  const end = sql.indexOf(tag, start + tag.length);
  return end < 0 ? sql.length : end + tag.length;
}
