import { IconButton } from '@ui/work/button.tsx';
import { ArrowDown, ArrowUp, X } from 'lucide-react';

/** Moves a row up or down, or takes it away. */
export function RowTools({
  what,
  isFirst,
  isLast,
  onMove,
  onRemove,
}: {
  what: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}) {
  return (
    <span className="js-only flex shrink-0 items-center">
      <IconButton label={`Move ${what} up`} disabled={isFirst} onClick={() => onMove(-1)}>
        <ArrowUp aria-hidden="true" size={14} />
      </IconButton>
      <IconButton label={`Move ${what} down`} disabled={isLast} onClick={() => onMove(1)}>
        <ArrowDown aria-hidden="true" size={14} />
      </IconButton>
      <IconButton label={`Remove ${what}`} onClick={onRemove}>
        <X aria-hidden="true" size={14} />
      </IconButton>
    </span>
  );
}
