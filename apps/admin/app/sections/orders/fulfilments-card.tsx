import type { OrderDetail } from '@domain/orders/views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';
import { Card } from '@ui/work/card.tsx';
import { TimeText } from '@ui/work/format/formats.tsx';
import { ExternalLink } from 'lucide-react';

/** Parcels: what was sent, when, by whom. */
export function FulfilmentsCard({ order }: { order: OrderDetail }) {
  const titles = new Map(
    order.lines.map((line) => [line.id, [line.title, line.variantTitle].filter(Boolean).join(', ')]),
  );
  return (
    <Card title={order.fulfillments.length === 1 ? 'Fulfilment' : 'Fulfilments'}>
      <ul className="flex flex-col divide-y divide-line">
        {order.fulfillments.map((parcel) => (
          <li key={parcel.id} className="py-3 text-13 first:pt-0 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={toneOf(parcel.status)}>{sentence(parcel.status)}</Badge>
              <span className="text-muted">
                <TimeText at={parcel.at} />
              </span>
              <span className="ml-auto">
                <Tracking parcel={parcel} />
              </span>
            </div>
            <ul className="mt-2 text-muted">
              {parcel.lines.map((line) => (
                <li
                  key={line.orderLineId}
                >{`${line.quantity} × ${titles.get(line.orderLineId) ?? 'Item'}`}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Tracking({ parcel }: { parcel: OrderDetail['fulfillments'][number] }) {
  const text = [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' · ');
  if (!text) return <span className="text-muted">No tracking number</span>;
  if (!parcel.trackingUrl) return <span className="tabular-nums">{text}</span>;
  return (
    <a
      href={parcel.trackingUrl}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 text-accent tabular-nums hover:underline"
    >
      {text}
      <ExternalLink aria-label="new tab" size={12} />
    </a>
  );
}

function toneOf(status: string): Tone {
  if (status === 'cancelled' || status === 'failed') return 'bad';
  return status === 'delivered' ? 'good' : 'info';
}

function sentence(status: string): string {
  const words = status.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
