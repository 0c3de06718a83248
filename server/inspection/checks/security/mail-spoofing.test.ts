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
  ...more,
});

test.each<[string, MailDomain | null, string[] | null]>([
  ['both are there', mail(), []],
  ['no SPF', mail({ txt: [] }), ['SPF']],
  ['two of SPF count for none', mail({ txt: [spf, spf] }), ['SPF']],
  ['SPF that lets everybody', mail({ txt: ['v=spf1 +all'] }), ['SPF']],
  ['SPF that refuses', mail({ txt: ['v=spf1 -all'] }), []],
  ['no DMARC', mail({ dmarc: [] }), ['DMARC']],
  ['DMARC that only watches', mail({ dmarc: ['v=DMARC1; p=none'] }), ['DMARC']],
  ['the resolver was silent on DMARC', mail({ dmarc: null }), []],
  ['it was silent on all', mail({ dmarc: null, txt: null }), null],
  ['no domain of its own', null, null],
])('%s', (_, seen, found) => {
  expect(about(mailSpoofing, { mail: seen })).toEqual(found);
});

test('to watch is on the way: it weighs less', () => {
  expect(judged(mailSpoofing, { mail: mail({ dmarc: ['v=DMARC1; p=none'] }) })![0]!.severity).toBe('low');
});
