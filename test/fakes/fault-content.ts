import { contentFaults, type ContentFault } from './content-faults.ts';
import type { FaultTarget } from './fault-target.ts';
import { startShop, type ShopFault } from './shop/shop.ts';

const names: Record<ContentFault, ShopFault> = {
  empty: 'empty',
  error_page: 'error_200',
  keyword_missing: 'keyword_missing',
  keyword_injected: 'keyword_injected',
  ransom_note: 'ransom',
  defacement: 'defaced',
  malicious_script: 'skimmer',
  hidden_spam_links: 'spam',
};

/** Every content fault as a living shop of its own that goes on answering 200. */
export function startContentFaults(): Promise<FaultTarget[]> {
  return Promise.all(
    (Object.keys(contentFaults) as ContentFault[]).map(async (fault) => {
      const shop = await startShop();
      const id = `content-${fault.replaceAll('_', '-')}`;
      const set = async (broken: boolean): Promise<void> => {
        target.broken = broken;
        if (broken) shop.faults.add(names[fault]);
        else shop.faults.delete(names[fault]);
      };
      const target: FaultTarget = {
        id,
        family: 'content',
        expects: { verdict: 'down', failure: 'content' },
        name: `${id}.test`,
        host: shop.host,
        port: shop.port,
        url: `${shop.origin}/`,
        namedUrl: `http://${id}.test:${shop.port}/`,
        broken: false,
        break: () => set(true),
        mend: () => set(false),
        close: shop.close,
      };
      return target;
    }),
  );
}
