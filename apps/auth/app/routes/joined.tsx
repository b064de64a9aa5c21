import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/cloudflare';
import { useLoaderData } from '@remix-run/react';
import { buttonClass } from '@ui/work/button.tsx';
import { authContext } from '../server/context.ts';
import { Frame, Panel } from '../shell/frame.tsx';

export { PageError as ErrorBoundary } from '../shell/page-error.tsx';

export const meta: MetaFunction = () => [{ title: 'Invitation answered' }];

/** After an invitation: the way into the brand's admin, or nothing more to do. Only hosts beside this one are led to. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { origin } = authContext(context);
  const host = new URL(request.url).searchParams.get('host');
  const admin = new URL('/admin', origin);
  const base = admin.hostname.replace(/^auth\./, '');
  if (host === null || !/^[a-z0-9-]+$/.test(host.slice(0, -base.length - 1)) || !host.endsWith(`.${base}`))
    return { admin: null };
  admin.hostname = host;
  return { admin: admin.href };
}

export default function Joined() {
  const { admin } = useLoaderData<typeof loader>();
  if (admin === null) {
    return (
      <Frame title="Invitation declined">
        <Panel>
          <p>Whoever invited you is told. There is nothing else to do.</p>
        </Panel>
      </Frame>
    );
  }
  return (
    <Frame title="You belong to the team now">
      <Panel>
        <p>Sign in with your password, if you are asked to.</p>
        <div>
          <a href={admin} className={buttonClass({ tone: 'primary' })}>
            Open the admin
          </a>
        </div>
      </Panel>
    </Frame>
  );
}
