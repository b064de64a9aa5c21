import type { MetaFunction } from '@remix-run/cloudflare';
import { Links, Meta, Outlet } from '@remix-run/react';
import type { ReactNode } from 'react';
import { PageError } from './shell/page-error.tsx';
import './styles.css';

export const meta: MetaFunction = () => [{ title: 'Your account' }];

/** Pages here are forms and links: no script of ours runs, except where a passkey is asked for. */
export function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme="system">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>{children}</body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  return <PageError />;
}
