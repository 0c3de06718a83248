import { readFileSync } from 'node:fs';
import { type Brand, isColor, mostLogoBytes, pictureAddress } from '#core/brand';
import type { Trade } from '#core/inspection';
import { currencies, minorDigits } from '#core/money';
import { Problem } from './command.ts';

type Options = Record<string, string | boolean | undefined>;

function given(options: Options, name: string): string | null {
  const written = options[name];
  return typeof written === 'string' ? written.trim() : null;
}

/** What the store sells, as it was said; null where it was not. @throws Problem that names the option */
export function tradeOf(options: Options): Trade | null {
  const [orders, order, code] = ['ordersPerDay', 'averageOrder', 'currency'].map((name) => given(options, name));
  if (orders === null && order === null && code === null) return null;
  if (orders == null || order == null || code == null)
    throw new Problem('usage', '--orders-per-day, --average-order and --currency belong together.', 'ordersPerDay');
  const currency = code.toUpperCase();
  if (!currencies.includes(currency))
    throw new Problem('usage', `--currency takes a code as EUR; ${code} is none.`, 'currency');
  return {
    ordersPerDay: amount(orders, 'orders-per-day', 1_000_000),
    averageOrder: Math.round(amount(order, 'average-order', 1_000_000_000) * 10 ** minorDigits(currency)),
    currency,
  };
}

function amount(written: string, name: string, most: number): number {
  const number = /^\d{1,10}(?:\.\d{1,3})?$/.test(written) ? Number(written) : Number.NaN;
  if (number > 0 && number <= most) return number;
  throw new Problem('usage', `--${name} takes a number above 0 as 40 or 59.90, not ${written}.`, name);
}

/** In whose name the report is handed over; null for the product itself. @throws Problem that names the option */
export function brandOf(options: Options): Brand | null {
  const [name, logo, color] = ['brandName', 'brandLogo', 'brandColor'].map((one) => given(options, one));
  if (name == null || name === '') {
    if (logo == null && color == null) return null;
    throw new Problem('usage', '--brand-logo and --brand-color need --brand-name.', 'brandName');
  }
  if (color != null && !isColor(color))
    throw new Problem('usage', `--brand-color takes a colour as #1a7f5a; ${color} is none.`, 'brandColor');
  return { name: name.slice(0, 80), logo: logo == null ? null : logoIn(logo), color: color ?? null };
}

function logoIn(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Problem('file', `${file} cannot be read: ${(error as Error).message}.`, 'brandLogo');
  }
  const address = bytes.length > mostLogoBytes ? null : pictureAddress(bytes.toString('base64'));
  if (address === null)
    throw new Problem('usage', `${file} is no PNG, JPEG or WebP of ${mostLogoBytes / 1024} KB at most.`, 'brandLogo');
  return address;
}
