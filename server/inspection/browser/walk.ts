import type { Told } from '#core/inspection';
import type { SeenError, SeenRequest } from './record.ts';

/** What a customer met who put one thing into the cart and went to pay, in a real browser. Nothing was ordered. */
export interface Walk {
  steps: WalkStep[];
  product: { url: string; name: string };
  /** Whether the thing lies in the cart after the click; `unclear` where we did not know how, and then `because` says why. */
  added: 'yes' | 'no' | 'unclear';
  because: Told | null;
  /** What the cart shows. */
  cartText: string;
  /** Answers to the click that were errors. */
  refusals: SeenRequest[];
  /** Where the checkout led to with a full cart; null where it was not opened. */
  checkout: Checkout | null;
  errors: SeenError[];
  /** Requests that were answered with an error, or by the shop's own host not at all; without those that we refused ourselves. */
  failed: SeenRequest[];
}

export interface Checkout {
  url: string;
  endsAt: string;
  status: number;
  isSentBack: boolean;
  wantsAccount: boolean;
  /** It opened, and shows nothing to fill in or to press. */
  isBlank: boolean;
}

export const walkSteps = ['home', 'product', 'added', 'cart', 'checkout'] as const;

export interface WalkStep {
  step: (typeof walkSteps)[number];
  url: string;
  /** 0 where there was no answer. */
  status: number;
  /** JPEG in base64; null where it would be too big. */
  picture: string | null;
}
