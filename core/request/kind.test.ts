import { expect, test } from 'vitest';
import { bareSubject, natureOf, subjectTag, threadKeys } from './index.ts';

const mail = (headers: Record<string, string>, of: Partial<Parameters<typeof natureOf>[0]> = {}) => ({
  headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
  subject: 'Cart',
  from: 'ann@shop.example',
  contentType: 'text/plain',
  deliveryStatus: '',
  text: '',
  ...of,
});

const cases: [what: string, of: Parameters<typeof natureOf>[0], kind: string, because: string | null][] = [
  ['a person', mail({}), 'person', null],
  ['a person says that no machine sent it', mail({ 'auto-submitted': 'no' }), 'person', null],
  ['Exchange asks not to be answered by machines', mail({ 'x-auto-response-suppress': 'All' }), 'person', null],
  ['RFC 3834', mail({ 'auto-submitted': 'auto-replied' }), 'auto', 'auto-submitted'],
  [
    'a program tells',
    mail({ 'auto-submitted': 'auto-generated; owner-email="a@b.example"' }),
    'auto',
    'auto-submitted',
  ],
  ['X-Autoreply', mail({ 'x-autoreply': 'yes' }), 'auto', 'x-autoreply'],
  ['X-Autorespond', mail({ 'x-autorespond': '' }), 'auto', 'x-autorespond'],
  ['Precedence of machines', mail({ precedence: 'auto_reply' }), 'auto', 'precedence'],
  ['no way back', mail({ 'return-path': '<>' }), 'auto', 'return-path'],
  [
    'a read receipt',
    mail({}, { contentType: 'multipart/report; report-type=disposition-notification' }),
    'auto',
    'report',
  ],
  ['by its subject', mail({}, { subject: 'Automatic reply: Cart' }), 'auto', 'subject'],
  ['by its subject, ru', mail({}, { subject: 'Автоматический ответ: Корзина' }), 'auto', 'subject'],
  ['by its subject, uk', mail({}, { subject: 'Автоматична відповідь: Кошик' }), 'auto', 'subject'],
  ['out of office', mail({}, { subject: 'Out of Office: back on Monday' }), 'auto', 'subject'],
  ['a question about such mails', mail({}, { subject: 'Customers get no automatic reply' }), 'person', null],
  ['a list', mail({ precedence: 'list' }), 'list', 'precedence'],
  ['bulk', mail({ precedence: 'bulk' }), 'list', 'precedence'],
  ['List-Id', mail({ 'list-id': '<news.shop.example>' }), 'list', 'list-id'],
  ['List-Unsubscribe', mail({ 'list-unsubscribe': '<https://a.example>' }), 'list', 'list-unsubscribe'],
  [
    'an answer of a machine on a list',
    mail({ 'auto-submitted': 'auto-replied', 'list-id': '<a>' }),
    'auto',
    'auto-submitted',
  ],
  [
    'a report',
    mail({}, { contentType: 'multipart/report; report-type=delivery-status; boundary=x' }),
    'bounce',
    'report',
  ],
  ['Exim', mail({ 'x-failed-recipients': 'gone@shop.example' }), 'bounce', 'x-failed-recipients'],
  [
    'the postmaster',
    mail({}, { from: 'MAILER-DAEMON@mx.example', text: 'to <gone@shop.example> failed' }),
    'bounce',
    'sender',
  ],
];

test.each(cases)('%s', (_what, of, kind, because) => {
  expect(natureOf(of)).toMatchObject({ kind, because });
});

test('a report says who was not reached, and whether it is final', () => {
  const report = (deliveryStatus: string) => natureOf(mail({}, { deliveryStatus })).bounce;
  expect(
    report(
      'Reporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; Gone@Shop.example\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such user',
    ),
  ).toEqual({ failed: ['gone@shop.example'], permanent: true, said: 'smtp; 550 no such user' });
  expect(report('Final-Recipient: rfc822; a@b.example\nAction: delayed\nStatus: 4.4.1')).toEqual({
    failed: ['a@b.example'],
    permanent: false,
    said: null,
  });
  expect(report('Original-Recipient: rfc822;a@b.example\nStatus: 4.2.2')?.permanent).toBe(false);
  expect(
    natureOf(mail({}, { from: 'postmaster@mx.example', subject: 'Delayed Mail', text: 'x@y.example' })).bounce,
  ).toEqual({ failed: ['x@y.example'], permanent: false, said: null });
});

test('thread keys stand in headers, else our mark in an address or in the subject', () => {
  const keys = threadKeys(
    new Map([
      ['message-id', ['<c@x>']],
      ['in-reply-to', ['<b@x> (a comment)']],
      ['references', ['<a@x>\t<b@x> <a@x>']],
    ]),
    'Re: Cart [#42-k3j9x2]',
    ['support+7-abcdef@agency.example'],
  );
  expect(keys).toEqual({
    messageId: 'c@x',
    inReplyTo: ['b@x'],
    references: ['a@x', 'b@x'],
    tag: { number: 7, check: 'abcdef' },
  });
  expect(threadKeys(new Map(), `AW: ${subjectTag({ number: 42, check: 'k3j9x2' })} Cart`, []).tag).toEqual({
    number: 42,
    check: 'k3j9x2',
  });
  expect(threadKeys(new Map([['message-id', ['no brackets@x']]]), 'Order [#42] [#-x]', ['a+b@c.example'])).toEqual({
    messageId: 'no brackets@x',
    inReplyTo: [],
    references: [],
    tag: null,
  });
});

test.each([
  ['Re: Fwd: RE[2]: Cart', 'Cart'],
  ['Отв: Пер: Корзина', 'Корзина'],
  ['Відп: Кошик', 'Кошик'],
  ['[#42-k3j9x2] Re: Cart', 'Cart'],
  ['Reply time', 'Reply time'],
  ['re', 're'],
  ['', ''],
  ['  a \n b ', 'a b'],
])('the topic of %j', (subject, topic) => expect(bareSubject(subject)).toBe(topic));
