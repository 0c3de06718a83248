import { listRequests, readRequest, writeToRequest } from '#contract/desk';
import { createMailbox, listMails } from '#contract/desk-mail';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ImapFake, startImap } from '../fakes/imap-server.ts';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, until } from './stage/store.ts';

let server: Server;
let imap: ImapFake;
let office: PostOffice;
beforeAll(async () => {
  [server, imap, office] = await Promise.all([startServer(), startImap(), startPostOffice()]);
});
afterAll(async () => {
  await Promise.all([server.close(), imap.close(), office.close()]);
});

const count = 30;
const letter = (n: number) =>
  `From: Client ${n} <client${n}@shop.example>\r\nTo: support@agency.example\r\nSubject: Letter ${n}\r\nMessage-ID: <${n}@shop.example>\r\n\r\nText ${n}\r\n`;

test('killed while it fetches mail and started again, each mail is one request, and the answer finds its way', async () => {
  for (let n = 0; n < count; n += 1) imap.deliver(letter(n));
  let call = await callerOf(server.base);
  await mailTo(call, office, 'duty@flows.test');
  let stored = 0;
  const killed = new Promise<void>((resolve, reject) => {
    imap.before = async (command) => {
      if (!command.startsWith('UID STORE') || (stored += 1) !== 10) return;
      // The tenth is kept and not marked.
      await server.kill().then(resolve, reject);
    };
  });
  await call(createMailbox, {
    body: {
      kind: 'imap',
      name: 'Support',
      address: 'support@agency.example',
      unknown: 'open',
      imap: { host: '127.0.0.1', port: imap.port, security: 'none', user: 'support', password: imap.password },
    },
  });
  await killed;
  expect(imap.mails.filter(({ flags }) => flags.has('\\Seen')).length).toBeLessThan(count);
  await server.start();
  call = await callerOf(server.base);
  await until(async () => (await call(listRequests, { query: {} })).total === count);
  await until(async () => (await call(listMails, { query: { outcome: 'waiting' } })).total === 0);
  const { items, total } = await call(listRequests, { query: { limit: 100 } });
  expect(total).toBe(count);
  expect(items.map(({ topic }) => topic).sort()).toEqual(Array.from({ length: count }, (_, n) => `Letter ${n}`).sort());
  expect((await call(listMails, { query: {} })).total).toBe(count);
  await until(async () => imap.mails.every(({ flags }) => flags.has('\\Seen')));

  const { id } = items.find(({ topic }) => topic === 'Letter 7')!;
  await call(writeToRequest, { params: { id }, body: { text: 'We look into it.' } });
  const sent = await office.waitFor(({ letter: one }) => one.to.includes('client7@shop.example'));
  expect(sent.letter.subject).toMatch(/^Re: Letter 7 \[#\d+-\w+\]$/);
  imap.deliver(
    `From: client7@shop.example\r\nTo: support@agency.example\r\nSubject: Re: ${sent.letter.subject}\r\nMessage-ID: <again@shop.example>\r\n\r\nThank you.\r\n`,
  );
  await until(async () =>
    (await call(readRequest, { params: { id } })).messages.some(
      ({ text, side }) => text === 'Thank you.' && side === 'client',
    ),
  );
  expect((await call(listRequests, { query: {} })).total).toBe(count);
});
