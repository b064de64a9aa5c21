/** Signing in over plain HTTP, as a browser without script does it: follow, fill, follow. */
import { type Answer, ShopClient } from './shop-client.ts';

interface Login {
  email: string;
  password: string;
}

const locationOf = (answer: Answer): string => answer.headers.get('location') ?? '';

/** A browser's other tab at the sign-in host. */
export const authClient = (client: ShopClient): ShopClient =>
  new ShopClient({ port: client.port, slug: 'auth' });

/** Begins the hand-off at the client's host: the path to follow at the sign-in host. */
export async function startHandOff(client: ShopClient, returnTo: string): Promise<string> {
  const start = await client.request(`/_auth/start?return=${encodeURIComponent(returnTo)}`);
  const url = new URL(locationOf(start));
  return url.pathname + url.search;
}

/**
 * Follows the sign-in host from the hand-off's path, with the password where it asks for one, until it sends the browser
 * back with a code, or stops with a page of its own.
 */
export async function passAuthHost(auth: ShopClient, path: string, login: Login): Promise<Answer> {
  let answer = await auth.request(path);
  for (let step = 0; step < 6; step++) {
    const location = locationOf(answer);
    if (answer.status !== 302 || location.includes('/_auth/cb')) return answer;
    if (!location.startsWith('/sign-in')) {
      answer = await auth.request(location);
      continue;
    }
    answer = await auth.request(location, {
      method: 'POST',
      form: { email: login.email, password: login.password },
      headers: { origin: auth.origin },
    });
    if (answer.status !== 302) return answer;
  }
  throw new Error(`the sign-in host sends in circles, last to ${locationOf(answer)}`);
}

/** The whole way: the answer of the host's `/_auth/cb`, or the page at which the sign-in host stopped. */
export async function signInByForm(
  client: ShopClient,
  login: Login,
  auth: ShopClient = authClient(client),
): Promise<Answer> {
  const code = await passAuthHost(auth, await startHandOff(client, '/admin'), login);
  if (code.status !== 302) return code;
  const back = new URL(locationOf(code));
  const answer = await client.request(back.pathname + back.search);
  // The hand-off's own cookie is of no more use.
  client.cookies.delete('cgk_handoff');
  return answer;
}
