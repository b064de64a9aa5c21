import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../kernel/canonical-json.ts';
import {
  appendToChain,
  auditHash,
  type ChainedEvent,
  GENESIS,
  GENESIS_HASH,
  verifyChain,
} from './audit-chain.ts';

const INVITED = {
  tenant: '018f0000-0000-7000-8000-000000000001',
  target: '018f0000-0000-7000-8000-0000000000bb',
  seq: 1,
  at: '2026-01-02T03:04:05.678Z',
  actor: '018f0000-0000-7000-8000-0000000000aa',
  action: 'member.invited',
};
const INVITED_HASH = '3db95072d00a80195c6018ea42f117574f04b613e82d2726df05a851366dad89';

async function chainOf(count: number): Promise<ChainedEvent[]> {
  const events: ChainedEvent[] = [];
  for (let n = 1; n <= count; n++) {
    const last = events.at(-1);
    events.push(
      await appendToChain(last ? { seq: last.body.seq, hash: last.hash } : GENESIS, {
        action: 'order.refunded',
        after: { amount: n * 100, currency: 'EUR' },
      }),
    );
  }
  return events;
}

describe('the audit chain', () => {
  it('hashes the vector of 10 §13', async () => {
    expect(canonicalJson(INVITED)).toBe(
      '{"action":"member.invited","actor":"018f0000-0000-7000-8000-0000000000aa","at":"2026-01-02T03:04:05.678Z","seq":1,"target":"018f0000-0000-7000-8000-0000000000bb","tenant":"018f0000-0000-7000-8000-000000000001"}',
    );
    expect(await auditHash(GENESIS_HASH, INVITED)).toBe(INVITED_HASH);
    const { seq: _, ...content } = INVITED;
    expect(await appendToChain(GENESIS, content)).toEqual({
      body: INVITED,
      prevHash: GENESIS_HASH,
      hash: INVITED_HASH,
    });
  });

  it('is whole when nobody touched it, also read in parts', async () => {
    const events = await chainOf(6);
    const last = { seq: 6, hash: events[5]?.hash };
    expect(await verifyChain([])).toEqual({ isWhole: true, last: GENESIS });
    expect(await verifyChain(events)).toEqual({ isWhole: true, last });
    const half = await verifyChain(events.slice(0, 3));
    if (!half.isWhole) throw new Error('the first half is broken');
    async function* rest() {
      yield* events.slice(3);
    }
    expect(await verifyChain(rest(), half.last)).toEqual({ isWhole: true, last });
  });

  it('names the first event that does not hold', async () => {
    const events = await chainOf(5);
    const [one, two, three, four, five] = events as [
      ChainedEvent,
      ChainedEvent,
      ChainedEvent,
      ChainedEvent,
      ChainedEvent,
    ];
    const altered = { ...three, body: { ...three.body, after: { amount: 1, currency: 'EUR' } } };
    const forged = { ...altered, hash: await auditHash(altered.prevHash, altered.body) };
    const broken = (brokenSeq: number, reason: string) => ({ isWhole: false, brokenSeq, reason });
    expect(await verifyChain([one, two, altered, four, five])).toEqual(broken(3, 'altered'));
    // A forger who also mends the hash of what he altered breaks the link of the next.
    expect(await verifyChain([one, two, forged, four, five])).toEqual(broken(4, 'unlinked'));
    expect(await verifyChain([one, two, four, five])).toEqual(broken(3, 'missing'));
    expect(await verifyChain([two, three])).toEqual(broken(1, 'missing'));
    expect(await verifyChain([one, two, two, three])).toEqual(broken(2, 'out_of_order'));
    expect(await verifyChain([three, four], { seq: 2, hash: GENESIS_HASH })).toEqual(broken(3, 'unlinked'));
  });

  it('shows any change to any event', async () => {
    const events = await chainOf(8);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(7),
        fc.constantFrom('action', 'after', 'extra', 'hash', 'prevHash'),
        fc.string(),
        async (index, field, text) => {
          const touched = events.map((event, at) => {
            if (at !== index) return event;
            return field === 'hash' || field === 'prevHash'
              ? { ...event, [field]: text }
              : { ...event, body: { ...event.body, [field]: text } };
          });
          expect(await verifyChain(touched)).toMatchObject({ isWhole: false, brokenSeq: index + 1 });
        },
      ),
    );
  });
});
