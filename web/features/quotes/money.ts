import { formatMoney } from '#core/money';
import { useLanguage } from '../../kit/words.ts';

export type Range = { from: number; to: number };

/** `4 – 28`; one number where both ends are the same. A dash between negative amounts would read as one more minus. */
export const range = ({ from, to }: Range, write: (n: number) => string): string =>
  from === to ? write(from) : [write(from), write(to)].join(from < 0 || to < 0 ? ' … ' : ' – ');

export function useMoney(currency: string): (amounts: Range) => string {
  const language = useLanguage();
  return (amounts) => range(amounts, (minor) => formatMoney(minor, currency, language).replace('-', '−'));
}
