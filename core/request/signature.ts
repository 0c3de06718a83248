const longest = 12;
const devices =
  /^(?:sent (?:from|via|with) (?:my |the )?\S|get outlook for |отправлено (?:с|со|из|через|от) |надіслано (?:з|із|через|від) |відправлено (?:з|із|через|від) |пересылаемое сообщение отправлено из )/i;
const farewell =
  /^(?:(?:best|kind|warm|with best|with kind)? ?regards|best wishes|sincerely(?: yours)?|yours (?:sincerely|faithfully)|с уважением|с наилучшими пожеланиями|з повагою|з найкращими побажаннями)(?:[\s,.!–-]|$)/i;

/** How many lines from the start are left when what stands below a text as its signature is taken away. */
export function withoutSignature(lines: readonly string[]): number {
  let end = lastFilled(lines, lines.length);
  end = lastFilled(lines, withoutDelimited(lines, end));
  while (end > 1 && devices.test(lines[end - 1]!.trim()) && lines[end - 1]!.length < 120)
    end = lastFilled(lines, end - 1);
  end = lastFilled(lines, withoutDelimited(lines, end));
  return lastFilled(lines, withoutFarewell(lines, end));
}

/** `-- ` of RFC 3676, and `--` of those who lost its blank. */
function withoutDelimited(lines: readonly string[], end: number): number {
  for (let at = end - 1; at >= Math.max(0, end - longest - 1); at -= 1)
    if (/^--[ \u00a0]?$/.test(lines[at]!) || /^_{2,5}$/.test(lines[at]!)) return at > 0 ? at : end;
  return end;
}

/** A name and a post under a farewell; whatever looks like a further thought stays. */
function withoutFarewell(lines: readonly string[], end: number): number {
  for (let at = end - 1; at >= Math.max(1, end - 7); at -= 1) {
    if (!farewell.test(lines[at]!.trim()) || lines[at]!.length > 60) continue;
    const below = lines.slice(at + 1, end).map((line) => line.trim());
    return below.every(standsInSignature) && lines.slice(0, at).some((line) => line.trim() !== '') ? at : end;
  }
  return end;
}

const standsInSignature = (line: string): boolean =>
  line.length <= 60 && !/[.?!…]$/.test(line) && !/^(?:p\.? ?s|п\.? ?с|з\.? ?и)\b|^(?:p\.s|ps|p\.p\.s)/i.test(line);

function lastFilled(lines: readonly string[], end: number): number {
  let last = end;
  while (last > 0 && lines[last - 1]!.trim() === '') last -= 1;
  return last;
}
