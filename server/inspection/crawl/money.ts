/** Signs and codes of money as shops write them beside a number; the first letters decide, endings follow the language. */
const sign =
  '[$€£₴₽¥₹₺₸₾₪]|zł|грн|руб|(?<!\\p{L})р\\.|тг|сом|лв|Kč|Ft|lei|kr(?!\\p{L})|(?<!\\p{L})(?:USD|EUR|GBP|UAH|RUB|PLN|CZK|HUF|RON|BGN|CHF|SEK|NOK|DKK|KZT|BYN|GEL|MDL|AMD|AZN|TRY|ILS|CAD|AUD|NZD|JPY|CNY|INR|MXN|BRL|ZAR|AED|SGD|HKD)(?!\\p{L})';
const money = new RegExp(`(?:${sign})\\s?\\d|\\d(?:[.,:][-–—]{1,2})?\\s?(?:${sign})`, 'iu');

/** Whether an amount of money stands in the text: a number beside a currency. */
export const hasMoney = (text: string): boolean => money.test(text);

/**
 * Whether a price stands in the text in any spelling: `1299.00` as `1 299`, `1.299,00`, `1,299.00`, or with the hundredths
 * raised, as in `1299 00`.
 * @param price as structured data has it, `1299.00`
 */
export function hasAmount(text: string, price: string): boolean {
  const [, written, part = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(price) ?? [];
  if (written === undefined) return false;
  const whole = written.replace(/^0+(?=\d)/, '');
  const groups = whole.split(/(?=(?:\d{3})+$)/).join("[\\s.,'’]?");
  const hundredths = Number(`0.${part || '0'}`)
    .toFixed(2)
    .slice(2);
  const tail = hundredths === '00' ? '(?:[.,\\s]?00)?' : `[.,\\s]?${hundredths.replace(/0$/, '0?')}0*`;
  return new RegExp(`(?<![\\d])${groups}${tail}(?!\\d)`, 'u').test(text);
}
