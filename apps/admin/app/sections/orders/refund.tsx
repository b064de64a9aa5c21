import { formatMoney } from '@domain/kernel/money.ts';
import { Form, useActionData, useFetcher, useLoaderData, useNavigation } from '@remix-run/react';
import { Button, ButtonLink } from '@ui/work/button.tsx';
import { DialogBody, DialogFooter, RouteDialog } from '@ui/work/dialog.tsx';
import { ErrorSummary } from '@ui/work/form/error-summary.tsx';
import { TextField } from '@ui/work/form/fields.tsx';
import { isFailure } from '@ui/work/form/form-result.ts';
import { FormScope } from '@ui/work/form/form-scope.tsx';
import { useFormats } from '@ui/work/format/formats.tsx';
import { useRef } from 'react';
import { formatLocale } from '../../server/context.ts';
import {
  formFailure,
  pageAction,
  pageLoader,
  readForm,
  readQueryForm,
  redirectWithMessage,
  routeParam,
  submitForm,
} from '../../server/handlers.ts';
import { RefundChoice } from './refund-choice.tsx';
import { isRefundChosen, quoteRefund, readRefund, refundFieldOf } from './refund-input.ts';
import type { loader as previewLoader } from './refund-preview.ts';
import { RefundSums } from './refund-sums.tsx';

const FORM_ID = 'refund';
const PREVIEW_DELAY_MS = 250;

export const loader = pageLoader('orders.refund', async ({ api, ctx, url, params }) => {
  const order = await api.orders.get({ orderId: routeParam(params, 'orderId') });
  const reader = readQueryForm({ url, ctx });
  const quote = await quoteRefund(api, reader, order);
  return { order, quote, typed: url.search ? reader.values : undefined };
});

/** Refunds, if the amount is still the one that the button said. */
export const action = pageAction('orders.refund', async ({ request, ctx, api, params }) => {
  const orderId = routeParam(params, 'orderId');
  const reader = await readForm({ request, ctx });
  const order = await api.orders.get({ orderId });
  const input = readRefund(reader, order);
  if (reader.errors.length === 0 && !isRefundChosen(input)) {
    return formFailure(reader, { title: 'Choose what to refund' });
  }
  return submitForm(
    reader,
    async () => {
      const preview = await api.orders.previewRefund({ orderId, ...input });
      const amount = formatMoney(preview.total, formatLocale(ctx.tenant));
      if (reader.text('expected') !== String(preview.total.amount)) {
        return formFailure(
          reader,
          { title: `The refund comes to ${amount}`, detail: 'Check the amount and confirm it.' },
          409,
        );
      }
      await api.orders.refund({ orderId, ...input });
      return redirectWithMessage(`/orders/${orderId}`, `Refunded ${amount}`);
    },
    refundFieldOf(input),
  );
});

export default function Refund() {
  const { order, quote: firstQuote, typed } = useLoaderData<typeof loader>();
  const { locale } = useFormats();
  const live = useFetcher<typeof previewLoader>();
  const result = useActionData<unknown>();
  const failure = isFailure(result) ? result : null;
  const isBusy = useNavigation().formAction?.endsWith('/refund') ?? false;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const quote = live.data ?? firstQuote;
  const backTo = `/orders/${order.id}`;
  const isCounting = live.state !== 'idle';

  const recount = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const params = new URLSearchParams();
      for (const [name, value] of new FormData(form))
        if (typeof value === 'string') params.append(name, value);
      live.load(`/orders/${order.id}/refund-preview?${params}`);
    }, PREVIEW_DELAY_MS);
  };

  return (
    <RouteDialog
      title="Refund"
      note={`Order ${order.number} · ${formatMoney(order.refundable, locale)} can be refunded`}
      backTo={backTo}
    >
      <Form id={FORM_ID} method="post" preventScrollReset onChange={(event) => recount(event.currentTarget)}>
        <FormScope formId={FORM_ID} failure={failure} errors={quote.errors} values={typed}>
          <DialogBody>
            <ErrorSummary formId={FORM_ID} failure={failure} />
            <RefundChoice order={order} />
            <TextField
              name="reason"
              label="Reason"
              help="Optional. Stands in the timeline."
              maxLength={500}
            />
            <RefundSums quote={quote} isCounting={isCounting} />
            <input type="hidden" name="expected" value={quote.preview?.total.amount ?? ''} />
          </DialogBody>
          <DialogFooter>
            <ButtonLink to={backTo} preventScrollReset tone="quiet">
              Cancel
            </ButtonLink>
            <Button type="submit" formMethod="get" className="no-js-only">
              Update the amount
            </Button>
            <Button type="submit" tone="danger" isBusy={isBusy} disabled={!quote.preview || isCounting}>
              {quote.preview ? `Refund ${formatMoney(quote.preview.total, locale)}` : 'Refund'}
            </Button>
          </DialogFooter>
        </FormScope>
      </Form>
    </RouteDialog>
  );
}

export { DialogError as ErrorBoundary } from '../../shell/dialog-error.tsx';
