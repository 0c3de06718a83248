import { expect, test } from 'vitest';
import type { MailDomain } from '../../artifacts.ts';
import { about, judged } from '../../testing/judged.ts';
import mailSpoofing from './mail-spoofing.check.ts';

const spf = 'v=spf1 include:_spf.example ~all';
const dmarc = 'v=DMARC1; p=reject; rua=mailto:d@shop.example';
const mail = (more: Partial<MailDomain> = {}): MailDomain => ({
  domain: 'shop.example',
  mx: ['mx.shop.example'],
  txt: ['google-site-verification=x', spf],
  dmarc: [dmarc],
  dkim: [],
  ...more,
});

test.each<[string, MailDomain | null, string[] | null]>([
  ['both are there', mail(), []],
  ['no SPF', mail({ txt: [] }), ['SPF']],
  ['two of SPF count for none', mail({ txt: [spf, spf] }), ['SPF']],
  ['SPF that lets everybody', mail({ txt: ['v=spf1 +all'] }), ['SPF']],
  ['SPF that refuses', mail({ txt: ['v=spf1 -all'] }), []],
  ['SPF that has no opinion', mail({ txt: ['v=spf1 mx ?all'] }), ['SPF']],
  ['SPF that does not end', mail({ txt: ['v=spf1 mx'] }), ['SPF']],
  ['SPF of another domain', mail({ txt: ['v=spf1 redirect=_spf.example'] }), []],
  ['no DMARC', mail({ dmarc: [] }), ['DMARC']],
  ['DMARC that only watches', mail({ dmarc: ['v=DMARC1; p=none'] }), ['DMARC']],
  ['the resolver was silent on DMARC', mail({ dmarc: null }), []],
  ['it was silent on all', mail({ dmarc: null, txt: null }), null],
  ['no domain of its own', null, null],
])('%s', (_, seen, found) => {
  expect(about(mailSpoofing, { mail: seen })).toEqual(found);
});

test('to watch is on the way, to have no opinion is not to let everybody: both weigh less', () => {
  expect(judged(mailSpoofing, { mail: mail({ txt: ['v=spf1 mx ?all'] }) })![0]!.severity).toBe('low');
  expect(judged(mailSpoofing, { mail: mail({ dmarc: ['v=DMARC1; p=none'] }) })![0]!.severity).toBe('low');
});
