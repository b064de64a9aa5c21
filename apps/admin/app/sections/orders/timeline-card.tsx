import type { OrderDetail } from '@domain/orders/views.ts';
import { Form, useActionData, useNavigation } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { Timeline } from '@ui/work/detail/timeline.tsx';
import { TextAreaField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { CreditCard, type LucideIcon, Mail, MessageSquare, Package, ShoppingBag, Undo2 } from 'lucide-react';

const FORM_ID = 'note';
const ICONS: readonly { part: string; icon: LucideIcon }[] = [
  { part: 'note', icon: MessageSquare },
  { part: 'refund', icon: Undo2 },
  { part: 'pay', icon: CreditCard },
  { part: 'paid', icon: CreditCard },
  { part: 'fulfil', icon: Package },
  { part: 'mail', icon: Mail },
  { part: 'placed', icon: ShoppingBag },
  { part: 'created', icon: ShoppingBag },
];

/** What happened to the order, and the team's notes among it. */
export function TimelineCard({ order, canNote }: { order: OrderDetail; canNote: boolean }) {
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formData?.has('text') ?? false;
  return (
    <Card title="Timeline">
      {canNote && (
        <Form id={FORM_ID} method="post" preventScrollReset className="mb-5 flex flex-col items-end gap-2">
          <FormScope formId={FORM_ID} failure={failure}>
            <div className="w-full">
              <TextAreaField
                key={order.timeline.length}
                name="text"
                label="Note for the team"
                rows={2}
                maxLength={2000}
                help="The customer does not see notes."
              />
            </div>
          </FormScope>
          <Button type="submit" size="sm" isBusy={isBusy}>
            Add note
          </Button>
        </Form>
      )}
      <Timeline entries={order.timeline.map((entry) => ({ ...entry, icon: iconOf(entry.kind) }))} />
    </Card>
  );
}

function iconOf(kind: string) {
  const Icon = ICONS.find((entry) => kind.includes(entry.part))?.icon;
  return Icon ? <Icon size={12} /> : undefined;
}
