import { type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { authContext } from '../server/context.ts';
import { problemPage } from '../server/problems.ts';

export { PageError as ErrorBoundary } from '../shell/page-error.tsx';

/** The way back from Google or Microsoft. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { api, requestId } = authContext(context);
  const query = new URL(request.url).searchParams;
  const provider = params.provider === 'microsoft' ? 'microsoft' : 'google';
  const { to, outcome } = await api.signIn
    .finishProvider({ provider, code: query.get('code') ?? '', state: query.get('state') ?? '' })
    .catch((error: unknown) => {
      throw problemPage(error, requestId);
    });
  return redirect(outcome.state === 'second_factor' ? `/mfa?to=${encodeURIComponent(to)}` : to);
}

export default function Callback() {
  return null;
}
