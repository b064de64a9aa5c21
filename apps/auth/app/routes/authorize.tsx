import { localPath } from '@domain/sign-in/local-path.ts';
import { type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { signedIn } from '../server/context.ts';
import { problemPage } from '../server/problems.ts';

export { PageError as ErrorBoundary } from '../shell/page-error.tsx';

/** The hand-off's middle (10 §4.4): decides what is missing, or sends the browser back to the host with a code. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, origin, requestId } = signedIn(context, request);
  const url = new URL(request.url);
  const host = url.searchParams.get('host') ?? '';
  const to = encodeURIComponent(url.pathname + url.search);
  const decision = await api.signIn
    .authorize({
      host,
      challenge: url.searchParams.get('challenge') ?? '',
      stepUp: url.searchParams.get('step_up') === '1',
    })
    .catch((error: unknown) => {
      throw problemPage(error, requestId);
    });
  switch (decision.next) {
    case 'hand_off': {
      const back = new URL(origin);
      back.hostname = host;
      back.pathname = '/_auth/cb';
      back.searchParams.set('code', decision.code);
      back.searchParams.set('return', localPath(url.searchParams.get('return')));
      return redirect(back.href);
    }
    case 'sign_in':
      return redirect(`/sign-in?to=${to}&why=${decision.reason}`);
    case 'step_up':
      return redirect(`/step-up?to=${to}`);
    case 'enrol':
      return redirect(`/mfa/enrol?to=${to}`);
  }
}

export default function Authorize() {
  return null;
}
