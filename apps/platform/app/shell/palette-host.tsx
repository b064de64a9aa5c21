import { Modal } from '@ui/work/modal.tsx';
import { lazy, Suspense } from 'react';

const Palette = lazy(() => import('./palette.tsx'));

/** The palette's code comes with its first use. */
export function PaletteHost(props: {
  permissions: readonly string[];
  onClose: () => void;
  onKeys: () => void;
}) {
  return (
    <Modal label="Search or jump to" shape="is-palette" onClose={props.onClose}>
      <Suspense fallback={<div className="h-80" />}>
        <Palette {...props} />
      </Suspense>
    </Modal>
  );
}
