import type { PaymentInventory } from '#contract/payment-pages';

type Seen = Omit<PaymentInventory['scripts'][number], never>;
export type PageName = PaymentInventory['page'];
export interface ScriptShown extends Seen {
  on: PageName[];
  /** From the shop's own address. */
  isOwn: boolean;
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** The hosts of the pages themselves. */
export const ownHosts = (pages: readonly PaymentInventory[]): ReadonlySet<string> =>
  new Set(pages.map(({ url }) => hostOf(url)));

/** The hosts that numbers of cards go to. */
export const cardHostsOf = (pages: readonly PaymentInventory[]): ReadonlySet<string> =>
  new Set(pages.flatMap(({ cards }) => cards.map(({ host }) => host)));

/** Things of several pages by what they are, each with the pages that have it. */
export function together<Thing>(
  pages: readonly PaymentInventory[],
  list: (page: PaymentInventory) => readonly Thing[],
  key: (thing: Thing) => string,
): (Thing & { on: PageName[] })[] {
  const found = new Map<string, Thing & { on: PageName[] }>();
  for (const page of pages)
    for (const thing of list(page)) {
      const before = found.get(key(thing));
      if (!before) found.set(key(thing), { ...thing, on: [page.page] });
      else if (!before.on.includes(page.page)) before.on.push(page.page);
    }
  return [...found.values()];
}

/** How a script is shown: what stands in the page has no address, and is known by how it begins. */
export const shownScript = ({ id, start }: Pick<Seen, 'id' | 'start'>): string =>
  (id.startsWith('inline:') && start.trim().split('\n')[0]!.slice(0, 80)) || id;

/** The scripts of the pages as they are shown, by id. */
export const scriptNames = (pages: readonly PaymentInventory[]): ReadonlyMap<string, string> =>
  new Map(pages.flatMap(({ scripts }) => scripts.map((one) => [one.id, shownScript(one)])));

/** Every script of the pages once: what waits for a person first, of it what listens to the card first. */
export function scriptsOf(pages: readonly PaymentInventory[]): ScriptShown[] {
  const own = ownHosts(pages);
  const listening = new Map(
    pages.flatMap(({ scripts }) => scripts.filter(({ listens }) => listens).map(({ id, hears }) => [id, hears])),
  );
  const rank = ({ approval, listens }: Seen) => (approval ? 2 : 0) + (listens ? 0 : 1);
  return together(
    pages,
    ({ scripts }) => scripts,
    ({ id }) => id,
  )
    .map((script) => ({
      ...script,
      isOwn: own.has(script.host),
      listens: listening.has(script.id),
      hears: listening.get(script.id) ?? [],
    }))
    .sort((a, b) => rank(a) - rank(b));
}
