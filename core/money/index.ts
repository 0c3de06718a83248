/** ISO 4217, in use; those whose minor unit is not a hundredth stand apart. */
const hundredths =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC ' +
  'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES ' +
  'KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR ' +
  'NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT ' +
  'TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW';
const wholes = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF';
const thousandths = 'BHD IQD JOD KWD LYD OMR TND';

const digits = new Map<string, number>([
  ...hundredths.split(' ').map((code) => [code, 2] as const),
  ...wholes.split(' ').map((code) => [code, 0] as const),
  ...thousandths.split(' ').map((code) => [code, 3] as const),
]);

/** Codes in alphabetical order. */
export const currencies: readonly string[] = [...digits.keys()].sort();

/** How many digits of an amount are minor units: 2 of USD, 0 of JPY. Throws a RangeError for what is no currency. */
export function minorDigits(currency: string): number {
  const found = digits.get(currency);
  if (found === undefined) throw new RangeError(`${JSON.stringify(currency)} is no currency of ISO 4217.`);
  return found;
}

/** Minor units as people write them: 123456 of USD is `$1,234.56`. */
export function formatMoney(minor: number, currency: string, language: string): string {
  const places = minorDigits(currency);
  const shown = minor % 10 ** places === 0 ? 0 : places;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: places,
  }).format(minor / 10 ** places);
}
