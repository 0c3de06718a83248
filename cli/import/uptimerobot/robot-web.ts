import { clamp, flagOf, headersOf, isRow, numberOf, type Row, textOf, verbatim } from '../fields.ts';
import type { Draft, FileMonitor } from '../reading.ts';
import { webAddress, webDraft } from '../web-draft.ts';

type Settings = Record<string, unknown>;

const methods: Record<string, string> = {
  1: 'HEAD',
  2: 'GET',
  3: 'POST',
  4: 'PUT',
  5: 'PATCH',
  6: 'DELETE',
  7: 'OPTIONS',
};

/** `http`, `keyword` and `api`; a sentence where it cannot come over. */
export function robotWebDraft(
  kind: string,
  row: Row,
  base: Omit<FileMonitor, 'type' | 'settings'>,
  tags: string[],
  notes: string[],
): Draft | string {
  const url = webAddress(textOf(row, 'url'));
  if (!url) return `Its address "${textOf(row, 'url')}" cannot be opened.`;
  const auth = authOf(row, url);
  if (typeof auth === 'string') return auth;
  const condition = kind === 'keyword' ? keywordOf(row, notes) : kind === 'api' ? assertionsOf(row) : {};
  if (typeof condition === 'string') return condition;
  const settings: Settings = { url: url.href, ...requestOf(row), ...auth, ...condition, ...answerOf(row) };
  const ssl = isRow(row['ssl']) ? row['ssl'] : {};
  if (flagOf(row, 'ignore_ssl_errors') || flagOf(ssl, 'ignore_errors')) settings['ignoreCertificate'] = true;
  const certificate = flagOf(row, 'sslExpirationReminder') === true || flagOf(row, 'checkSSLErrors') === true;
  const domain = flagOf(row, 'domainExpirationReminder') === true;
  return webDraft({ ...base, settings }, url, { group: null, tags, certificate, domain });
}

function requestOf(row: Row): Settings {
  const written = textOf(row, 'httpMethodType', 'http_method').toUpperCase();
  const method = methods[written] ?? written;
  const headers = headersOf(row['customHttpHeaders'] ?? row['custom_http_headers']);
  const body = bodyOf(row['postValueData'] ?? row['post_value']);
  const sends = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method);
  const form = textOf(row, 'postValueType', 'post_type') === 'KEY_VALUE' || textOf(row, 'post_type') === '1';
  if (sends && body && !headers.some((h) => h.name.toLowerCase() === 'content-type'))
    headers.push({ name: 'Content-Type', value: form ? 'application/x-www-form-urlencoded' : 'application/json' });
  return {
    ...(sends ? { method } : {}),
    ...(headers.length > 0 ? { headers } : {}),
    ...(sends && body ? { body: form ? formOf(row['postValueData'] ?? row['post_value'], body) : body } : {}),
  };
}

const bodyOf = (value: unknown): string =>
  typeof value === 'string' ? value : isRow(value) || Array.isArray(value) ? JSON.stringify(value) : '';

function formOf(value: unknown, text: string): string {
  return isRow(value)
    ? new URLSearchParams(Object.entries(value).map(([k, v]): [string, string] => [k, plain(v)])).toString()
    : text;
}

function answerOf(row: Row): Settings {
  const codes = Array.isArray(row['successHttpResponseCodes'])
    ? (row['successHttpResponseCodes'] as unknown[]).map(String)
    : [];
  const statuses = codes
    .map((c) => c.toLowerCase().replace(/^([1-5])xx$/, '$100-$199'))
    .filter((c) => /^[1-5]\d\d(-[1-5]\d\d)?$/.test(c));
  const slow = numberOf(row, 'responseTimeThreshold');
  return {
    ...(statuses.length > 0 ? { status: statuses.join(', ') } : {}),
    ...(flagOf(row, 'followRedirections') === false ? { follow: false } : {}),
    ...(slow ? { slowMs: clamp(slow, 50, 300_000) } : {}),
  };
}

function authOf(row: Row, url: URL): Settings | string {
  const kind = textOf(row, 'authType', 'http_auth_type').toUpperCase();
  const user = textOf(row, 'httpUsername', 'http_username') || decodeURIComponent(url.username);
  const password = verbatim(row, 'httpPassword', 'http_password') || decodeURIComponent(url.password);
  url.username = url.password = '';
  if (kind === 'DIGEST' || kind === '2') return 'It signs in by digest, which monitors here cannot.';
  if (kind === 'BEARER')
    return password
      ? { auth: { kind: 'bearer', token: password } }
      : 'It signs in by a bearer token that the file does not hold.';
  return user ? { auth: { kind: 'basic', user, password } } : {};
}

/** Their word says when to raise the alarm: 1 where the keyword is there, 2 where it is missing. */
function keywordOf(row: Row, notes: string[]): Settings | string {
  const keyword = verbatim(row, 'keywordValue', 'keyword_value');
  if (!keyword) return 'It has no keyword.';
  const type = textOf(row, 'keywordType', 'keyword_type').toLowerCase().replaceAll('_', ' ');
  const cases = textOf(row, 'keywordCaseType', 'keyword_case_type');
  if (cases === '1' || cases === 'CaseInsensitive')
    notes.push('Its keyword must now be written as on the page, in capital and small letters too.');
  if (['1', 'exists', 'alert exists'].includes(type)) return { lacks: [keyword] };
  if (['2', 'not exists', 'alert not exists'].includes(type)) return { contains: [keyword] };
  return `Its keyword type "${type}" is not known here.`;
}

function assertionsOf(row: Row): Settings | string {
  const config = isRow(row['config']) ? row['config'] : {};
  const asked = isRow(config['apiAssertions']) ? config['apiAssertions'] : {};
  const checks = Array.isArray(asked['checks']) ? asked['checks'].filter(isRow) : [];
  if (asked['logic'] === 'OR' && checks.length > 1) return 'Its conditions hold where one of them does; here all must.';
  const signs: Record<string, string> = {
    equals: 'equals',
    contains: 'contains',
    greater_than: 'above',
    less_than: 'below',
    is_not_null: 'exists',
  };
  const json = [];
  for (const check of checks) {
    const [path, comparison] = [textOf(check, 'property'), textOf(check, 'comparison')];
    const is = signs[comparison];
    if (!is) return `It compares by "${comparison}"; here there are equals, contains, above, below and exists.`;
    if (!/^\$(\.?[\w$-]+|\[\d+\])(\.[\w$-]+|\[\d+\])*$/.test(path))
      return `Its path "${path}" is more than a plain path.`;
    json.push({ path, is, ...(is === 'exists' ? {} : { value: plain(check['target']) }) });
  }
  return json.length > 0 ? { json, errorPages: false } : { errorPages: false };
}

/** Numbers and truth as text; anything that is no plain value as JSON. */
const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
