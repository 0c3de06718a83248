import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { NameError, type ProbeNet } from '#kit/net/net';
import { createAuthority, type Issued } from '../../../test/fakes/certificates.ts';
import { startWebServer, type WebServer } from '../../../test/fakes/web-server.ts';
import { inBrowser } from '../browser/visit.ts';
import { arrive } from './arrive.ts';
import { notAsked, type Step, stepOf } from './step.ts';

const known = createAuthority('An authority that the operator trusts');
const stranger = createAuthority('An authority that nobody knows');
const closing: (() => Promise<void>)[] = [];
const addresses: Record<string, string> = {};
let forbidden = 0;

beforeAll(async () => {
  const shop = await serve();
  forbidden = (await serve()).port;
  addresses['opened'] = `${shop.origin}/checkout`;
  addresses['error'] = `${shop.origin}/broken`;
  addresses['gone'] = `${shop.origin}/gone`;
  addresses['turned_away'] = `${shop.origin}/closed-to-robots`;
  addresses['challenged'] = `${shop.origin}/challenge`;
  addresses['download'] = `${shop.origin}/price.zip`;
  addresses['late'] = `${shop.origin}/never`;
  addresses['no_name'] = 'http://no-such-name.example/checkout';
  addresses['name_unanswered'] = 'http://silent-resolver.example/checkout';
  const day = 86_400_000;
  addresses['authority_unknown'] = (await serve(stranger.issue({ names: ['localhost'] }))).origin;
  addresses['certificate_name'] = (await serve(known.issue({ names: ['other.example'] }))).origin;
  const over = { validFrom: new Date(Date.now() - 9 * day), validTo: new Date(Date.now() - day) };
  addresses['certificate_time'] = (await serve(known.issue({ names: ['localhost'], ...over }))).origin;
  const shut = await startWebServer((_, response) => response.end());
  addresses['refused'] = `http://127.0.0.1:${shut.port}/checkout`;
  await shut.close();
  addresses['closed'] = `https://localhost:${await hangingUp((socket) => socket.destroy())}/checkout`;
  addresses['reset'] = `https://localhost:${await hangingUp((socket) => socket.resetAndDestroy())}/checkout`;
  addresses['closed, unencrypted'] = `http://127.0.0.1:${await hangingUp((socket) => socket.destroy())}/checkout`;
  addresses['reset, unencrypted'] =
    `http://127.0.0.1:${await hangingUp((socket) => socket.resetAndDestroy())}/checkout`;
});
afterAll(() => Promise.all(closing.map((close) => close())));

async function serve(issued?: Issued): Promise<WebServer> {
  const web = await startWebServer((request, response) => {
    const answers: Record<string, [number, Record<string, string>]> = {
      '/broken': [503, {}],
      '/gone': [410, {}],
      '/closed-to-robots': [403, {}],
      '/challenge': [200, { 'cf-mitigated': 'challenge' }],
      '/price.zip': [200, { 'content-type': 'application/zip', 'content-disposition': 'attachment' }],
    };
    if (request.url === '/never') return;
    const [status, headers] = answers[request.url ?? ''] ?? [200, {}];
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<title>Checkout</title>');
  }, issued && { cert: issued.certificate, key: issued.key });
  closing.push(web.close);
  return { ...web, origin: issued ? `https://localhost:${web.port}/` : web.origin };
}

/** Takes a connection, and lets it go before a word is said. */
async function hangingUp(how: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => how(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return (server.address() as AddressInfo).port;
}

const withNames = (net: ProbeNet): ProbeNet => ({
  ...net,
  lookup: async (name, ...more) => {
    if (name === 'no-such-name.example') return new NameError(name, 'NXDOMAIN');
    if (name === 'silent-resolver.example') return new NameError(name, 'TIMEOUT');
    return net.lookup(name, ...more);
  },
});

const told = async (url: string): Promise<Step> => {
  const net = createNet({ allowPrivate: true, ownPorts: [forbidden], authorities: [known.certificate] }, '/dev/null');
  const means = { net: withNames(net), signal: new AbortController().signal, timeoutMs: 50_000 };
  return inBrowser(means, async (visit) => {
    visit.page.setDefaultNavigationTimeout(3000);
    return stepOf({ kind: 'checkout', url }, await arrive(visit.page, url), visit);
  });
};

test.each([
  ['opened', 'opened', null],
  ['error', 'error', 'store'],
  ['gone', 'gone', 'unclear'],
  ['turned_away', 'turned_away', 'unclear'],
  ['challenged', 'turned_away', 'unclear'],
  ['download', 'download', 'unclear'],
  ['late', 'late', 'unclear'],
  ['refused', 'refused', 'store'],
  ['closed', 'closed', 'unclear'],
  ['reset', 'closed', 'unclear'],
  ['closed, unencrypted', 'closed', 'unclear'],
  ['reset, unencrypted', 'closed', 'unclear'],
  ['no_name', 'no_name', 'store'],
  ['name_unanswered', 'name_unanswered', 'unclear'],
  ['authority_unknown', 'authority_unknown', 'store'],
  ['certificate_name', 'certificate_name', 'store'],
  ['certificate_time', 'certificate_time', 'store'],
])('a page that is %s: what is said of it, and whose fault it is', async (name, outcome, fault) => {
  const step = await told(addresses[name]!);
  expect([step.outcome, step.fault], step.detail).toEqual([outcome, fault]);
});

test('what we do not let ourselves reach, and what we did not ask for any more, is ours', async () => {
  const url = `http://127.0.0.1:${forbidden}/checkout`;
  expect(await told(url)).toMatchObject({ outcome: 'forbidden', fault: 'ours', status: 0, endsAt: null });
  expect(notAsked({ kind: 'cart', url })).toMatchObject({ outcome: 'broke_off', fault: 'ours' });
});
