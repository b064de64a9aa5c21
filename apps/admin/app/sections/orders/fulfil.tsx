import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { CheckboxField, TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import {
  pageAction,
  pageLoader,
  readForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { openLines, openQuantity } from './fulfilment-lines.ts';
import { LineQuantity } from './line-quantity.tsx';

const FORM_ID = 'fulfil';
const CARRIERS = ['DHL', 'DPD', 'GLS', 'Hermes', 'UPS', 'FedEx', 'USPS', 'Royal Mail', 'Deutsche Post'];

export const loader = pageLoader('fulfillments.manage', async ({ api, params }) => {
  const order = await api.orders.get({ orderId: routeParam(params, 'orderId') });
  return { orderId: order.id, number: order.number, lines: openLines(order), email: order.email };
});

/** Records a parcel. */
export const action = pageAction('fulfillments.manage', async ({ request, ctx, api, params }) => {
  const orderId = routeParam(params, 'orderId');
  const reader = await readForm({ request, ctx });
  const order = await api.orders.get({ orderId });
  const lines = openLines(order)
    .map((line) => ({
      lineId: line.id,
      quantity: reader.integer(`quantity.${line.id}`, { min: 0, max: openQuantity(line) }),
    }))
    .filter((line) => line.quantity > 0);
  if (lines.length === 0 && reader.errors.length === 0) {
    reader.errors.push({ path: 'quantity', message: 'Choose at least one unit to send' });
  }
  const optional = (name: string) => reader.text(name).trim() || undefined;
  const trackingUrl = optional('trackingUrl');
  if (trackingUrl && !/^https?:\/\//i.test(trackingUrl)) {
    reader.errors.push({ path: 'trackingUrl', message: 'Enter an address that starts with https://' });
  }
  const fieldOf = (path: string) => {
    const index = /^lines\.(\d+)/.exec(path)?.[1];
    return index === undefined ? path : `quantity.${lines[Number(index)]?.lineId ?? ''}`;
  };
  return submitForm(
    reader,
    async () => {
      await api.orders.fulfil({
        orderId,
        lines,
        carrier: optional('carrier'),
        trackingNumber: optional('trackingNumber'),
        trackingUrl,
        notifyCustomer: reader.checked('notify'),
      });
      const units = lines.reduce((sum, line) => sum + line.quantity, 0);
      return redirectWithMessage(
        `/orders/${orderId}`,
        `${units} ${units === 1 ? 'unit' : 'units'} marked as sent`,
      );
    },
    fieldOf,
  );
});

export default function Fulfil() {
  const { orderId, number, lines, email } = useLoaderData<typeof loader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formAction?.endsWith('/fulfil') ?? false;
  const backTo = `/orders/${orderId}`;
  return (
    <RouteDialog title="Fulfil items" note={`Order ${number}`} backTo={backTo}>
      <Form id={FORM_ID} method="post" preventScrollReset noValidate>
        <FormScope formId={FORM_ID} failure={failure}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            {lines.length === 0 && <p className="text-14">Everything of this order has been sent.</p>}
            <ul className="flex flex-col gap-2">
              {lines.map((line) => (
                <li key={line.id}>
                  <LineQuantity
                    line={line}
                    max={openQuantity(line)}
                    initial={openQuantity(line)}
                    verb="send"
                  />
                </li>
              ))}
            </ul>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField name="carrier" label="Carrier" list="carriers" autoComplete="off" />
              <TextField
                name="trackingNumber"
                label="Tracking number"
                autoComplete="off"
                spellCheck={false}
              />
            </div>
            <datalist id="carriers">
              {CARRIERS.map((carrier) => (
                <option key={carrier} value={carrier} />
              ))}
            </datalist>
            <TextField
              name="trackingUrl"
              type="url"
              label="Tracking link"
              help="Optional. Where the customer can follow the parcel."
              autoComplete="off"
            />
            <CheckboxField
              name="notify"
              label="Tell the customer"
              help={`Sends the shipping mail to ${email}`}
              isChecked
            />
          </DialogBody>
          <DialogFooter>
            <ButtonLink to={backTo} preventScrollReset tone="quiet">
              Cancel
            </ButtonLink>
            <Button type="submit" tone="primary" isBusy={isBusy} disabled={lines.length === 0}>
              Mark as sent
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { DialogError as ErrorBoundary } from '../../shell/dialog-error.tsx';
