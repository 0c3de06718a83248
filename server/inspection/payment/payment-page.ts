import type { Inventory } from '#core/payment-page';

/** A page where customers pay, or go to, as one visit in a browser saw it. */
export interface PaymentPage {
  kind: 'cart' | 'checkout';
  url: string;
  inventory: Inventory;
}
