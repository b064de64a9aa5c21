import type { SessionFacts } from '@domain/kernel/context.ts';
import { data } from '@remix-run/cloudflare';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useNavigation } from '@remix-run/react';
import { FormatsProvider } from '@ui/work/format/formats.tsx';
import { FlashMessage } from '@ui/work/shell/flash-message.tsx';
import { KeyHelp } from '@ui/work/shell/key-help.tsx';
import { useEffect, useState } from 'react';
import { switcherBrands } from '../sections/team/switcher-brands.ts';
import { visibleSections } from '../sections.ts';
import { formatLocale } from '../server/context.ts';
import { CLEAR_FLASH, readFlash, readPreferences } from '../server/cookies.ts';
import { pageLoader } from '../server/handlers.ts';
import { Header } from './header.tsx';
import { ImpersonationBanner } from './impersonation-banner.tsx';
import { PageError } from './page-error.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { PaletteHost } from './palette-host.tsx';
import { Drawer, Sidebar } from './sidebar.tsx';
import { useShortcuts } from './use-shortcuts.ts';

const liveImpersonation = (live: SessionFacts['impersonation']) =>
  live && { mode: live.mode, expiresAt: live.expiresAt ?? '' };

export const loader = pageLoader(null, async ({ ctx, request }) => {
  const flash = readFlash(request);
  const { tenant, session } = ctx;
  const brands = await switcherBrands(ctx);
  const shell = {
    tenantName: tenant.name,
    brands,
    member: { name: session.name, email: session.email, role: session.roles[0] ?? '' },
    permissions: [...session.permissions],
    preferences: readPreferences(request),
    formats: {
      locale: formatLocale(tenant),
      timezone: tenant.timezone,
      currency: tenant.currency,
      now: Date.now(),
    },
    flash: flash ? { text: flash, id: ctx.requestId } : null,
    impersonation: liveImpersonation(session.facts.impersonation),
  };
  return data(shell, flash ? { headers: { 'Set-Cookie': CLEAR_FLASH } } : undefined);
});

/** The frame changes with actions (messages, preferences), not with every step. */
export function shouldRevalidate({ formMethod }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined && formMethod !== 'GET';
}

export default function Shell() {
  const { tenantName, brands, member, permissions, preferences, formats, flash, impersonation } =
    useLoaderData<typeof loader>();
  const navigation = useNavigation();
  const [open, setOpen] = useState<'palette' | 'keys' | 'drawer' | null>(null);
  const close = () => setOpen(null);
  useShortcuts(permissions, { onPalette: () => setOpen('palette'), onHelp: () => setOpen('keys') });
  useEffect(close, [navigation.location?.key]);

  return (
    <FormatsProvider value={formats}>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:bg-accent focus:px-3 focus:py-2 focus:text-on-accent"
      >
        Skip to content
      </a>
      <div className="progress-bar" data-active={navigation.state !== 'idle'} aria-hidden="true" />
      <p role="status" className="sr-only">
        {navigation.state === 'loading' ? 'Loading' : ''}
      </p>
      <div className="flex min-h-dvh">
        <Sidebar
          tenantName={tenantName}
          permissions={permissions}
          isCollapsed={preferences.isSidebarCollapsed}
        />
        <div className="flex min-w-0 flex-1 flex-col">
          {impersonation && <ImpersonationBanner live={impersonation} name={member.name} now={formats.now} />}
          <Header
            tenantName={tenantName}
            brands={brands}
            member={member}
            theme={preferences.theme}
            hasSidebarName={!preferences.isSidebarCollapsed}
            onMenu={() => setOpen('drawer')}
            onPalette={() => setOpen('palette')}
            onKeys={() => setOpen('keys')}
          />
          <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            <PageSkeleton>
              <Outlet />
            </PageSkeleton>
          </main>
        </div>
      </div>
      {flash && <FlashMessage key={flash.id} text={flash.text} />}
      {open === 'drawer' && <Drawer tenantName={tenantName} permissions={permissions} onClose={close} />}
      {open === 'palette' && (
        <PaletteHost permissions={permissions} onClose={close} onKeys={() => setOpen('keys')} />
      )}
      {open === 'keys' && <KeyHelp sections={visibleSections(permissions)} onClose={close} />}
    </FormatsProvider>
  );
}

export function ErrorBoundary() {
  return (
    <main id="main" className="mx-auto max-w-180 py-16">
      <PageError />
    </main>
  );
}
