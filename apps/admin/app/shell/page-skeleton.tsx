import { useHref, useLocation, useNavigation } from '@remix-run/react';
import { Page } from '@ui/work/page.tsx';
import { Skeleton } from '@ui/work/skeleton.tsx';
import { type ReactNode, useEffect, useState } from 'react';

const WAIT_MS = 180;

/** While another page is on its way for longer than a blink, its shape in grey; else the page that is there. */
export function PageSkeleton({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  const navigation = useNavigation();
  // The router's own locations carry the app's basename.
  const basename = useHref('/');
  const target =
    navigation.state === 'loading' && !navigation.formMethod
      ? navigation.location.pathname.slice(basename.length) || '/'
      : null;
  const isElsewhere =
    target !== null && shapeOf(target) !== 'none' && !isBelow(target, pathname) && !isBelow(pathname, target);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    if (!isElsewhere) {
      setShown(false);
      return;
    }
    const timer = setTimeout(() => setShown(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, [isElsewhere]);
  if (!isShown || !isElsewhere || target === null) return children;
  const shape = shapeOf(target);
  if (shape === 'list') return <ListShape />;
  return shape === 'detail' ? <DetailShape /> : <DashboardShape />;
}

/** A dialog's route lies below its page's: the page stays. */
function isBelow(path: string, base: string): boolean {
  return path === base || (idOf(base) !== null && path.startsWith(`${base}/`));
}

const idOf = (path: string) => /\/[a-z]+_[0-9a-z]+$/.exec(path)?.[0] ?? null;

function shapeOf(path: string): 'dashboard' | 'list' | 'detail' | 'none' {
  if (path === '/') return 'dashboard';
  if (/^\/(orders|products|customers)$/.test(path)) return 'list';
  return idOf(path) ? 'detail' : 'none';
}

function ListShape() {
  return (
    <Page>
      <Skeleton className="mt-1.5 mb-6.5 h-6 w-32" />
      <div className="rounded-lg border border-line bg-surface">
        <div className="flex gap-2 border-b border-line px-3 py-2">
          <Skeleton className="h-9 w-80 max-w-full" />
        </div>
        {Array.from({ length: 12 }, (_, row) => (
          <div
            key={row}
            className="flex h-11 items-center justify-between gap-8 border-b border-line px-4 last:border-0"
          >
            <Skeleton className="h-3 w-40" />
            <Skeleton className="hidden h-3 w-32 sm:block" />
            <Skeleton className="hidden h-3 w-24 md:block" />
            <Skeleton className="h-3 w-16" />
          </div>
        ))}
      </div>
    </Page>
  );
}

function DetailShape() {
  return (
    <Page width="detail">
      <Skeleton className="mt-1.5 mb-6.5 h-6 w-48" />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-64 w-full rounded-lg" />
          <Skeleton className="h-48 w-full rounded-lg" />
        </div>
        <div className="flex flex-col gap-4">
          <Skeleton className="h-36 w-full rounded-lg" />
          <Skeleton className="h-36 w-full rounded-lg" />
        </div>
      </div>
    </Page>
  );
}

function DashboardShape() {
  return (
    <Page>
      <Skeleton className="mt-1.5 mb-6.5 h-6 w-40" />
      <Skeleton className="mb-4 h-23 w-full rounded-lg" />
      <Skeleton className="mb-4 h-76 w-full rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-64 w-full rounded-lg" />
        <Skeleton className="h-64 w-full rounded-lg" />
      </div>
    </Page>
  );
}
