import { approvePaymentScripts, readPaymentPages, setPaymentPages } from '#contract/payment-pages';
import { readDiscovery } from '#contract/stores';
import type { Desk } from '../desk.ts';
import type { People } from './people.ts';
import type { Watched } from './stores.ts';

/** The first visit to where customers pay, and what the team says of the shop's own files. Without Chromium nothing was seen. */
export async function watchPaymentPages(desk: Desk, people: People, { id }: Watched): Promise<void> {
  const { pages } = await desk.call(people.devops, readDiscovery, { params: { id } });
  const found = (kind: string) => pages.find((page) => page.kind === kind)?.url ?? null;
  const body = { product: found('product'), cart: found('cart'), checkout: found('checkout') };
  if (body.checkout === null) return;
  await desk.call(people.devops, setPaymentPages, { params: { id }, body });
  await desk.sweep('payment pages');
  await desk.drain();
  const seen = await desk.call(people.devops, readPaymentPages, { params: { id } });
  const own = seen.pages.flatMap(({ url, scripts }) =>
    scripts.filter(({ kind, host }) => kind === 'file' && host === new URL(url).host).map((script) => script.id),
  );
  if (own.length === 0) return;
  const why = 'Theme of the shop: menus, and the quantity in the cart. Its text was read before the release.';
  await desk.call(people.devops, approvePaymentScripts, {
    params: { id },
    body: { kind: 'script', about: [...new Set(own)], why },
  });
}
