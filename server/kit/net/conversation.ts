import { request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Answer, Ask, Fault } from './exchange.ts';
import { onStop } from './stop.ts';

/** Writes a request to a socket and reads the answer into `answer`; `done` when the body has ended, one way or another. */
export class Conversation {
  readonly done: Promise<void>;
  readonly #ask: Ask;
  readonly #socket: Socket;
  readonly #answer: Answer;
  readonly #chunks: Buffer[] = [];
  readonly #begun = performance.now();
  readonly #forget: () => void;
  #resolve: (() => void) | undefined;
  #timer: NodeJS.Timeout;
  #response: IncomingMessage | undefined;
  #heard = 0;
  #last = this.#begun;
  #kept = 0;

  constructor(ask: Ask, socket: Socket, answer: Answer) {
    this.#ask = ask;
    this.#socket = socket;
    this.#answer = answer;
    this.done = new Promise((resolve) => (this.#resolve = resolve));
    this.#timer = this.#wakeAfter(ask.limits.firstByteMs);
    this.#forget = onStop(ask.signal, () => this.#finish('stopped'));
    const request = open(ask, socket);
    request.on('response', (incoming) => this.#hear(incoming));
    request.on('error', (error: NodeJS.ErrnoException) => {
      const code = error.code ?? '';
      const unheard = code.startsWith('HPE_') ? 'malformed' : 'closed';
      this.#finish(this.#response ? 'cut' : unheard, code || error.message);
    });
    request.end(ask.body);
  }

  #wakeAfter(ms: number): NodeJS.Timeout {
    const left = this.#ask.deadline - performance.now();
    return setTimeout(() => this.#late(), Math.max(1, Math.min(ms, left)));
  }

  #finish(fault?: Fault, detail?: string): void {
    if (!this.#resolve) return;
    clearTimeout(this.#timer);
    this.#forget();
    const answer = this.#answer;
    answer.fault = fault;
    answer.detail = detail;
    if (this.#response) answer.phases.transfer = performance.now() - this.#heard;
    answer.body = this.#chunks.length === 1 ? this.#chunks[0]! : Buffer.concat(this.#chunks);
    if (fault || !this.#response?.complete) this.#socket.destroy();
    this.#resolve();
    this.#resolve = undefined;
  }

  #late(): void {
    const now = performance.now();
    const quiet = now - this.#last;
    const { idleMs } = this.#ask.limits;
    if (now >= this.#ask.deadline - 1) this.#finish('total_timeout', 'no end in time');
    else if (!this.#response) this.#finish('first_byte_timeout', 'no answer in time');
    else if (quiet >= idleMs - 1) this.#finish('idle_timeout', `silent after ${this.#answer.received} bytes`);
    else this.#timer = this.#wakeAfter(idleMs - quiet);
  }

  #hear(incoming: IncomingMessage): void {
    this.#response = incoming;
    this.#heard = this.#last = performance.now();
    this.#answer.phases.firstByte = this.#heard - this.#begun;
    this.#answer.status = incoming.statusCode ?? 0;
    this.#answer.headers = incoming.headers;
    if (this.#ask.headOnly) return this.#finish();
    clearTimeout(this.#timer);
    this.#timer = this.#wakeAfter(this.#ask.limits.idleMs);
    incoming.on('data', (chunk: Buffer) => this.#take(chunk));
    incoming.on('end', () => this.#finish(incoming.complete ? undefined : 'cut'));
    incoming.on('error', (error) => this.#finish('cut', error.message));
    incoming.on('close', () => this.#finish(incoming.complete ? undefined : 'cut'));
  }

  #take(chunk: Buffer): void {
    const { keepBytes, readBytes } = this.#ask.limits;
    this.#last = performance.now();
    this.#answer.received += chunk.length;
    if (this.#kept < keepBytes) {
      const part = this.#kept + chunk.length > keepBytes ? chunk.subarray(0, keepBytes - this.#kept) : chunk;
      this.#kept += part.length;
      this.#chunks.push(part);
    }
    if (this.#answer.received <= readBytes) return;
    this.#answer.capped = true;
    this.#finish();
  }
}

function open(ask: Ask, socket: Socket): ClientRequest {
  return httpRequest({
    method: ask.method,
    path: ask.where.path,
    headers: ask.headers as string[],
    createConnection: () => socket,
    maxHeaderSize: 64 * 1024,
    setHost: false,
  });
}
