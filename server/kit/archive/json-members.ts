import { Damaged } from './damaged.ts';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openers, closers] = [new Set([0x7b, 0x5b]), new Set([0x7d, 0x5d])];
const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
/** Deeper than any feed goes. */
const MOST_DEPTH = 64;

/**
 * The members of a JSON object, or the elements of an array, one by one, however big the whole is: no more than one of them is
 * in memory. Yields the value, and the key where there is one.
 * @param mostBytes of one member
 * @throws Damaged where it is no JSON, ends too soon, or goes on behind its end
 */
export async function* jsonMembers(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = 8 * 1024 * 1024,
): AsyncGenerator<{ key: string | null; value: unknown }> {
  const splitter = new Splitter(mostBytes);
  for await (const chunk of chunks) for (const text of splitter.take(chunk)) yield parsed(text, splitter.isObject);
  if (!splitter.ended) throw new Damaged('cut_off', 'the JSON ends before it is complete');
}

function parsed(text: string, isObject: boolean): { key: string | null; value: unknown } {
  try {
    if (text.trim() === '') throw new Error('nothing between two commas');
    if (!isObject) return { key: null, value: (JSON.parse(`[${text}]`) as unknown[])[0] };
    const [[key, value]] = Object.entries(JSON.parse(`{${text}}`) as object) as [[string, unknown]];
    return { key, value };
  } catch {
    throw new Damaged('no_json', `no JSON near "${text.trim().slice(0, 40)}"`);
  }
}

/** Knows of JSON what stands in quotes and how deep it is: enough to find the commas between members. */
class Splitter {
  isObject = false;
  ended = false;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #parts: Buffer[] = [];
  #size = 0;
  readonly #most: number;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  *take(bytes: Uint8Array): Generator<string> {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    let start = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.#inString) {
        i = this.#throughString(chunk, i);
        continue;
      }
      if (this.#depth === 0) {
        if (this.#begins(byte)) start = i + 1;
        continue;
      }
      if (byte === quote) this.#inString = true;
      else if (openers.has(byte)) this.#deeper();
      else if (closers.has(byte)) {
        if (--this.#depth > 0) continue;
        const last = this.#text(chunk.subarray(start, i));
        this.ended = true;
        if (last.trim() !== '') yield last;
      } else if (byte === comma && this.#depth === 1) {
        yield this.#text(chunk.subarray(start, i));
        start = i + 1;
      }
    }
    if (this.#depth > 0) this.#keep(chunk.subarray(start));
  }

  /** To the quote that ends it, or to the end of what is here. */
  #throughString(chunk: Buffer, from: number): number {
    for (let i = from; i < chunk.length; i++) {
      const byte = chunk[i];
      if (this.#escaped) this.#escaped = false;
      else if (byte === backslash) this.#escaped = true;
      else if (byte === quote) {
        this.#inString = false;
        return i;
      }
    }
    return chunk.length;
  }

  /** Before the first bracket and behind the last there is white space, and at most a byte order mark. */
  #begins(byte: number): boolean {
    if (isSpace(byte) || (!this.ended && (byte === 0xef || byte === 0xbb || byte === 0xbf))) return false;
    if (this.ended || !openers.has(byte)) throw new Damaged('no_json', 'it is no JSON object or list');
    this.isObject = byte === 0x7b;
    this.#deeper();
    return true;
  }

  #deeper(): void {
    if (++this.#depth > MOST_DEPTH) throw new Damaged('no_json', 'it is nested too deeply');
  }

  #keep(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > this.#most) throw new Damaged('too_big', `one entry has more than ${this.#most} bytes`);
    // What is kept beyond this chunk must not hold all of it in memory.
    this.#parts.push(Buffer.from(part));
  }

  #text(end: Buffer): string {
    if (this.#size + end.length > this.#most)
      throw new Damaged('too_big', `one entry has more than ${this.#most} bytes`);
    const text = this.#parts.length === 0 ? end.toString() : Buffer.concat([...this.#parts, end]).toString();
    this.#parts = [];
    this.#size = 0;
    return text;
  }
}
