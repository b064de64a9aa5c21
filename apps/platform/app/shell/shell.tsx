import { PLATFORM_ROLES } from '@domain/kernel/permissions.ts';
import { data } from '@remix-run/cloudflare';
import { Outlet, type ShouldRevalidateFunctionArgs, useLoaderData, useNavigation } from '@remix-run/react';
import { FormatsProvider } from '@ui/work/format/formats.tsx';
import { FlashMessage } from '@ui/work/shell/flash-message.tsx';
import { KeyHelp } from '@ui/work/shell/key-help.tsx';
import { PageError } from '@ui/work/shell/page-error.tsx';
import { readFlash, readPreferences } from '@ui/work/shell/shell-cookies.ts';
import { useSectionShortcuts } from '@ui/work/shell/use-shortcuts.ts';
import { useEffect, useState } from 'react';
import { visibleSections } from '../sections.ts';
import { FORMATS } from '../server/context.ts';
import { cookies } from '../server/cookies.ts';
import { pageLoader } from '../server/handlers.ts';
import { Header } from './header.tsx';
import { PaletteHost } from './palette-host.tsx';
import { Drawer, Sidebar } from './sidebar.tsx';

export const loader = pageLoader(null, async ({ ctx, request }) => {
  const flash = readFlash(request);
  const { session } = ctx;
  const shell = {
    member: {
      name: session.name,
      email: session.email,
      role: PLATFORM_ROLES[session.platformRole].name,
    },
    permissions: [...session.permissions],
    preferences: readPreferences(request),
    formats: { ...FORMATS, now: Date.now() },
    flash: flash ? { text: flash, id: ctx.requestId } : null,
  };
  return data(shell, flash ? { headers: { 'Set-Cookie': cookies.clearFlash } } : undefined);
});

/** The frame changes with actions (messages, preferences), not with every step. */
export function shouldRevalidate({ formMethod }: ShouldRevalidateFunctionArgs) {
  return formMethod !== undefined && formMethod !== 'GET';
}

export default function Shell() {
  const { member, permissions, preferences, formats, flash } = useLoaderData<typeof loader>();
  const sections = visibleSections(permissions);
  const navigation = useNavigation();
  const [open, setOpen] = useState<'palette' | 'keys' | 'drawer' | null>(null);
  const close = () => setOpen(null);
  useSectionShortcuts(sections, { onPalette: () => setOpen('palette'), onHelp: () => setOpen('keys') });
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
        <Sidebar sections={sections} isCollapsed={preferences.isSidebarCollapsed} />
        <div className="flex min-w-0 flex-1 flex-col">
          <Header
            member={member}
            sections={sections}
            theme={preferences.theme}
            hasSidebarName={!preferences.isSidebarCollapsed}
            onMenu={() => setOpen('drawer')}
            onPalette={() => setOpen('palette')}
            onKeys={() => setOpen('keys')}
          />
          <main id="main" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            <Outlet />
          </main>
        </div>
      </div>
      {flash && <FlashMessage key={flash.id} text={flash.text} />}
      {open === 'drawer' && <Drawer sections={sections} onClose={close} />}
      {open === 'palette' && (
        <PaletteHost permissions={permissions} onClose={close} onKeys={() => setOpen('keys')} />
      )}
      {open === 'keys' && <KeyHelp sections={sections} onClose={close} />}
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
