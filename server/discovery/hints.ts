import type { FetchedPage } from '#kit/net/fetch-page';
import type { Hints, Names } from './discovery.ts';

const networks: [string, (headers: Record<string, string>) => boolean][] = [
  ['Cloudflare', (h) => 'cf-ray' in h || /cloudflare/i.test(h['server'] ?? '')],
  ['CloudFront', (h) => 'x-amz-cf-id' in h || /cloudfront/i.test(`${h['via']}${h['x-cache']}`)],
  ['Fastly', (h) => 'x-fastly-request-id' in h || /^cache-[a-z]{3}/i.test(h['x-served-by'] ?? '')],
  ['Akamai', (h) => 'x-akamai-transformed' in h || 'akamai-grn' in h || /akamai/i.test(h['server'] ?? '')],
  ['Bunny', (h) => /bunny/i.test(h['server'] ?? '') || 'cdn-pullzone' in h],
  ['DDoS-Guard', (h) => /ddos-guard/i.test(h['server'] ?? '')],
  ['Sucuri', (h) => 'x-sucuri-id' in h],
  ['QRATOR', (h) => /qrator/i.test(h['server'] ?? '')],
  ['Vercel', (h) => 'x-vercel-id' in h],
  ['Netlify', (h) => 'x-nf-request-id' in h],
];

const mailboxes: [RegExp, string][] = [
  [/(?:^|\.)(?:google|googlemail)\.com$/, 'Google Workspace'],
  [/\.(?:outlook|protection\.outlook)\.com$/, 'Microsoft 365'],
  [/(?:^|\.)yandex\.(?:net|ru)$/, 'Yandex 360'],
  [/(?:^|\.)mail\.ru$/, 'VK WorkMail'],
  [/(?:^|\.)zoho(?:mail)?\.(?:com|eu)$/, 'Zoho Mail'],
  [/(?:^|\.)ukr\.net$/, 'ukr.net'],
  [/(?:^|\.)ovh\.(?:net|com|ca)$/, 'OVH'],
  [/(?:^|\.)(?:protonmail|proton)\.(?:ch|me)$/, 'Proton Mail'],
  [/(?:^|\.)messagingengine\.com$/, 'Fastmail'],
  [/(?:^|\.)(?:ionos|kundenserver|1and1)\.\w+$/, 'IONOS'],
  [/(?:^|\.)home\.pl$/, 'home.pl'],
  [/(?:^|\.)beget\.(?:com|ru)$/, 'Beget'],
  [/(?:^|\.)amazonaws\.com$/, 'Amazon SES'],
  [/(?:^|\.)icloud\.com$/, 'iCloud'],
];

/** Who stands in front, who serves, who carries the mail, as far as headers and MX records tell. */
export function hintsOf(page: FetchedPage | null, names: Names | null): Hints {
  const headers = page?.headers ?? {};
  const exchange = [...(names?.mx ?? [])]
    .sort((a, b) => a.priority - b.priority)[0]
    ?.exchange.toLowerCase()
    .replace(/\.$/, '');
  const behind = [
    headers['server'],
    headers['x-powered-by'],
    /varnish/i.test(`${headers['via']}${headers['x-varnish'] ? 'varnish' : ''}`) ? 'Varnish' : undefined,
    'x-litespeed-cache' in headers ? 'LiteSpeed Cache' : undefined,
  ];
  return {
    server: [...new Set(behind.filter((one): one is string => Boolean(one)).map((one) => one.slice(0, 80)))],
    cdn: networks.find(([, is]) => is(headers))?.[0] ?? null,
    mail: exchange ? (mailboxes.find(([pattern]) => pattern.test(exchange))?.[1] ?? exchange) : null,
  };
}

/** Who turns a stranger away before the store is asked, or null: an answer of 403, 429 or 503 that is a challenge. */
export function wallOf(page: FetchedPage): string | null {
  if (![401, 403, 429, 503].includes(page.status)) return null;
  const { headers, text } = page;
  if (
    headers['cf-mitigated'] === 'challenge' ||
    (/cloudflare/i.test(headers['server'] ?? '') &&
      /just a moment|attention required|cf-(?:chl|error)/i.test(text.slice(0, 20_000)))
  )
    return 'Cloudflare';
  if (/ddos-guard/i.test(headers['server'] ?? '')) return 'DDoS-Guard';
  if ('x-sucuri-block' in headers || ('x-sucuri-id' in headers && page.status === 403)) return 'Sucuri';
  if ('sg-captcha' in headers) return 'SiteGround';
  if (/qrator/i.test(headers['server'] ?? '')) return 'QRATOR';
  if ('x-datadome' in headers) return 'DataDome';
  if (/akamai/i.test(headers['server'] ?? '') && page.status === 403) return 'Akamai';
  return null;
}
