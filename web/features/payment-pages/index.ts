/** What other features may draw. */
export { PaymentPagesOfStore } from './panel.tsx';
