import type { Problem } from '#core/inspection';
import { words } from '#core/words';
import { check } from '../../check.ts';

const guarded = ['cart', 'checkout', 'payment'];

/** What a policy lets run: the sources of its scripts, as a browser reads them. Null: whatever it likes. */
export function scriptSources(policy: string): string[] | null {
  const rules = new Map<string, string[]>();
  for (const rule of policy.split(';')) {
    const [name, ...values] = rule.trim().split(/\s+/);
    // Of a rule that is there twice the first counts.
    if (name && !rules.has(name.toLowerCase())) rules.set(name.toLowerCase(), values);
  }
  return rules.get('script-src-elem') ?? rules.get('script-src') ?? rules.get('default-src') ?? null;
}

/** Why a policy keeps nobody out, in its own words; null where it does. */
export function weakness(policy: string): string | null {
  const sources = scriptSources(policy);
  if (sources === null) return 'script-src –';
  const named = sources.some((one) => /^'(?:nonce-|sha(?:256|384|512)-|strict-dynamic)/i.test(one));
  const everybody = sources.find((one) => /^(?:\*|https?:|data:)$/i.test(one));
  // With a nonce or hash browsers pass over 'unsafe-inline', with 'strict-dynamic' over hosts, too.
  if (everybody && !sources.includes("'strict-dynamic'")) return everybody;
  return !named && sources.includes("'unsafe-inline'") ? "'unsafe-inline'" : null;
}

export default check({
  area: 'security',
  severity: 'low',
  needs: ['pages'],
  judge({ pages }) {
    // A checkout with nothing to pay for shows the cart: that is one page.
    const paying = pages.filter(
      ({ kind, fetched }, i) =>
        guarded.includes(kind) &&
        fetched.status === 200 &&
        pages.findIndex((other) => guarded.includes(other.kind) && other.fetched.url === fetched.url) === i,
    );
    if (paying.length === 0) return null;
    const evidence: Problem['evidence'] = paying.flatMap(({ fetched: { url, headers } }) => {
      const policy = headers['content-security-policy'];
      const weak = policy === undefined ? '–' : weakness(policy);
      return weak === null ? [] : [{ url, quote: `Content-Security-Policy: ${weak}` }];
    });
    return evidence.length === 0 ? [] : [{ about: '', evidence }];
  },
  words: words({
    en: {
      title: 'Only scripts that the shop names run where customers pay',
      found: 'Where customers pay, any script may run',
      consequence:
        'Card thieves put a small script into a module or an advertising tag; without such a list the browser runs it like any other. The card industry’s rules (PCI DSS 6.4.3) ask for the list.',
      report:
        'Send `Content-Security-Policy-Report-Only` on cart and checkout for some weeks, write down which scripts run and why, then make the list binding (with nonces or hashes rather than `unsafe-inline`).',
    },
    ru: {
      title: 'Там, где платят, работают только названные магазином скрипты',
      found: 'Там, где покупатели платят, может работать любой скрипт',
      consequence:
        'Похитители карт вставляют маленький скрипт в модуль или рекламный тег; без такого списка браузер выполняет его, как любой другой. Список требуют правила платёжных систем (PCI DSS 6.4.3).',
      report:
        'Несколько недель отдавайте в корзине и при оформлении `Content-Security-Policy-Report-Only`, запишите, какие скрипты работают и зачем, затем сделайте список обязательным (с nonce или хешами вместо `unsafe-inline`).',
    },
    uk: {
      title: 'Там, де платять, працюють лише названі магазином скрипти',
      found: 'Там, де покупці платять, може працювати будь-який скрипт',
      consequence:
        'Викрадачі карток вставляють маленький скрипт у модуль або рекламний тег; без такого списку браузер виконує його, як будь-який інший. Список вимагають правила платіжних систем (PCI DSS 6.4.3).',
      report:
        'Кілька тижнів віддавайте в кошику та під час оформлення `Content-Security-Policy-Report-Only`, запишіть, які скрипти працюють і навіщо, потім зробіть список обов’язковим (з nonce або хешами замість `unsafe-inline`).',
    },
  }),
  options: [{ does: 'report', effort: 'days', risk: 'medium' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP', 'https://www.pcisecuritystandards.org/'],
});
