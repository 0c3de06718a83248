import type { Refusal } from '#core/refusal';
import { KIND, type SeoPage, seoPageKinds, type SeoSays, type SeoSnapshot, VERSION } from './snapshot.ts';

const LIMITS = { pages: 20_000, text: 2000, alternates: 100, robots: 20_000 };

/** Reads what may be anything. Only what belongs to a snapshot is taken over; what is not as it must be is refused. */
export function readSnapshot(data: unknown): SeoSnapshot | Refusal {
  try {
    return snapshotIn(data);
  } catch (error) {
    if (error instanceof Wrong) return { field: error.field, code: 'not_a_snapshot', sentence: error.message };
    throw error;
  }
}

class Wrong extends Error {
  readonly field: string;
  constructor(field: string, expected: string) {
    super(field === '' ? `This is no snapshot of SEO: ${expected}.` : `${field} is not as it must be: ${expected}.`);
    this.field = field;
  }
}

function snapshotIn(data: unknown): SeoSnapshot {
  const all = fieldsOf(data, '');
  if (all['kind'] !== KIND) throw new Wrong('', 'a file that "vakhta audit --snapshot" wrote is expected');
  if (all['version'] !== VERSION) throw new Wrong('version', `this version of Vakhta reads version ${VERSION}`);
  const takenAt = textIn(all['takenAt'], 'takenAt');
  if (Number.isNaN(Date.parse(takenAt))) throw new Wrong('takenAt', 'a date and time are expected');
  const sitemap = fieldsOf(all['sitemap'], 'sitemap');
  return {
    kind: KIND,
    version: VERSION,
    store: addressIn(all['store'], 'store'),
    takenAt,
    whole: flagIn(all['whole'], 'whole'),
    sitemap: {
      addresses: numberIn(sitemap['addresses'], 'sitemap.addresses'),
      whole: flagIn(sitemap['whole'], 'sitemap.whole'),
    },
    robots: robotsIn(all['robots']),
    pages: listIn(all['pages'], 'pages', LIMITS.pages).map((page, i) => pageIn(page, `pages[${i}]`)),
  };
}

/** Snapshots of older versions know nothing of it. */
function robotsIn(data: unknown): string | null {
  return data === undefined || data === null ? null : textIn(data, 'robots', LIMITS.robots);
}

function pageIn(data: unknown, at: string): SeoPage {
  const page = fieldsOf(data, at);
  const kind = seoPageKinds.find((one) => one === page['kind']);
  if (!kind) throw new Wrong(`${at}.kind`, `one of ${seoPageKinds.join(', ')} is expected`);
  return {
    url: addressIn(page['url'], `${at}.url`),
    status: numberIn(page['status'], `${at}.status`),
    leadsTo: page['leadsTo'] === null ? null : addressIn(page['leadsTo'], `${at}.leadsTo`),
    kind,
    inSitemap: flagIn(page['inSitemap'], `${at}.inSitemap`),
    linkedBy: numberIn(page['linkedBy'], `${at}.linkedBy`),
    says: page['says'] === null ? null : saysIn(page['says'], `${at}.says`),
  };
}

function saysIn(data: unknown, at: string): SeoSays {
  const says = fieldsOf(data, at);
  const textOrNull = (name: string): string | null =>
    says[name] === null ? null : textIn(says[name], `${at}.${name}`);
  return {
    title: textOrNull('title'),
    description: textOrNull('description'),
    heading: textOrNull('heading'),
    canonical: textOrNull('canonical'),
    robots: textIn(says['robots'], `${at}.robots`),
    alternates: listIn(says['alternates'], `${at}.alternates`, LIMITS.alternates).map((one, i) => {
      const alternate = fieldsOf(one, `${at}.alternates[${i}]`);
      return {
        language: textIn(alternate['language'], `${at}.alternates[${i}].language`),
        url: textIn(alternate['url'], `${at}.alternates[${i}].url`),
      };
    }),
    product: says['product'] === null ? null : productIn(says['product'], `${at}.product`),
  };
}

function productIn(data: unknown, at: string): NonNullable<SeoSays['product']> {
  const product = fieldsOf(data, at);
  const how = product['how'];
  if (how !== 'json-ld' && how !== 'microdata') throw new Wrong(`${at}.how`, 'json-ld or microdata is expected');
  return {
    how,
    offers: numberIn(product['offers'], `${at}.offers`),
    priced: numberIn(product['priced'], `${at}.priced`),
  };
}

function fieldsOf(data: unknown, at: string): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Wrong(at, 'an object is expected');
  return data as Record<string, unknown>;
}

function listIn(data: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(data) || data.length > most) throw new Wrong(at, `a list of ${most} at most is expected`);
  return data;
}

function textIn(data: unknown, at: string, most = LIMITS.text): string {
  if (typeof data !== 'string' || data.length > most)
    throw new Wrong(at, `a text of ${most} signs at most is expected`);
  return data;
}

function addressIn(data: unknown, at: string): string {
  const text = textIn(data, at);
  if (!URL.canParse(text) || !/^https?:/i.test(text)) throw new Wrong(at, 'an address with http or https is expected');
  return text;
}

function numberIn(data: unknown, at: string): number {
  if (!Number.isSafeInteger(data) || (data as number) < 0) throw new Wrong(at, 'a whole number from 0 is expected');
  return data as number;
}

function flagIn(data: unknown, at: string): boolean {
  if (typeof data !== 'boolean') throw new Wrong(at, 'true or false is expected');
  return data;
}
