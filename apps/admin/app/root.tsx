import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/cloudflare';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { NonceContext } from './nonce.ts';
import { adminContext } from './server/context.ts';
import { readPreferences } from './server/cookies.ts';
import { PageError } from './shell/page-error.tsx';
import './styles.css';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { requestId, tenant } = adminContext(context);
  return { theme: readPreferences(request).theme, requestId, tenantName: tenant.name };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.tenantName ?? 'Admin'} · Admin` },
];

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const nonce = useContext(NonceContext) || undefined;
  return (
    <html lang="en" data-theme={root?.theme ?? 'system'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta
          name="color-scheme"
          content={root?.theme === 'system' ? 'light dark' : (root?.theme ?? 'light dark')}
        />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return (
    <main className="mx-auto max-w-180 py-16">
      <PageError />
    </main>
  );
}
