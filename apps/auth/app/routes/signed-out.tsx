import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { authContext } from '../server/context.ts';
import { Frame, Panel } from '../shell/frame.tsx';

export const meta: MetaFunction = () => [{ title: 'Signed out' }];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { api, origin } = authContext(context);
  const host = new URL(request.url).searchParams.get('host');
  const described = host ? await api.signIn.describeHost({ host }).catch(() => null) : null;
  if (!host || !described) return { name: 'CGK', again: '/sign-in' };
  const again = new URL(origin);
  again.hostname = host;
  again.pathname = '/_auth/start';
  again.searchParams.set('return', described.methods.includes('link') ? '/admin' : '/');
  return { name: described.name, again: again.href };
}

export default function SignedOut() {
  const { name, again } = useLoaderData<typeof loader>();
  return (
    <Frame title="Signed out" mark={name}>
      <Panel>
        <Notice tone="good" title="You are signed out in this browser, on every brand." />
        <a href={again} className={buttonClass({ tone: 'primary' })}>
          Sign in again
        </a>
      </Panel>
    </Frame>
  );
}
