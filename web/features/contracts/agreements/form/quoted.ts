import { type ContractTerms, pricingModels, type QuoteOffer } from '#contract/contracts';
import { currencies } from '#core/money';
import type { Search } from '../../../../app/address.tsx';

const severities = ['critical', 'major', 'minor', 'info'] as const;

/** Where a contract with the price and the reaction times of an offer is drafted. */
export function draftAddress(
  offer: QuoteOffer,
  more: { currency: string; tierName: string; clientId?: string; storeId?: string },
): string {
  const { model, toAgree, tier } = offer;
  const search = new URLSearchParams({
    model,
    currency: more.currency,
    fee: String(toAgree.monthlyFee),
    rate: String(toAgree.hourlyRate),
    included: String(toAgree.includedMinutes),
    reaction: severities.map((severity) => tier.reaction[severity]).join('-'),
    hours: tier.aroundTheClock ? 'around_the_clock' : 'calendar',
  });
  if (model === 'tier') search.set('tier', more.tierName);
  if (toAgree.criticalCallFee !== null) search.set('call', String(toAgree.criticalCallFee));
  if (more.clientId) search.set('clientId', more.clientId);
  if (more.storeId) search.set('storeId', more.storeId);
  return `/contracts/new?${search}`;
}

const whole = (written: string | undefined) => (/^\d{1,12}$/.test(written ?? '') ? Number(written) : null);

/** The terms with what the address says of an offer; as they are where it says nothing that can be read. */
export function withOffer(terms: ContractTerms, search: Search): ContractTerms {
  const model = pricingModels.find((name) => name === search.model);
  const currency = currencies.find((code) => code === search.currency);
  if (!model || !currency) return terms;
  const excess = model === 'hourly' ? { withoutApproval: null, atMost: null } : terms.price.excess;
  return {
    ...terms,
    storeIds: search.storeId ? [search.storeId] : terms.storeIds,
    sla: promisedBy(search) ?? terms.sla,
    price: {
      ...terms.price,
      model,
      currency,
      excess,
      tier: (model === 'tier' && search.tier) || '',
      monthlyFee: whole(search.fee) ?? 0,
      hourlyRate: whole(search.rate) ?? 0,
      criticalCallFee: model === 'mix' ? whole(search.call) : null,
      includedMinutes: whole(search.included) ?? 0,
    },
  };
}

/** An offer says when somebody reacts, and promises nothing else. */
function promisedBy(search: Search): ContractTerms['sla'] | null {
  const minutes = (search.reaction ?? '').split('-').map(whole);
  const hours = search.hours === 'calendar' ? ('calendar' as const) : ('around_the_clock' as const);
  const promised = (of: number) => ({ reaction: { minutes: of, hours }, update: null, resolution: null });
  const [critical, major, minor, info] = minutes;
  if (!critical || !major || !minor || !info) return null;
  return { critical: promised(critical), major: promised(major), minor: promised(minor), info: promised(info) };
}
