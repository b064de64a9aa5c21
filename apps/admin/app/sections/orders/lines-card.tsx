import type { OrderDetail } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { MoneyText } from '@ui/work/format/formats.tsx';
import { Thumb } from '@ui/work/thumb.tsx';
import { openQuantity } from './fulfilment-lines.ts';

/** What was bought, and how far each line is. */
export function LinesCard({ order }: { order: OrderDetail }) {
  return (
    <Card title="Items" isFlush>
      <table className="grid-table has-cards">
        <caption className="sr-only">Items of the order</caption>
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col" data-align="end">
              Price
            </th>
            <th scope="col" data-align="end">
              Quantity
            </th>
            <th scope="col" data-align="end">
              Total
            </th>
          </tr>
        </thead>
        <tbody>
          {order.lines.map((line) => (
            <tr key={line.id}>
              <td data-card="title">
                <div className="flex items-center gap-3 py-1">
                  <Thumb image={line.image} name={line.title} size={40} />
                  <div className="min-w-0">
                    {line.productId ? (
                      <Link to={`/products/${line.productId}`} className="font-medium hover:underline">
                        {line.title}
                      </Link>
                    ) : (
                      <span className="font-medium">{line.title}</span>
                    )}
                    <p className="text-12 text-muted">
                      {[line.variantTitle, line.sku].filter(Boolean).join(' · ')}
                    </p>
                    <LineProgress line={line} />
                  </div>
                </div>
              </td>
              <td data-align="end" data-card="meta">
                <MoneyText value={line.unitPrice} />
              </td>
              <td data-align="end" data-card="meta">{`× ${line.quantity}`}</td>
              <td data-align="end" data-card="end" className="font-medium">
                {/* As the subtotal below: without tax where prices are without. */}
                <MoneyText value={order.pricesIncludeTax ? line.total : line.net} />
                {line.discount.amount > 0 && (
                  <p className="text-12 font-normal text-muted">
                    −<MoneyText value={line.discount} /> discount
                  </p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function LineProgress({ line }: { line: OrderDetail['lines'][number] }) {
  const parts = [
    line.quantityFulfilled > 0 && `${line.quantityFulfilled} sent`,
    line.quantityRefunded > 0 && `${line.quantityRefunded} refunded`,
    line.quantityFulfilled > 0 && openQuantity(line) > 0 && `${openQuantity(line)} to send`,
  ].filter(Boolean);
  return parts.length > 0 ? <p className="text-12 text-muted">{parts.join(', ')}</p> : null;
}
