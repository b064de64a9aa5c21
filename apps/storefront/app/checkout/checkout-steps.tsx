import type { CheckoutView } from '@domain/checkout/views.ts';
import type { ReactNode } from 'react';
import { Icon } from '../components/icon.tsx';
import { PostalAddress } from '../components/postal-address.tsx';
import { useShop } from '../shop/use-shop.ts';
import { AddressStep } from './address-step.tsx';
import { type CheckoutFeedback, isDone, type Step } from './checkout-form.ts';
import { ContactStep } from './contact-step.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { PaymentStep } from './payment-step.tsx';
import { ReviewStep } from './review-step.tsx';
import { ShippingStep } from './shipping-step.tsx';

/** What every part of the checkout is given. */
export interface StepProps {
  checkout: CheckoutView;
  /** Errors and typed values, when this part was just refused. */
  feedback: CheckoutFeedback | null;
  /** Country to begin with. */
  homeCountry: string;
}

interface SectionProps {
  step: Step;
  number?: number;
  title: string;
  isOpen: boolean;
  isDone: boolean;
  summary: ReactNode;
  children: ReactNode;
}

function Section({ step, number, title, isOpen, isDone: isFilled, summary, children }: SectionProps) {
  const { t } = useShop();
  const state = isOpen ? 'open' : isFilled ? 'done' : 'later';
  return (
    <section
      className={`step step-${state}${number ? '' : ' step-sub'}`}
      id={`step-${step}`}
      aria-labelledby={`title-${step}`}
    >
      <div className="step-head">
        <h2 id={`title-${step}`} tabIndex={-1}>
          {number ? (
            <span className="step-number">{state === 'done' ? <Icon name="check" /> : number}</span>
          ) : null}
          {title}
        </h2>
        {state === 'done' ? (
          <a className="step-change" href={`?step=${step}#step-${step}`} aria-label={`${t.change}: ${title}`}>
            {t.change}
          </a>
        ) : null}
      </div>
      {isOpen ? children : state === 'done' ? <div className="step-summary">{summary}</div> : null}
    </section>
  );
}

/** The parts in order: done ones as a summary with a way back, one open, later ones by name. */
export function CheckoutSteps({ checkout, step, feedback, homeCountry }: StepProps & { step: Step }) {
  const { t, money } = useShop();
  const props = { checkout, homeCountry };
  const mine = (part: Step): CheckoutFeedback | null => (feedback?.step === part ? feedback : null);
  const shipping = checkout.shippingOptions.find(({ isSelected }) => isSelected);
  const section = (part: Step) => ({ step: part, isOpen: step === part, isDone: isDone(part, checkout) });
  return (
    <>
      <ErrorSummary feedback={feedback} lastError={checkout.lastError} />
      <Section
        {...section('contact')}
        number={1}
        title={t.checkout.contact}
        summary={<p>{checkout.email}</p>}
      >
        <ContactStep {...props} feedback={mine('contact')} />
      </Section>
      <Section
        {...section('address')}
        number={2}
        title={t.checkout.delivery}
        summary={checkout.shippingAddress ? <PostalAddress address={checkout.shippingAddress} /> : null}
      >
        <AddressStep {...props} feedback={mine('address')} />
      </Section>
      <Section
        {...section('shipping')}
        title={t.checkout.method}
        summary={
          shipping ? (
            <p>
              {shipping.name}, {shipping.price.amount === 0 ? t.checkout.shippingFree : money(shipping.price)}
            </p>
          ) : null
        }
      >
        <ShippingStep {...props} feedback={mine('shipping')} />
      </Section>
      <Section
        {...section('payment')}
        number={3}
        title={t.checkout.payment}
        summary={<p>{checkout.selectedPayment?.label}</p>}
      >
        <PaymentStep {...props} feedback={mine('payment')} />
      </Section>
      <Section {...section('review')} number={4} title={t.checkout.review} summary={null}>
        <ReviewStep {...props} feedback={mine('review')} />
      </Section>
    </>
  );
}
