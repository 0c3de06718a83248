import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { readLetter, type Letter } from './letter.ts';

/** What reached the outside: mails as they are, other notices as the JSON that was posted. */
export interface Received {
  id: number;
  /** Epoch milliseconds of the office's clock. */
  at: number;
  /** `email`, or the first part of the path that was posted to. */
  channel: string;
  letter: Letter;
  json: unknown;
}

export interface PostOffice {
  smtpPort: number;
  /** Takes any POST: `http://127.0.0.1:40000/webhook`. */
  origin: string;
  received: Received[];
  /** The first that fits, now or later. @throws Error where none came in time */
  waitFor(fits: (received: Received) => boolean, timeoutMs?: number): Promise<Received>;
  close(): Promise<void>;
}

const mostKept = 500;

/** A mail server and a taker of webhooks on loopback that keep what they get. */
export async function startPostOffice(now: () => number = Date.now): Promise<PostOffice> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  let last = 0;
  const keep = (channel: string, letter: Letter, json: unknown): void => {
    received.push({ id: ++last, at: now(), channel, letter, json });
    if (received.length > mostKept) received.shift();
    for (const look of waiting) look();
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        keep(
          'email',
          readLetter(
            Buffer.concat(chunks).toString('utf8'),
            session.envelope.rcptTo.map((to) => to.address),
          ),
          null,
        );
        done();
      });
    },
  });
  smtp.on('error', () => undefined);
  const web = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const channel = (request.url ?? '/').split(/[/?]/)[1] || 'webhook';
      const json = body.startsWith('{') ? (JSON.parse(body) as unknown) : body;
      keep(channel, letterOf(json), json);
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: `note-${last}` }));
    });
  });
  await Promise.all([listen(smtp.server), listen(web)]);
  return {
    smtpPort: portOf(smtp.server),
    origin: `http://127.0.0.1:${portOf(web)}`,
    received,
    waitFor: (fits, timeoutMs = 120_000) => waitFor(received, waiting, fits, timeoutMs),
    close: async () => {
      web.closeAllConnections();
      await Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise<void>((done) => web.close(() => done())),
      ]);
    },
  };
}

function waitFor(
  received: Received[],
  waiting: Set<() => void>,
  fits: (one: Received) => boolean,
  timeoutMs: number,
): Promise<Received> {
  return new Promise((resolve, reject) => {
    const over = setTimeout(() => {
      waiting.delete(look);
      reject(
        new Error(
          `Nothing that fits came within ${timeoutMs} ms. There are: ${received.map((one) => one.letter.subject).join(' · ') || 'none'}`,
        ),
      );
    }, timeoutMs);
    const look = (): void => {
      const found = received.find(fits);
      if (!found) return;
      clearTimeout(over);
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
}

/** What a posted notice says, in the shape of a mail: the field names of webhooks, ntfy and chats. */
function letterOf(json: unknown): Letter {
  const fields = (typeof json === 'object' && json !== null ? json : { text: String(json) }) as Record<string, unknown>;
  const text = (...names: string[]): string =>
    names.map((name) => fields[name]).find((value) => typeof value === 'string') ?? '';
  const said = text('message', 'text');
  return {
    from: '',
    to: [],
    subject: text('subject', 'title') || said.split('\n')[0]!,
    text: said,
    html: '',
    headers: new Map(),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const portOf = (server: Server): number => (server.address() as AddressInfo).port;
