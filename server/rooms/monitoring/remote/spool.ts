import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
  readFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** What is kept for later is bounded: a disk that is full helps nobody. */
const MOST_BYTES = 512 * 1024 * 1024;
const CHUNK = 256 * 1024;

/**
 * Lines kept on disk until they were handed in, in order. `append` returns when the line is on disk; a line that was
 * read and not yet `done` is read again after a restart.
 */
export class Spool {
  readonly #path: string;
  readonly #fd: number;
  #read = 0;
  #size: number;

  constructor(path: string) {
    this.#path = path;
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(this.#mark)) this.#read = Number(readFileSync(this.#mark, 'utf8')) || 0;
    this.#fd = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
    this.#size = statSync(path).size;
    this.#read = Math.min(this.#read, this.#size);
    this.#cutTorn();
  }

  get empty(): boolean {
    return this.#read >= this.#size;
  }

  /** @returns false where there is no room left */
  append(line: string): boolean {
    const bytes = Buffer.from(`${line}\n`);
    if (this.#size + bytes.length > MOST_BYTES) return false;
    writeSync(this.#fd, bytes, 0, bytes.length, this.#size);
    fdatasyncSync(this.#fd);
    this.#size += bytes.length;
    return true;
  }

  /** The oldest line that is not done, or null. */
  next(): string | null {
    if (this.empty) return null;
    const parts: Buffer[] = [];
    for (let at = this.#read; at < this.#size; at += CHUNK) {
      const part = Buffer.alloc(Math.min(CHUNK, this.#size - at));
      readSync(this.#fd, part, 0, part.length, at);
      const end = part.indexOf(10);
      parts.push(end < 0 ? part : part.subarray(0, end));
      if (end >= 0) break;
    }
    return Buffer.concat(parts).toString('utf8');
  }

  /** The line that `next` gave is handed in. */
  done(line: string): void {
    this.#read += Buffer.byteLength(line) + 1;
    if (this.empty) {
      ftruncateSync(this.#fd, 0);
      this.#read = 0;
      this.#size = 0;
    }
    writeFileSync(`${this.#mark}.new`, String(this.#read));
    renameSync(`${this.#mark}.new`, this.#mark);
  }

  close(): void {
    closeSync(this.#fd);
  }

  get #mark(): string {
    return `${this.#path}.done`;
  }

  /** A line that was being written when the machine went down was never acknowledged. */
  #cutTorn(): void {
    const last = Buffer.alloc(1);
    while (this.#size > this.#read) {
      readSync(this.#fd, last, 0, 1, this.#size - 1);
      if (last[0] === 10) break;
      this.#size -= 1;
    }
    ftruncateSync(this.#fd, this.#size);
  }
}
