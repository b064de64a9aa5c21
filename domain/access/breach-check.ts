/** What a look into known breaches said. `unavailable` is no reason to refuse a password, but one to look again later. */
export type BreachVerdict = 'clear' | 'breached' | 'unavailable';

/** Port: is this password in a known breach? Never throws. */
export type BreachCheck = (password: string) => Promise<BreachVerdict>;

type Fetch = (
  url: string,
  init: { headers: Record<string, string>; signal: AbortSignal },
) => Promise<Pick<Response, 'ok' | 'text'>>;

const RANGE_URL = 'https://api.pwnedpasswords.com/range/';
const TIMEOUT_MS = 2_000;

/**
 * Have I Been Pwned by k-anonymity: only the first five hex digits of the password's SHA-1 leave the house, and the
 * answer is padded, so its length says nothing. Fails open: an error, or no answer in two seconds, is `unavailable`.
 * https://haveibeenpwned.com/API/v3#SearchingPwnedPasswordsByRange
 */
export function pwnedPasswords({
  fetch,
  timeoutMs = TIMEOUT_MS,
}: {
  fetch: Fetch;
  timeoutMs?: number;
}): BreachCheck {
  return async (password) => {
    const hash = await sha1Hex(password);
    try {
      const response = await fetch(`${RANGE_URL}${hash.slice(0, 5)}`, {
        headers: { 'Add-Padding': 'true' },
        signal: AbortSignal.timeout(timeoutMs),
      });
      if (!response.ok) return 'unavailable';
      return isListed(await response.text(), hash.slice(5)) ? 'breached' : 'clear';
    } catch {
      return 'unavailable';
    }
  };
}

/** Lines are `SUFFIX:COUNT`; those with count 0 are padding. */
function isListed(body: string, suffix: string): boolean {
  return body.split(/\r?\n/).some((line) => {
    const [listed, count] = line.split(':');
    return listed?.toUpperCase() === suffix && Number(count) > 0;
  });
}

async function sha1Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
