/** What a customer meets who looks for a thing and goes to pay, without putting anything into the cart. */
export interface Shopping {
  /** Null where no product or no search is known. */
  search: Search | null;
  /** Cart and checkout, where they were not found to work: what their addresses answer, asked twice where it is an error. */
  till: Till[];
}

export interface Search {
  /** A product that the shop sells. */
  product: { url: string; name: string };
  /** A word of its name, then its whole name. */
  tries: SearchTry[];
}

export interface SearchTry {
  words: string;
  url: string;
  /** 0 where there was no answer. */
  status: number;
  /** The product is among what was found; the shop says that there is nothing; or neither shows without scripts. */
  outcome: 'found' | 'nothing' | 'unclear';
}

export interface Till {
  kind: 'cart' | 'checkout';
  url: string;
  status: number;
  /** A checkout with nothing to pay for leads to the cart. */
  endsAt: string;
  /** The home page links to it; else it is where the platform has it. */
  linked: boolean;
}
