/** Applies the text guard to a turn of the wire protocol (all messages up to one Sync or simple Query). */
import { inspectStatement, type Refusal, ROLE_HOP, type StatementFacts } from './guard.ts';
import { asBuffer, BACKEND, errorResponse, FRONTEND, FrontendWriter, IDLE } from './wire.ts';

/** A turn after review: the bytes to send and what they do. */
export interface Turn {
  bytes: Buffer;
  /** Set when a statement was refused; the server then meets a syntax error in its place. */
  refusal: Refusal | undefined;
  touchesSession: boolean;
  /** The only statement of the turn, if there is just one. */
  only: StatementFacts | undefined;
  hasPrologue: boolean;
  /** Transaction status before the turn. */
  statusBefore: number;
  /** Named statements: parsed (with their message), bound or described, and closed here. */
  parsedNames: Map<string, Buffer>;
  usedNames: string[];
  closedNames: string[];
}

/**
 * Text that no server parses. Sending it in place of a refused statement makes the server fail the transaction and
 * skip to Sync by itself; only the text of its error has to be replaced.
 */
const NO_SQL = 'role_hop_refused';

export class TurnGuard {
  readonly #isGuarded: boolean;
  /** The next statement is the first of its transaction, as far as the server's own status tells. */
  #mayOpen = true;
  /** The unnamed statement still holds the prologue, so that binding it again would hop. */
  #unnamedIsPrologue = false;

  constructor(isGuarded: boolean) {
    this.#isGuarded = isGuarded;
  }

  /** Reads a turn and replaces what this login may not run. */
  review(messages: Buffer[], statusBefore: number): Turn {
    const turn: Turn = {
      bytes: Buffer.alloc(0),
      refusal: undefined,
      touchesSession: false,
      only: undefined,
      hasPrologue: false,
      statusBefore,
      parsedNames: new Map(),
      usedNames: [],
      closedNames: [],
    };
    let statements = 0;
    let binds = 0;
    const checked = messages.map((message) => {
      const type = message[0];
      if (type === FRONTEND.query || type === FRONTEND.parse) {
        const { name, sql } = readStatement(message);
        const facts = inspectStatement(sql);
        const refusal = this.#refusal(facts, name, statements, binds);
        statements++;
        turn.only = statements === 1 ? facts : undefined;
        turn.touchesSession ||= facts.touchesSession;
        turn.hasPrologue ||= facts.isPrologue;
        if (name === '') this.#unnamedIsPrologue = type === FRONTEND.parse && facts.isPrologue;
        if (!refusal) {
          if (name) turn.parsedNames.set(name, message);
          return message;
        }
        turn.refusal ??= refusal;
        const writer = new FrontendWriter();
        return type === FRONTEND.query ? writer.query(NO_SQL).bytes() : writer.parse('', NO_SQL).bytes();
      }
      if (type === FRONTEND.bind) {
        const portalEnd = message.indexOf(0, 5);
        const name = message.toString('utf8', portalEnd + 1, message.indexOf(0, portalEnd + 1));
        if (name) turn.usedNames.push(name);
        const isRepeat = name === '' && this.#unnamedIsPrologue && (statements === 0 || binds > 0);
        binds++;
        if (isRepeat && this.#isGuarded) {
          turn.refusal ??= ROLE_HOP;
          return new FrontendWriter().parse('', NO_SQL).bytes();
        }
      } else if ((type === FRONTEND.describe || type === FRONTEND.close) && message[5] === 0x53) {
        const name = message.toString('utf8', 6, message.length - 1);
        if (name) (type === FRONTEND.close ? turn.closedNames : turn.usedNames).push(name);
      }
      return message;
    });
    turn.usedNames = turn.usedNames.filter((name) => !turn.parsedNames.has(name));
    turn.bytes = checked.length === 1 ? (checked[0] as Buffer) : Buffer.concat(checked);
    return turn;
  }

  /** Learns from the server's answer whether the next statement opens a transaction. */
  settle(turn: Turn, statusAfter: number): void {
    if (statusAfter === IDLE) this.#mayOpen = true;
    else if (turn.statusBefore === IDLE) this.#mayOpen = turn.only?.transaction === 'begin';
    else if (turn.only?.transaction !== 'characteristics' && turn.bytes[0] !== FRONTEND.sync)
      this.#mayOpen = false;
  }

  #refusal(
    facts: StatementFacts,
    name: string,
    statementsBefore: number,
    bindsBefore: number,
  ): Refusal | undefined {
    if (facts.unsupported) return facts.unsupported;
    if (!this.#isGuarded) return undefined;
    if (facts.refusal) return facts.refusal;
    if (!facts.isPrologue) return undefined;
    const isFirst = this.#mayOpen && statementsBefore === 0 && bindsBefore === 0 && name === '';
    return isFirst ? undefined : ROLE_HOP;
  }
}

/** Name (empty for a simple Query) and text of a Parse or Query message. */
function readStatement(message: Buffer): { name: string; sql: string } {
  if (message[0] === FRONTEND.query) return { name: '', sql: cstring(message, 5) };
  const nameEnd = message.indexOf(0, 5);
  return { name: message.toString('utf8', 5, nameEnd), sql: cstring(message, nameEnd + 1) };
}

function cstring(message: Buffer, from: number): string {
  const end = message.indexOf(0, from);
  return message.toString('utf8', from, end < 0 ? message.length : end);
}

/** Puts our refusal in the place of the server's first error. */
export function replaceError(answer: Uint8Array, refusal: Refusal): Buffer {
  const bytes = asBuffer(answer);
  for (let at = 0; at + 5 <= bytes.length; ) {
    const end = at + 1 + bytes.readInt32BE(at + 1);
    if (bytes[at] === BACKEND.error) {
      const ours = errorResponse('ERROR', refusal.code, refusal.message);
      return Buffer.concat([bytes.subarray(0, at), ours, bytes.subarray(end)]);
    }
    at = end;
  }
  return bytes;
}
