/**
 * Words of a mail in UTF-7 (RFC 2152): `+BBo-` is `К`. The parser leaves it undecoded, since it may hide HTML; we read it after
 * HTML has become text, where it can hide nothing. What is no proper UTF-7 stays as it is.
 */
export function readUtf7(text: string): string {
  return text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, coded: string) => {
    if (coded === '') return whole === '+-' ? '+' : whole;
    const bytes = Buffer.from(coded, 'base64');
    const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const said = Buffer.from(even).swap16().toString('utf16le');
    return even.length > 0 && said.isWellFormed() && !said.includes('\0') ? said : whole;
  });
}

export const saysUtf7 = (raw: Buffer): boolean =>
  /charset\s*=\s*"?(?:unicode-1-1-|unicode-2-0-)?utf-7/i.test(raw.subarray(0, 100_000).toString('latin1'));
