import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/cloudflare';
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import { PageError } from '@ui/work/shell/page-error.tsx';
import { readPreferences } from '@ui/work/shell/shell-cookies.ts';
import { type ReactNode, useContext } from 'react';
import { NonceContext } from './nonce.ts';
import './styles.css';

export async function loader({ request }: LoaderFunctionArgs) {
  return { theme: readPreferences(request).theme };
}

export const meta: MetaFunction = () => [{ title: 'CGK platform' }];

export function Layout({ children }: { children: ReactNode }) {
  const theme = useRouteLoaderData<typeof loader>('root')?.theme ?? 'system';
  const nonce = useContext(NonceContext) || undefined;
  return (
    <html lang="en" data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
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
