import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  canBecome,
  type DomainStatus,
  EXPIRES_SECONDS,
  MOST_CHECKS,
  type Observation,
  secondsToNextCheck,
  statusAfter,
} from './domain-status.ts';

const seen = (part: Partial<Observation> = {}): Observation => ({
  dns: 'present',
  hostname: 'active',
  certificate: 'active',
  certificateDays: 80,
  isClaimedElsewhere: false,
  ageSeconds: 60,
  ...part,
});

describe('statusAfter (10 §4.7)', () => {
  it.each<[DomainStatus, Partial<Observation>, DomainStatus]>([
    ['pending_dns', { dns: 'absent' }, 'pending_dns'],
    ['pending_dns', {}, 'verifying'],
    ['pending_dns', { dns: 'absent', ageSeconds: EXPIRES_SECONDS }, 'expired'],
    ['verifying', { hostname: 'pending' }, 'verifying'],
    ['verifying', {}, 'issuing'],
    ['verifying', { hostname: 'failed' }, 'failed'],
    ['verifying', { isClaimedElsewhere: true }, 'failed'],
    ['issuing', { certificate: 'pending' }, 'issuing'],
    ['issuing', {}, 'active'],
    ['issuing', { certificate: 'failed' }, 'failed'],
    ['active', {}, 'active'],
    ['active', { dns: 'absent' }, 'degraded'],
    ['active', { certificateDays: 13 }, 'degraded'],
    ['active', { certificateDays: 14 }, 'active'],
    [
      'active',
      { dns: 'unknown', hostname: 'unknown', certificate: 'unknown', certificateDays: null },
      'active',
    ],
    ['degraded', {}, 'active'],
    ['degraded', { dns: 'absent' }, 'degraded'],
    ['degraded', { dns: 'absent', ageSeconds: EXPIRES_SECONDS }, 'failed'],
    [
      'degraded',
      { dns: 'unknown', hostname: 'unknown', certificate: 'unknown', ageSeconds: EXPIRES_SECONDS },
      'degraded',
    ],
    ['failed', {}, 'failed'],
    ['removed', {}, 'removed'],
  ])('%s, seeing %o, becomes %s', (from, part, to) => {
    expect(statusAfter(from, seen(part))).toBe(to);
  });

  it('only ever takes a step of the table, and an outage never worsens a working domain', () => {
    const status = fc.constantFrom<DomainStatus>(
      'pending_dns',
      'verifying',
      'issuing',
      'active',
      'degraded',
      'failed',
      'expired',
      'removing',
      'removed',
    );
    const observation = fc.record<Observation>({
      dns: fc.constantFrom('present', 'absent', 'unknown'),
      hostname: fc.constantFrom('pending', 'active', 'failed', 'unknown'),
      certificate: fc.constantFrom('pending', 'active', 'failed', 'unknown'),
      certificateDays: fc.option(fc.integer({ min: -10, max: 90 })),
      isClaimedElsewhere: fc.boolean(),
      ageSeconds: fc.integer({ min: 0, max: 2 * EXPIRES_SECONDS }),
    });
    fc.assert(
      fc.property(status, observation, (from, what) => {
        const to = statusAfter(from, what);
        expect(to === from || canBecome(from, to)).toBe(true);
        const silent = {
          ...what,
          dns: 'unknown',
          hostname: 'unknown',
          certificate: 'unknown',
          certificateDays: null,
        } as const;
        if (from === 'active' || from === 'degraded') expect(statusAfter(from, silent)).toBe(from);
      }),
    );
  });
});

it('asks 220 times in seven days: each minute, five minutes, half hour, hour', () => {
  const delays: number[] = [];
  for (let next = secondsToNextCheck(0); next !== null; next = secondsToNextCheck(delays.length))
    delays.push(next);
  expect(delays).toHaveLength(220);
  expect(MOST_CHECKS).toBe(220);
  const at = (count: number) => delays.slice(0, count).reduce((sum, seconds) => sum + seconds, 0);
  expect([at(10), at(32), at(76), at(220)]).toEqual([600, 7_200, 86_400, EXPIRES_SECONDS]);
});
