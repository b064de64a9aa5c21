import { useLocation } from '@remix-run/react';
import { RouteDialog } from '@ui/work/dialog.tsx';
import { PageError } from './page-error.tsx';

/** The boundary of a dialog's route: the page below stays. */
export function DialogError() {
  const { pathname } = useLocation();
  const backTo = /^\/[a-z]+\/[a-z]+_[0-9a-z]+/.exec(pathname)?.[0] ?? '/';
  return (
    <RouteDialog title="Not possible" backTo={backTo}>
      <PageError />
    </RouteDialog>
  );
}
