import type { CheckoutView } from '@domain/checkout/views.ts';
import { useShop } from '../shop/use-shop.ts';
import { type CheckoutFeedback, fieldMessage, problemMessage } from './checkout-form.ts';

interface ErrorSummaryProps {
  feedback: CheckoutFeedback | null;
  lastError: CheckoutView['lastError'];
}

/** What keeps the order from going on, with links to the fields; in front of everything else. */
export function ErrorSummary({ feedback, lastError }: ErrorSummaryProps) {
  const { t } = useShop();
  const problem = feedback?.problem ?? (feedback ? null : lastError?.code);
  const errors = feedback?.problem ? [] : (feedback?.errors ?? []);
  if (!problem && errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} data-errors="">
      {problem ? (
        <p>
          <strong>{problemMessage(problem, t)}</strong>
        </p>
      ) : (
        <>
          <h2>{t.checkout.errorTitle}</h2>
          <ul>
            {errors.map((error) => (
              <li key={error.path}>
                <a href={`#${error.path}`}>{fieldMessage(error, t)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
