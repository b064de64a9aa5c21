import { IntegerField } from '@ui/work/form/fields.tsx';
import { Thumb } from '@ui/work/thumb.tsx';
import type { ReactNode } from 'react';
import type { OrderLine } from './fulfilment-lines.ts';

/** A line of the order with how many units of it are meant. */
export function LineQuantity({
  line,
  max,
  initial,
  verb,
  children,
}: {
  line: OrderLine;
  max: number;
  initial: number;
  verb: string;
  children?: ReactNode;
}) {
  return (
    <div className="flex items-start gap-3">
      <Thumb image={line.image} name={line.title} size={40} />
      <div className="min-w-0 flex-1 text-13">
        <p className="font-medium">{line.title}</p>
        <p className="text-12 text-muted">{[line.variantTitle, line.sku].filter(Boolean).join(' · ')}</p>
        {children}
      </div>
      <div className="flex items-start gap-2">
        <div className="w-16">
          <IntegerField
            name={`quantity.${line.id}`}
            label={`Units of ${line.title} ${line.variantTitle} to ${verb}`}
            isLabelHidden
            defaultValue={String(initial)}
            min={0}
            max={max}
          />
        </div>
        <span className="w-9 pt-2 text-13 text-muted tabular-nums">{`of ${max}`}</span>
      </div>
    </div>
  );
}
