import { CompactSign, calculateJwkThumbprint, compactVerify, importJWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { newSigningKey, type PrivateJwk, signAccessToken, verifyAccessToken } from './jwt.ts';
import { type JwtKeyRecord, planRotation, publicJwks, signingKey, verifyingKeys } from './jwt-keys.ts';

// RFC 8037, appendix A.
const RFC8037: PrivateJwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
};
const RFC8037_JWS =
  'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg';

// RFC 7515, A.1 (HS256) and A.5 (unsecured).
const RFC7515_HS256 =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const RFC7515_NONE =
  'eyJhbGciOiJub25lIn0.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.';

const NOW = new Date('2026-05-01T09:00:00Z');
const PARTIES = { issuer: 'https://auth.cgk.example', audience: 'https://api.cgk.example' };
const CLAIMS = { subject: 'usr_1', tenantId: 'ten_1', scopes: ['orders.view', 'orders.refund'] };
const later = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);

describe('Ed25519', () => {
  it('signs as RFC 8037 A.4 and has the thumbprint of A.3', async () => {
    const payload = new TextEncoder().encode('Example of Ed25519 signing');
    const signed = await new CompactSign(payload)
      .setProtectedHeader({ alg: 'EdDSA' })
      .sign(await importJWK(RFC8037, 'EdDSA'));
    expect(signed).toBe(RFC8037_JWS);
    const { d: _, ...publicJwk } = RFC8037;
    const verified = await compactVerify(RFC8037_JWS, await importJWK(publicJwk, 'EdDSA'));
    expect(verified.payload).toEqual(payload);
    expect(await calculateJwkThumbprint(publicJwk)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });
});

describe('an access token', () => {
  const signer = newSigningKey();
  const sign = async () => signAccessToken(CLAIMS, PARTIES, await signer, NOW);
  const verify = async (token: string, now = NOW, parties = PARTIES) => {
    const { kid, publicJwk } = await signer;
    return verifyAccessToken(token, parties, [{ kid, publicJwk }], now);
  };

  it('says who, where and what, for five minutes', async () => {
    const token = await sign();
    const valid = { isValid: true, claims: CLAIMS, expiresAt: later(300) };
    expect(await verify(token)).toEqual(valid);
    expect(await verify(token, later(299))).toEqual(valid);
    expect(await verify(token, later(306))).toEqual({ isValid: false, reason: 'expired' });
    expect(await verify(token, later(-6))).toEqual({ isValid: false, reason: 'invalid' });
    const header: unknown = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString());
    expect(header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: (await signer).kid });
    const forAll = await signAccessToken(
      { ...CLAIMS, tenantId: null, scopes: [] },
      PARTIES,
      await signer,
      NOW,
    );
    expect(await verify(forAll)).toMatchObject({ claims: { tenantId: null, scopes: [] } });
  });

  it('is refused for other parties, other keys and when it was touched', async () => {
    const token = await sign();
    const invalid = { isValid: false, reason: 'invalid' };
    expect(await verify(token, NOW, { ...PARTIES, audience: 'https://mcp.cgk.example' })).toEqual(invalid);
    expect(await verify(token, NOW, { ...PARTIES, issuer: 'https://evil.example' })).toEqual(invalid);
    const stranger = await newSigningKey();
    expect(await verifyAccessToken(token, PARTIES, [stranger], NOW)).toEqual(invalid);
    expect(await verifyAccessToken(token, PARTIES, [{ ...stranger, kid: (await signer).kid }], NOW)).toEqual(
      invalid,
    );
    expect(await verifyAccessToken(token, PARTIES, [], NOW)).toEqual(invalid);
    const [header, payload = '', signature] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const raised = Buffer.from(JSON.stringify({ ...claims, scope: 'tenant.delete' })).toString('base64url');
    expect(await verify([header, raised, signature].join('.'))).toEqual(invalid);
    for (const text of ['', 'x.y.z', RFC7515_HS256, RFC7515_NONE, RFC8037_JWS])
      expect(await verify(text)).toEqual(invalid);
  });

  it('is not what is signed with the same key for another purpose, or with the key as a shared secret', async () => {
    const { kid, publicJwk, privateJwk } = await signer;
    const draft = (alg: string, typ: string) =>
      new SignJWT({ tid: 'ten_1', scope: '' })
        .setProtectedHeader({ alg, typ, kid })
        .setIssuer(PARTIES.issuer)
        .setAudience(PARTIES.audience)
        .setSubject('usr_1')
        .setIssuedAt(NOW)
        .setExpirationTime(later(300));
    const key = await importJWK(privateJwk, 'EdDSA');
    expect(await verify(await draft('EdDSA', 'at+jwt').sign(key))).toMatchObject({ isValid: true });
    expect(await verify(await draft('EdDSA', 'logout+jwt').sign(key))).toMatchObject({ isValid: false });
    expect(
      await verify(
        await draft('EdDSA', 'at+jwt').setExpirationTime(later(86_400)).setIssuedAt(later(-306)).sign(key),
      ),
    ).toMatchObject({ isValid: false });
    const confused = await draft('HS256', 'at+jwt').sign(Buffer.from(publicJwk.x, 'base64url'));
    expect(await verify(confused)).toMatchObject({ isValid: false });
  });
});

