/** Bytes of a text in a single-byte charset: the decoder of the runtime turned round. @throws Error for a character it lacks */
export function encode(text: string, charset: string): Buffer {
  if (/^utf-?8$/i.test(charset)) return Buffer.from(text, 'utf8');
  const decoder = new TextDecoder(charset);
  const byCharacter = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) byCharacter.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from(
    [...text].map((character) => {
      const byte = byCharacter.get(character);
      if (byte === undefined) throw new Error(`${charset} has no "${character}"`);
      return byte;
    }),
  );
}

export function transferred(bytes: Buffer, encoding: 'base64' | 'quoted-printable' | '8bit'): Buffer {
  if (encoding === '8bit') return bytes;
  if (encoding === 'base64') return Buffer.from(bytes.toString('base64').replace(/(.{76})/g, '$1\r\n'));
  const lines = bytes
    .toString('latin1')
    .split('\r\n')
    .map((line) => softened(line.replace(/[^\t !-<>-~]|[ \t]$/g, (c) => `=${hex(c)}`)));
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

const hex = (character: string) => character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
const softened = (line: string) => line.replace(/((?:=..|[^=]){60})(?=.)/g, '$1=\r\n');
export const encodedWord = (text: string, charset: string): string =>
  `=?${charset}?B?${encode(text, charset).toString('base64')}?=`;
