/** Under these names mail services hand on the raw mail: Mailgun, SendGrid, Postmark, CloudMailin, SES and others. */
const fields = ['body-mime', 'email', 'rawemail', 'message', 'raw', 'mime', 'content', 'raw_message'];
/** A header line, after what mailbox files put before it. */
const startsLikeMail = /^(?:\s*From .*\r?\n|>?From .*\r?\n)?[A-Za-z][A-Za-z0-9-]{0,76}[ \t]*:/;

/** The raw mail in what was posted, or null. Bytes of a raw mail stay as they are. */
export function rawIn(body: Buffer, contentType: string): Buffer | null {
  const type = contentType.split(';')[0]!.trim().toLowerCase();
  if (type === 'multipart/form-data') return first(formParts(body, contentType));
  if (type === 'application/x-www-form-urlencoded')
    return first(
      [...new URLSearchParams(body.toString('latin1'))].map(([name, value]) => [name, Buffer.from(value, 'utf8')]),
    );
  if (type === 'application/json') return inJson(body);
  return looksLikeMail(body) ? body : null;
}

const looksLikeMail = (raw: Buffer): boolean => startsLikeMail.test(raw.subarray(0, 2000).toString('latin1'));

function first(parts: readonly [name: string, value: Buffer][]): Buffer | null {
  for (const wanted of fields)
    for (const [name, value] of parts) if (name.toLowerCase() === wanted && looksLikeMail(value)) return value;
  return null;
}

function inJson(body: Buffer): Buffer | null {
  const said = parsed(body.toString('utf8'));
  if (typeof said !== 'object' || said === null) return null;
  const texts = Object.entries(said).flatMap(([name, value]): [string, Buffer][] => {
    if (typeof value !== 'string') return [];
    const plain = Buffer.from(value, 'utf8');
    // Some services write the raw mail in base64.
    return [[name, looksLikeMail(plain) ? plain : Buffer.from(value, 'base64')]];
  });
  return first(texts);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const mostParts = 100;

/** Fields and files of a form (RFC 7578), bytes untouched. */
function formParts(body: Buffer, contentType: string): [string, Buffer][] {
  const boundary = /boundary="?([^";]{1,200})"?/i.exec(contentType)?.[1];
  if (!boundary) return [];
  const mark = Buffer.from(`--${boundary}`);
  const parts: [string, Buffer][] = [];
  let at = body.indexOf(mark);
  while (at !== -1 && parts.length < mostParts) {
    const start = at + mark.length;
    const next = body.indexOf(Buffer.from(`\r\n--${boundary}`), start);
    if (next === -1) break;
    const headEnd = body.indexOf('\r\n\r\n', start);
    if (headEnd !== -1 && headEnd < next) {
      const name = /;\s*name="([^"]{1,100})"/i.exec(body.subarray(start, headEnd).toString('latin1'))?.[1];
      if (name) parts.push([name, body.subarray(headEnd + 4, next)]);
    }
    at = next + 2;
  }
  return parts;
}
