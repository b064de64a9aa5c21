import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { apiKeyChecksum } from '../access/api-key.ts';
import { formatLogLine, logLine, routeOf } from './log-line.ts';
import { passesLuhn, REDACTED, redact, redactText } from './redact.ts';

const KEY = 'test-key';
const apiKey = (secret: string) => `cgk_live_${secret}${apiKeyChecksum(`cgk_live_${secret}`)}`;

describe('redactText', () => {
  it.each([
    ['Authorization: Bearer abcdefgh12345678'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'],
    [apiKey('0'.repeat(43))],
    [['sk', 'live', '4eC39HqLyjWDarjtT1zdp7dc'].join('_')],
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    [['xoxb', '1234567890', 'abcdefghij'].join('-')],
    [`shpat_${'0123456789abcdef'.repeat(2)}`],
    ['postgres://owner:hunter22@db.example'],
    ['078-05-1120'],
    ['4242 4242 4242 4242'],
    ['378282246310005'],
  ])('takes out %s', (secret) => {
    const clean = redactText(`before ${secret} after`, KEY);
    expect(clean).toContain(REDACTED);
    expect(clean).toMatch(/^before .* after$|^before .*db\.example after$/);
    expect(clean).not.toContain(secret.split(' ').at(-1)?.slice(-12) === 'db.example' ? 'hunter22' : secret);
  });

  it('leaves what only looks alike', () => {
    const text = 'order 4242424242424241 of 2026-11-20, 3 items, sku sk-12';
    expect(redactText(text, KEY)).toBe(text);
  });

  it('hashes addresses under a key, alike for alike', () => {
    const once = redactText('mail to Ada@Example.com failed', KEY);
    expect(once).toMatch(/^mail to h:[0-9a-f]{8}@example\.com failed$/);
    expect(redactText('mail to ada@example.com failed', KEY)).toBe(once);
    expect(redactText('mail to ada@example.com failed', 'other')).not.toBe(once);
  });

  it('finds every card number with a right check digit, however it is written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{14}$/), fc.constantFrom('', ' ', '-'), (start, gap) => {
        const check = [...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? '';
        const digits = start + check;
        const written = digits.replaceAll(/(\d{4})(?=\d)/g, `$1${gap}`);
        expect(redactText(`card ${written}.`, KEY)).toBe(`card ${REDACTED}.`);
      }),
    );
  });

  it('lets no key of ours through, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Za-z]{43}$/),
        fc.constantFrom('', ' ', '"', '=', '/'),
        (secret, edge) => {
          const key = apiKey(secret);
          expect(redactText(`${edge}${key}${edge}`, KEY)).not.toContain(secret);
        },
      ),
    );
  });
});

describe('redact', () => {
  it('empties what is named like a secret, at any depth', () => {
    const names = [
      'password',
      'new_password',
      'Authorization',
      'Set-Cookie',
      'api_key',
      'apiKey',
      'clientSecret',
      'refresh_token',
      'cardNumber',
      'iban',
      'CVV',
      'ssn',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.string({ minLength: 1 }),
        fc.integer({ min: 0, max: 5 }),
        (name, value, depth) => {
          let tree: unknown = { [name]: value, other: 1 };
          for (let n = 0; n < depth; n++) tree = n % 2 ? [tree] : { inside: tree };
          expect(JSON.stringify(redact(tree, KEY))).toContain(`"${name}":"${REDACTED}","other":1`);
        },
      ),
    );
  });

  it('never throws, and its answer is JSON of a bounded depth', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true }),
        (value) => {
          expect(() => JSON.stringify(redact(value, KEY))).not.toThrow();
        },
      ),
    );
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    expect(JSON.stringify(redact(loop, KEY))).toContain('[cut]');
  });

  it('cuts long texts and lists', () => {
    expect(String(redact('x'.repeat(10_000), KEY))).toHaveLength(4_096 + '…[cut]'.length);
    expect(
      redact(
        Array.from({ length: 500 }, () => 1),
        KEY,
      ),
    ).toHaveLength(201);
  });
});

describe('a line', () => {
  const fields = {
    level: 'info',
    service: 'api',
    action: 'request.serve.complete',
    tenant_id: 't',
    request_id: 'r',
  } as const;
  const at = new Date('2026-11-20T12:00:00.000Z');

  it('has the fields of the log, in one line', () => {
    const line = formatLogLine({ ...fields, status: 200, duration_ms: 12, round_trips: 1, route: '/x' }, at);
    expect(line).not.toContain('\n');
    expect(JSON.parse(line)).toEqual({
      ...fields,
      ts: at.toISOString(),
      severity_number: 9,
      status: 200,
      duration_ms: 12,
      round_trips: 1,
      route: '/x',
    });
  });

  it('stays below 32 KB and says what it lost', () => {
    const data = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`k${n}`, 'x'.repeat(4_000)]));
    const line = formatLogLine({ ...fields, data }, at);
    expect(line.length).toBeLessThan(32_768);
    expect(JSON.parse(line)).toMatchObject({ is_truncated: true, request_id: 'r' });
  });

  it('goes to the console of its level and never throws', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {
      throw new Error('full');
    });
    expect(() => logLine({ ...fields, level: 'warn' })).not.toThrow();
    expect(warn).toHaveBeenCalledOnce();
    warn.mockRestore();
  });
});

it.each([
  ['/api/v1/admin/orders/ord_01h455vb4pex5vsknk084sn02q/refunds', '/api/v1/admin/orders/:ord/refunds'],
  ['/x/01930000-0000-7000-8000-00000000000a', '/x/:uuid'],
  [`/_records/${'a'.repeat(80)}`, '/_records/:token'],
  ['/products/bowl', '/products/bowl'],
])('the route of %s is %s', (path, route) => expect(routeOf(path)).toBe(route));
