import { afterEach, expect, test } from 'vitest';
import type { RecordOf } from '../../../test/fakes/dns-messages.ts';
import { startDnsServer, type DnsServer } from '../../../test/fakes/dns-server.ts';
import type { Artifacts } from '../artifacts.ts';
import type { Means } from '../gatherer.ts';
import mail from './mail.gather.ts';

const open: DnsServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));

const txt = (name: string, value: string): RecordOf => ({ name, type: 'TXT', value });

async function asked(records: RecordOf[], wildcard?: string, known: object = {}) {
  const server = await startDnsServer(({ name, type }) => {
    const answers = records.filter((one) => one.name === name && one.type === type);
    if (answers.length > 0) return { answers };
    return wildcard === undefined ? { rcode: 'NXDOMAIN' } : { answers: [txt(name, wildcard)] };
  });
  open.push(server);
  const names = {
    domain: 'shop.test',
    mx: [{ exchange: 'mx.shop.test', priority: 10 }],
    txt: ['v=spf1 -all'],
    ...known,
  };
  return mail.gather(
    { resolvers: [server.resolver], signal: new AbortController().signal } as unknown as Means,
    { site: { names } } as unknown as Pick<Artifacts, 'site'>,
  );
}

test('asks for the policy and for keys under the usual names, however long', async () => {
  const key = `v=DKIM1; k=rsa; p=${'A'.repeat(392)}`;
  const told = await asked([
    txt('_dmarc.shop.test', 'v=DMARC1; p=reject'),
    txt('google._domainkey.shop.test', key),
    txt('s1._domainkey.shop.test', 'v=DKIM1; p='),
    txt('mail._domainkey.shop.test', 'o=~'),
  ]);
  expect(told).toEqual({
    domain: 'shop.test',
    mx: ['mx.shop.test'],
    txt: ['v=spf1 -all'],
    dmarc: ['v=DMARC1; p=reject'],
    dkim: [
      { selector: 's1', record: 'v=DKIM1; p=' },
      { selector: 'google', record: key },
    ],
  });
});

test('a zone that answers everything names no key', async () => {
  expect(await asked([], 'v=spf1 -all')).toMatchObject({ dkim: [] });
});

test('of a name that stands in no zone nothing is said; of one whose resolver was silent it is asked', async () => {
  const nothing = { ns: [], mx: [], txt: [], a: [], aaaa: [], cname: [] };
  expect(await asked([], undefined, nothing)).toBeNull();
  expect(await asked([], undefined, { ...nothing, ns: null })).not.toBeNull();
});
