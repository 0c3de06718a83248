import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  port: number;
  /** Raw mails that the server took. */
  mails: string[];
  /** Of each mail, in the same order. */
  recipients: string[][];
  /** Recipients for whom it is busy, whatever its mood. */
  busyFor: string[];
  /** What the server answers from now on: take mails, be busy (4xx), know no recipient (5xx), or take a mail and never say so. */
  mood: 'takes' | 'busy' | 'refuses' | 'silent';
  close(): Promise<void>;
}

/** A real SMTP server on loopback. */
export async function startMailbox(port = 0): Promise<Mailbox> {
  const box: Mailbox = { port: 0, mails: [], recipients: [], busyFor: [], mood: 'takes', close: async () => {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      const mood = box.busyFor.includes(address) ? 'busy' : box.mood;
      if (mood === 'takes' || mood === 'silent') return done();
      done(
        Object.assign(new Error(mood === 'busy' ? 'Try again later' : 'No such user here'), {
          responseCode: mood === 'busy' ? 451 : 550,
        }),
      );
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          box.mails.push(Buffer.concat(parts).toString('utf8'));
          box.recipients.push(session.envelope.rcptTo.map((to) => to.address));
          if (box.mood !== 'silent') done();
        });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  box.port = (server.server.address() as AddressInfo).port;
  box.close = () => new Promise((resolve) => server.close(() => resolve()));
  return box;
}

export interface Hook {
  url: string;
  requests: { path: string; headers: IncomingHttpHeaders; body: string }[];
  /** What is answered from now on. */
  answer: { status: number; body: string };
  close(): Promise<void>;
}

/** A web service on loopback that keeps what it was sent. */
export async function startHook(): Promise<Hook> {
  const hook: Hook = {
    url: '',
    requests: [],
    answer: { status: 200, body: '{"ok":true,"id":"abc","result":{"message_id":7}}' },
    close: async () => {},
  };
  const server = createServer((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (body += part))
      .on('end', () => {
        hook.requests.push({ path: request.url!, headers: request.headers, body });
        response.writeHead(hook.answer.status, { 'content-type': 'application/json' }).end(hook.answer.body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hook.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return hook;
}
