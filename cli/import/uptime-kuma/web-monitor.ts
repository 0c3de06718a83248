import { clamp, flagOf, headersOf, numberOf, parsed, type Row, textOf, verbatim } from '../fields.ts';
import type { Draft } from '../reading.ts';
import { webAddress, webDraft } from '../web-draft.ts';
import { common, type KumaMonitor, ownTimeout } from './kuma-monitor.ts';

type Settings = Record<string, unknown>;

/** `http`, `keyword`, `json-query` and `real-browser`; a sentence where it cannot come over. */
export function httpDraft(monitor: KumaMonitor, notes: string[]): Draft | string {
  const { row, type } = monitor;
  const url = webAddress(textOf(row, 'url'));
  if (!url) return `Its address "${textOf(row, 'url')}" cannot be opened.`;
  const auth = authOf(row, url);
  if (typeof auth === 'string') return auth;
  const condition = conditionOf(row, type);
  if (typeof condition === 'string') return condition;
  if (type === 'real-browser') notes.push('It is opened without a browser: scripts of the page do not run.');
  const settings: Settings = { url: url.href, ...requestOf(row, notes), ...auth, ...condition, ...answerOf(row) };
  const ignores = flagOf(row, 'ignoreTls', 'ignore_tls') === true;
  const certificate = !ignores && flagOf(row, 'expiryNotification', 'expiry_notification') !== false;
  const domain = flagOf(row, 'domainExpiryNotification', 'domain_expiry_notification') === true;
  return webDraft({ ...common(monitor), settings }, url, {
    group: monitor.group,
    tags: monitor.tags,
    certificate,
    domain,
  });
}

function requestOf(row: Row, notes: string[]): Settings {
  const method = (textOf(row, 'method') || 'GET').toUpperCase();
  const body = method === 'GET' ? '' : verbatim(row, 'body');
  const headers = headersOf(row['headers']);
  const encoding = textOf(row, 'httpBodyEncoding', 'http_body_encoding') || 'json';
  const kind = { json: 'application/json', form: 'application/x-www-form-urlencoded', xml: 'text/xml; charset=utf-8' }[
    encoding
  ];
  if (body && kind && !headers.some((h) => h.name.toLowerCase() === 'content-type'))
    headers.push({ name: 'Content-Type', value: kind });
  if (method === 'HEAD') notes.push('HEAD became GET: it is what visitors use.');
  if (flagOf(row, 'cacheBust', 'cache_bust'))
    notes.push('Nothing is added to the address against caches; the setting "visitors" with "uncached" does it.');
  return {
    ...(method === 'GET' || method === 'HEAD' ? {} : { method }),
    ...(headers.length > 0 ? { headers } : {}),
    ...(body ? { body } : {}),
  };
}

function answerOf(row: Row): Settings {
  const kept = row['accepted_statuscodes'] ?? parsed(textOf(row, 'accepted_statuscodes_json'));
  const statuses = (Array.isArray(kept) ? kept : []).map(String).filter((s) => /^[1-5]\d\d(-[1-5]\d\d)?$/.test(s));
  const redirects = numberOf(row, 'maxredirects') ?? 10;
  const timeout = ownTimeout(row);
  return {
    ...(statuses.length > 0 ? { status: statuses.join(', ') } : {}),
    ...(redirects === 0 ? { follow: false } : redirects === 10 ? {} : { maxRedirects: clamp(redirects, 0, 30) }),
    ...(flagOf(row, 'ignoreTls', 'ignore_tls') ? { ignoreCertificate: true } : {}),
    ...(timeout && timeout > 10 ? { firstByteMs: clamp(timeout * 1000, 100, 60_000) } : {}),
  };
}

function authOf(row: Row, url: URL): Settings | string {
  const method = textOf(row, 'authMethod', 'auth_method');
  const user = textOf(row, 'basic_auth_user') || decodeURIComponent(url.username);
  const password = verbatim(row, 'basic_auth_pass') || decodeURIComponent(url.password);
  url.username = url.password = '';
  if (method === 'bearer') return { auth: { kind: 'bearer', token: verbatim(row, 'bearer_token') } };
  if (['ntlm', 'oauth2-cc', 'mtls'].includes(method)) return `It signs in by ${method}, which monitors here cannot.`;
  return user ? { auth: { kind: 'basic', user, password } } : {};
}

function conditionOf(row: Row, type: string): Settings | string {
  if (type === 'keyword') {
    const keyword = verbatim(row, 'keyword');
    if (!keyword) return 'It has no keyword.';
    return flagOf(row, 'invertKeyword', 'invert_keyword') ? { lacks: [keyword] } : { contains: [keyword] };
  }
  if (type !== 'json-query') return {};
  const asked = textOf(row, 'jsonPath', 'json_path');
  const path = /^\$\.?$/.test(asked) ? '' : asked.replace(/^\$\.?/, '').replace(/\[["']([\w$-]+)["']\]/g, '.$1');
  if (!/^(\.?[\w$-]+|\[\d+\])(\.[\w$-]+|\[\d+\])*$/.test(path)) return `Its JSON query "${asked}" is more than a path.`;
  const operator = textOf(row, 'jsonPathOperator', 'json_path_operator') || '==';
  const is = { '==': 'equals', contains: 'contains', '>': 'above', '<': 'below' }[operator];
  if (!is) return `Its JSON query compares by "${operator}"; here there are equals, contains, above and below.`;
  return {
    json: [
      { path: `$${path.startsWith('[') ? '' : '.'}${path}`, is, value: textOf(row, 'expectedValue', 'expected_value') },
    ],
    errorPages: false,
  };
}