describe('the keys', () => {
  const day = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
  const record = (kid: string, change: Partial<JwtKeyRecord> = {}): JwtKeyRecord => ({
    kid,
    publicJwk: { kty: 'OKP', crv: 'Ed25519', x: RFC8037.x },
    status: 'active',
    createdAt: NOW,
    retiringAt: null,
    ...change,
  });

  it.each<[string, JwtKeyRecord[], Date, ReturnType<typeof planRotation>]>([
    ['none yet', [], NOW, { isNewKeyNeeded: true, toRetiring: [], toRetired: [] }],
    ['day 89', [record('a')], day(89.99), { isNewKeyNeeded: false, toRetiring: [], toRetired: [] }],
    ['day 90', [record('a')], day(90), { isNewKeyNeeded: true, toRetiring: ['a'], toRetired: [] }],
    [
      'day 96',
      [record('a', { status: 'retiring', retiringAt: day(90) }), record('b', { createdAt: day(90) })],
      day(96.99),
      { isNewKeyNeeded: false, toRetiring: [], toRetired: [] },
    ],
    [
      'day 97',
      [record('a', { status: 'retiring', retiringAt: day(90) }), record('b', { createdAt: day(90) })],
      day(97),
      { isNewKeyNeeded: false, toRetiring: [], toRetired: ['a'] },
    ],
    [
      'two runs at once',
      [record('a', { createdAt: day(1) }), record('b', { createdAt: day(2) })],
      day(3),
      { isNewKeyNeeded: false, toRetiring: ['a'], toRetired: [] },
    ],
    [
      'long asleep',
      [record('a', { status: 'retiring', retiringAt: day(0) }), record('b', { createdAt: day(0) })],
      day(400),
      { isNewKeyNeeded: true, toRetiring: ['b'], toRetired: ['a'] },
    ],
  ])('rotate: %s', (_, keys, now, plan) => {
    expect(planRotation(keys, now)).toEqual(plan);
  });

  it('are published without their private halves, the retired not at all', () => {
    const keys = [
      record('gone', { status: 'retired' }),
      record('old', { status: 'retiring', retiringAt: NOW, publicJwk: RFC8037 }),
      record('new', { createdAt: day(1) }),
    ];
    const published = { kty: 'OKP', crv: 'Ed25519', x: RFC8037.x, alg: 'EdDSA', use: 'sig' };
    expect(publicJwks(keys)).toEqual({
      keys: [
        { ...published, kid: 'old' },
        { ...published, kid: 'new' },
      ],
    });
    expect(verifyingKeys(keys).map(({ kid }) => kid)).toEqual(['old', 'new']);
    expect(signingKey(keys)?.kid).toBe('new');
    expect(signingKey([])).toBeUndefined();
  });
});
