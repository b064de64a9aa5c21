import { describe, expect, it } from 'vitest';
import { pwnedPasswords } from './breach-check.ts';

// SHA-1 of "password" is 5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8 (the example of the API's own documentation).
const SUFFIX = '1E4C9B93F3F0682250B6CF8331B7EE68FD8';
const page = (...lines: string[]) => ['0018A45C4D1DEF81644B54AB7F969B88D65:21', ...lines].join('\r\n');

describe('the look into breaches', () => {
  it('sends five digits of the hash and reads the answer', async () => {
    const asked: { url: string; padding: string | undefined }[] = [];
    const check = pwnedPasswords({
      fetch: async (url, init) => {
        asked.push({ url, padding: init.headers['Add-Padding'] });
        return new Response(page(`${SUFFIX}:9545824`));
      },
    });
    expect(await check('password')).toBe('breached');
    expect(asked).toEqual([{ url: 'https://api.pwnedpasswords.com/range/5BAA6', padding: 'true' }]);
  });

  it.each([
    ['clear', page()],
    ['clear', page(`${SUFFIX}:0`)],
    ['clear', ''],
    ['breached', page(`${SUFFIX.toLowerCase()}:1`)],
  ])('says %s', async (verdict, body) => {
    expect(await pwnedPasswords({ fetch: async () => new Response(body) })('password')).toBe(verdict);
  });

  it('fails open: on a refusal, an error, and when nothing comes in time', async () => {
    const never = (_url: string, { signal }: { signal: AbortSignal }) =>
      new Promise<Response>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    expect(await pwnedPasswords({ fetch: async () => new Response('', { status: 503 }) })('password')).toBe(
      'unavailable',
    );
    expect(await pwnedPasswords({ fetch: () => Promise.reject(new Error('no network')) })('password')).toBe(
      'unavailable',
    );
    expect(await pwnedPasswords({ fetch: never, timeoutMs: 20 })('password')).toBe('unavailable');
  });
});
