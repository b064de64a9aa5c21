import { describe, expect, it } from 'vitest';
import { isPkceChallenge, newPkceVerifier, pkceChallenge, verifyPkce } from './pkce.ts';

// RFC 7636, appendix B.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

describe('PKCE', () => {
  it('has the challenge of RFC 7636', async () => {
    expect(await pkceChallenge(VERIFIER)).toBe(CHALLENGE);
    expect(await verifyPkce(VERIFIER, CHALLENGE)).toBe(true);
    expect(isPkceChallenge(CHALLENGE)).toBe(true);
  });

  it('takes its own verifiers and no other for a challenge', async () => {
    const verifier = newPkceVerifier();
    const challenge = await pkceChallenge(verifier);
    expect(await verifyPkce(verifier, challenge)).toBe(true);
    expect(await verifyPkce(VERIFIER, challenge)).toBe(false);
    expect(await verifyPkce(verifier, '')).toBe(false);
    // `plain`: the verifier as its own challenge.
    expect(await verifyPkce(verifier, verifier)).toBe(false);
  });

  it.each(['short', 'x'.repeat(42), 'x'.repeat(129), `${'x'.repeat(43)}!`, ''])(
    'refuses the verifier “%s”',
    async (text) => {
      expect(await verifyPkce(text, await pkceChallenge(text))).toBe(false);
    },
  );

  it.each(['', CHALLENGE.slice(1), `${CHALLENGE}=`, CHALLENGE.replace('-', '+')])(
    '“%s” is no challenge',
    (text) => {
      expect(isPkceChallenge(text)).toBe(false);
    },
  );
});
