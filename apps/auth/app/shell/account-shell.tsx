import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { Form, NavLink, Outlet, useLoaderData } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { signedIn } from '../server/context.ts';

export { PageError as ErrorBoundary } from './page-error.tsx';

const PAGES = [
  { to: '/account/profile', label: 'Profile' },
  { to: '/account/security', label: 'Security' },
  { to: '/account/sessions', label: 'Sessions' },
  { to: '/account/notifications', label: 'Mails' },
  { to: '/account/data', label: 'Your data' },
];

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session } = signedIn(context, request);
  return { name: session.name, email: session.email };
}

/** The frame of a person's own pages. */
export default function AccountShell() {
  const { name, email } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto max-w-240 px-4 py-6 sm:px-6">
      <header className="mb-6 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-14 font-semibold">{name}</p>
          <p className="text-13 text-muted">{email}</p>
        </div>
        <Form method="post" action="/sign-out">
          <Button type="submit">Sign out</Button>
        </Form>
      </header>
      <nav aria-label="Account" className="mb-6 flex gap-1 overflow-x-auto border-b border-line">
        {PAGES.map(({ to, label }) => (
          <NavLink
            key={to}
            to={to}
            className={({ isActive }) =>
              `-mb-px border-b-2 px-3 py-2 text-14 whitespace-nowrap ${isActive ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink'}`
            }
          >
            {label}
          </NavLink>
        ))}
      </nav>
      <main className="flex max-w-160 flex-col gap-5">
        <Outlet />
      </main>
    </div>
  );
}
