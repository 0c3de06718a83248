import { paymentPageChanged } from '#contract/events/payment-pages';
import { on } from '#kit/events/events';
import { recordPaymentChange } from '../record-payment-change.ts';

export default on(paymentPageChanged, recordPaymentChange);
