/** A mail as it arrived, decoded. */
export interface Letter {
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  /** In small letters. */
  headers: Map<string, string>;
}

/** Reads a mail (RFC 5322 with MIME parts), as far as mails of a program go: text and HTML, no attachments. */
export function readLetter(raw: string, to: string[]): Letter {
  const { headers, body } = split(raw);
  const found: { text: string; html: string } = { text: '', html: '' };
  collect(headers, body, found);
  return {
    from: words(headers.get('from') ?? ''),
    to,
    subject: words(headers.get('subject') ?? ''),
    ...found,
    headers,
  };
}

function split(raw: string): { headers: Map<string, string>; body: string } {
  const [head = '', ...rest] = raw.replaceAll('\r\n', '\n').split('\n\n');
  const lines = head
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
    .map((line): [string, string] => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  return { headers: new Map(lines), body: rest.join('\n\n') };
}

function collect(headers: Map<string, string>, body: string, found: { text: string; html: string }): void {
  const kind = headers.get('content-type') ?? 'text/plain';
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(kind)?.[1];
  if (boundary !== undefined) {
    for (const part of body.split(`--${boundary}`).slice(1, -1)) {
      const inner = split(part.replace(/^\r?\n/, ''));
      collect(inner.headers, inner.body, found);
    }
    return;
  }
  const text = decode(body, headers.get('content-transfer-encoding') ?? '');
  if (/^text\/html/i.test(kind)) found.html ||= text;
  else found.text ||= text;
}

function decode(body: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  return /quoted-printable/i.test(encoding) ? quoted(body.replace(/=\n/g, '')) : body;
}

function quoted(text: string): string {
  const bytes = text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Words of a header that are not ASCII (RFC 2047). */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, text: string) =>
      how.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    );
}
