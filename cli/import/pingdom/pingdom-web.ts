import { clamp, flagOf, headersOf, isRow, numberOf, type Row, textOf, verbatim } from '../fields.ts';
import type { Draft, FileMonitor } from '../reading.ts';
import { hostOf, webAddress, webDraft } from '../web-draft.ts';

type Base = Omit<FileMonitor, 'type' | 'settings'>;

/** An `http` check; a list alone knows neither path nor conditions, which is said. */
export function pingdomWebDraft(
  row: Row,
  details: Row | null,
  base: Base,
  tags: string[],
  notes: string[],
): Draft | string {
  const known = details ?? row;
  const encryption = flagOf(known, 'encryption') ?? flagOf(row, 'encryption');
  const url = addressOf(row, known, encryption);
  if (!url) return `Its address "${textOf(row, 'hostname')}${textOf(known, 'url')}" cannot be opened.`;
  if (!details)
    notes.push(
      'The file has only the line of a list: path and conditions come with the details of the check (GET /checks/{id}).',
    );
  else if (encryption === undefined)
    notes.push('The file does not say whether it is opened by https; https was taken.');
  const user = textOf(known, 'username');
  const headers =
    isRow(known['requestheaders']) || Array.isArray(known['requestheaders'])
      ? headersOf(known['requestheaders']).filter(isOurs)
      : [];
  const body = verbatim(known, 'postdata');
  if (body && !headers.some((h) => h.name.toLowerCase() === 'content-type'))
    headers.push({ name: 'Content-Type', value: 'application/x-www-form-urlencoded' });
  const [contains, lacks] = [verbatim(known, 'shouldcontain'), verbatim(known, 'shouldnotcontain')];
  const slow = numberOf(row, 'responsetime_threshold');
  const verifies = flagOf(known, 'verify_certificate') !== false;
  const settings = {
    url: url.href,
    ...(body ? { method: 'POST', body } : {}),
    ...(headers.length > 0 ? { headers } : {}),
    ...(user ? { auth: { kind: 'basic', user, password: verbatim(known, 'password') } } : {}),
    ...(contains ? { contains: [contains] } : {}),
    ...(lacks ? { lacks: [lacks] } : {}),
    // Thirty seconds is what Pingdom fills in by itself.
    ...(slow && slow !== 30_000 ? { slowMs: clamp(slow, 50, 300_000) } : {}),
    ...(verifies ? {} : { ignoreCertificate: true }),
  };
  const days = numberOf(known, 'ssl_down_days_before') ?? 0;
  return webDraft({ ...base, settings }, url, {
    group: null,
    tags,
    certificate: verifies && days > 0,
    ...(days > 0 ? { warnDays: days } : {}),
    domain: false,
  });
}

function addressOf(row: Row, known: Row, encryption: boolean | undefined): URL | null {
  const path = textOf(known, 'url') || '/';
  if (/^https?:\/\//i.test(path)) return webAddress(path);
  const secure = encryption ?? numberOf(known, 'port') !== 80;
  const port = numberOf(known, 'port');
  const host = hostOf(textOf(row, 'hostname'));
  const own = port && port !== (secure ? 443 : 80) ? `:${port}` : '';
  return webAddress(
    `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}${own}${path.startsWith('/') ? '' : '/'}${path}`,
  );
}

/** Its own name as the visitor is no header that one would carry over. */
const isOurs = ({ name, value }: { name: string; value: string }): boolean =>
  !(name.toLowerCase() === 'user-agent' && /pingdom/i.test(value));
