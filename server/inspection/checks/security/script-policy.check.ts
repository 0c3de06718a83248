import { flawsOf, isWayIn } from '#core/content-policy';
import type { Evidence } from '#core/inspection';
import { words } from '#core/words';
import type { PageSeen } from '../../artifacts.ts';
import { check } from '../../check.ts';
import { policiesOf, repeatedNonces } from './policies.ts';

const guarded = ['cart', 'checkout', 'payment'];

export default check({
  area: 'security',
  severity: 'low',
  needs: ['pages'],
  judge({ pages }) {
    const distinct = pages.filter(
      ({ fetched }, i) => fetched.status === 200 && pages.findIndex((other) => other.fetched.url === fetched.url) === i,
    );
    // A checkout with nothing to pay for shows the cart: that is one page.
    const paying = pages.filter(
      ({ kind, fetched }, i) =>
        guarded.includes(kind) &&
        fetched.status === 200 &&
        pages.findIndex((other) => guarded.includes(other.kind) && other.fetched.url === fetched.url) === i,
    );
    if (paying.length === 0) return null;
    const repeated = repeatedNonces(distinct);
    const seen = paying.map((page) => weaknesses(page, repeated));
    const evidence = seen.flatMap((one) => one.evidence);
    if (evidence.length === 0) return [];
    return [{ about: '', evidence, ...(seen.some(({ isOpen }) => isOpen) ? {} : { severity: 'info' as const }) }];
  },
  words: words({
    en: {
      title: 'Only scripts that the shop names run where customers pay',
      found: 'Where customers pay, scripts may run that the shop did not name',
      consequence:
        'Card thieves put a small script into a module or an advertising tag; without such a list the browser runs it like any other. The card industry’s rules (PCI DSS 6.4.3) ask for the list.',
      report:
        'Send `Content-Security-Policy-Report-Only` on cart and checkout for some weeks, write down which scripts run and why, then make the list binding (with nonces or hashes rather than `unsafe-inline`).',
    },
    ru: {
      title: 'Там, где платят, работают только названные магазином скрипты',
      found: 'Там, где покупатели платят, могут работать скрипты, не названные магазином',
      consequence:
        'Похитители карт вставляют маленький скрипт в модуль или рекламный тег; без такого списка браузер выполняет его, как любой другой. Список требуют правила платёжных систем (PCI DSS 6.4.3).',
      report:
        'Несколько недель отдавайте в корзине и при оформлении `Content-Security-Policy-Report-Only`, запишите, какие скрипты работают и зачем, затем сделайте список обязательным (с nonce или хешами вместо `unsafe-inline`).',
    },
    uk: {
      title: 'Там, де платять, працюють лише названі магазином скрипти',
      found: 'Там, де покупці платять, можуть працювати скрипти, не названі магазином',
      consequence:
        'Викрадачі карток вставляють маленький скрипт у модуль або рекламний тег; без такого списку браузер виконує його, як будь-який інший. Список вимагають правила платіжних систем (PCI DSS 6.4.3).',
      report:
        'Кілька тижнів віддавайте в кошику та під час оформлення `Content-Security-Policy-Report-Only`, запишіть, які скрипти працюють і навіщо, потім зробіть список обов’язковим (з nonce або хешами замість `unsafe-inline`).',
    },
  }),
  options: [{ does: 'report', effort: 'days', risk: 'medium' }],
  references: ['https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP', 'https://www.pcisecuritystandards.org/'],
});

/** In the words of the policy; `isOpen`: a script that somebody gets into the page runs. */
function weaknesses(page: PageSeen, repeated: readonly string[]): { isOpen: boolean; evidence: Evidence[] } {
  const { url, headers } = page.fetched;
  const say = (quote: string): Evidence => ({ url, quote: `Content-Security-Policy: ${quote}` });
  const policies = policiesOf(page);
  if (policies.length === 0) {
    const trial = headers['content-security-policy-report-only'];
    return { isOpen: true, evidence: [say(trial === undefined ? '–' : `– (Report-Only: ${trial.slice(0, 200)})`)] };
  }
  const flaws = flawsOf(policies);
  const known = policies.flatMap((policy) => [...policy.values()].flat()).find((one) => repeated.includes(one));
  const quotes = [...flaws.map(({ quote }) => quote), ...(known === undefined ? [] : [`${known} = ${known}`])];
  return { isOpen: known !== undefined || flaws.some(isWayIn), evidence: quotes.map(say) };
}
