/** A line above which an answer stands: what follows is an older mail. `lines` it takes, and whether quotes must follow. */
export interface Opening {
  lines: number;
  /** `sure`: nobody writes that by hand. `quoted`: only where a `>` follows. */
  strength: 'sure' | 'quoted';
}

/** Stands in our own mails; whoever answers above it is cut there, whatever program they use. */
export const replyLine = '##- Vakhta -##';

const longestLine = 400;
const said =
  'wrote|writes|schrieb|пишет|писал(?:а|\\(а\\))?|написал(?:а|\\(а\\))?|пише|писав|писала|написав(?:\\(ла\\)|\\(-ла\\))?|написала';
const saidLast = new RegExp(`(?:${said})\\s?:$`, 'i');
const dated = /\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\b(?:19|20)\d\d\b|\d{1,2}:\d{2}/;
const banners =
  /^[\s>]*-{2,}\s*(?:original message|исходное сообщение|початкове повідомлення|вихідне повідомлення|оригінальне повідомлення|оригинальное сообщение|ursprüngliche nachricht)\s*-{2,}\s*$/i;
/** Yandex: `23.11.2026, 10:00, "Ivan" <a@b>:`; mail.ru: `Понедельник, 23 ноября 2026, 10:00 +03:00 от Иван <a@b>:` */
const addressed = (line: string): boolean =>
  line.endsWith(':') && /\d{1,2}:\d{2}/.test(line) && /@|\s(?:от|від|from)\s/i.test(line);
const fieldNames = {
  from: /^\s*\*?(?:from|от|від|von)\s?:\*?\s*\S/i,
  sent: /^\s*\*?(?:sent|date|отправлено|дата|надіслано|відправлено|gesendet)\s?:\*?\s*\S/i,
  to: /^\s*\*?(?:to|кому|an)\s?:\*?\s*\S/i,
  subject: /^\s*\*?(?:subject|тема|betreff)\s?:\*?/i,
};
const rule = /^\s*(?:_{10,}|-{10,}|={10,})\s*$/;

/** @returns what opens an older mail at this line, if something does */
export function openingAt(lines: readonly string[], at: number): Opening | null {
  const line = lines[at]!;
  if (line.length > longestLine) return null;
  if (line.includes(replyLine)) return { lines: 1, strength: 'sure' };
  if (banners.test(line)) return { lines: 1, strength: 'sure' };
  if (rule.test(line)) {
    const next = nextFilled(lines, at + 1);
    return next !== null && next - at <= 3 && isHeaderBlock(lines, next) ? { lines: 1, strength: 'sure' } : null;
  }
  if (isHeaderBlock(lines, at)) return { lines: 3, strength: 'sure' };
  return attributionAt(lines, at);
}

/** `On Mon, 23 Nov 2026 at 10:00, Ann` may go on for two lines more before it comes to `wrote:`. */
function attributionAt(lines: readonly string[], at: number): Opening | null {
  if (/^\s*>/.test(lines[at]!)) return null;
  let whole = '';
  for (let taken = 1; taken <= 3 && at + taken <= lines.length; taken += 1) {
    const part = lines[at + taken - 1]!;
    if (part.length > longestLine || part.trim() === '' || (taken > 1 && /^\s*>/.test(part))) return null;
    whole = `${whole} ${part.trim()}`.trim();
    if (whole.length > longestLine) return null;
    if (saidLast.test(whole)) {
      if (taken > 1 && !startsAttribution(lines[at]!)) return null;
      return { lines: taken, strength: dated.test(whole) && /[@<]|\d{1,2}:\d{2}/.test(whole) ? 'sure' : 'quoted' };
    }
    if (addressed(whole) && dated.test(whole) && (taken === 1 || startsAttribution(lines[at]!)))
      return { lines: taken, strength: /@/.test(whole) ? 'sure' : 'quoted' };
    if (!startsAttribution(lines[at]!)) return null;
  }
  return null;
}

const startsAttribution = (line: string): boolean =>
  /^\s*(?:on\s|am\s|\d{1,4}[./-]\d|\d{1,2}\s\p{L}+|(?:пн|вт|ср|чт|пт|сб|вс|нд)[.,]?\s|\p{L}{3,12},\s\d{1,2}\s)/iu.test(
    line,
  );

/** Outlook: From, Sent, To and Subject in a block of their own. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fieldNames.from.test(lines[at]!)) return false;
  const block = lines.slice(at + 1, at + 8);
  const has = (field: RegExp) => block.some((line) => line.length <= longestLine && field.test(line));
  return has(fieldNames.sent) && (has(fieldNames.to) || has(fieldNames.subject));
}

function nextFilled(lines: readonly string[], from: number): number | null {
  for (let at = from; at < Math.min(lines.length, from + 4); at += 1) if (lines[at]!.trim() !== '') return at;
  return null;
}
