import { canonicalJson, type JsonObject } from '../kernel/canonical-json.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** What comes before the first event of a chain. */
export const GENESIS_HASH = '0'.repeat(64);

/** Where a chain stands: the number and hash of its last event. */
export interface ChainLink {
  seq: number;
  hash: string;
}

export const GENESIS: ChainLink = { seq: 0, hash: GENESIS_HASH };

/** What is hashed of an audit event. Names and e-mails are not: they live beside the chain, so that erasure can blank them. */
export type AuditBody = JsonObject & { readonly seq: number };

export interface ChainedEvent {
  body: AuditBody;
  prevHash: string;
  hash: string;
}

/** Hash of an event: SHA-256 over the hash before it, a line feed and its canonical JSON (RFC 8785), lower-case hex. */
export function auditHash(prevHash: string, body: AuditBody): Promise<string> {
  return sha256Hex(`${prevHash}\n${canonicalJson(body)}`);
}

/**
 * The next event of a chain, numbered one after `last`.
 * @throws TypeError when the body has no JSON form
 */
export async function appendToChain(last: ChainLink, content: JsonObject): Promise<ChainedEvent> {
  const body = { ...content, seq: last.seq + 1 };
  return { body, prevHash: last.hash, hash: await auditHash(last.hash, body) };
}

export type ChainVerdict =
  | { isWhole: true; last: ChainLink }
  | {
      isWhole: false;
      /** The first number that is missing, out of turn, cut from the one before or altered. */
      brokenSeq: number;
      reason: 'missing' | 'out_of_order' | 'unlinked' | 'altered';
    };

/**
 * Follows events in the order of their numbers and names the first that does not hold. `after` is where an earlier
 * look ended, or the last event moved to the archive. A cut-off tail shows only against a known last link.
 */
export async function verifyChain(
  events: Iterable<ChainedEvent> | AsyncIterable<ChainedEvent>,
  after: ChainLink = GENESIS,
): Promise<ChainVerdict> {
  let last = after;
  for await (const { body, prevHash, hash } of events) {
    const expected = last.seq + 1;
    if (body.seq > expected) return { isWhole: false, brokenSeq: expected, reason: 'missing' };
    if (body.seq < expected) return { isWhole: false, brokenSeq: body.seq, reason: 'out_of_order' };
    if (prevHash !== last.hash) return { isWhole: false, brokenSeq: expected, reason: 'unlinked' };
    if (hash !== (await auditHash(prevHash, body))) {
      return { isWhole: false, brokenSeq: expected, reason: 'altered' };
    }
    last = { seq: body.seq, hash };
  }
  return { isWhole: true, last };
}
