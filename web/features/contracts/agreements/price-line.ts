import type { Contract, ContractPrice, ContractVersion } from '#contract/contracts';
import { formatMoney } from '#core/money';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { contractWords } from './words.ts';

/** The version that holds; where none does, the next one to come, else the last one that held. */
export function currentVersion(contract: Contract): ContractVersion | undefined {
  const { versions } = contract;
  return (
    versions.find((v) => v.state === 'holds' || v.state === 'draft') ??
    versions.findLast((v) => v.state === 'coming') ??
    versions.find((v) => v.state !== 'withdrawn')
  );
}

/** A price in a few words: `$500 a month`. */
export function usePriceLine() {
  const t = useWords(contractWords);
  const language = useLanguage();
  return (price: ContractPrice): string => {
    const money = (minor: number) => formatMoney(minor, price.currency, language);
    return price.model === 'hourly'
      ? t('perHour', { money: money(price.hourlyRate) })
      : t('perMonth', { money: money(price.monthlyFee) });
  };
}
