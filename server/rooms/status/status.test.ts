import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeRemoved } from '#contract/events/stores';
import { announce } from '#kit/events/events';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { flipOf, givenStore, recovered, tell } from '../incidents/testing/flips.ts';
import { type Mailbox, startMailbox } from '../notify/testing/receivers.ts';

const minute = 60_000;
const owner = actorOf('owner');
// The incidents room itself says incidentOpened, incidentAcknowledged and incidentResolved here: flips are told to it, as monitoring would.
let t: TestApp;
let mailbox: Mailbox;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'monitoring', 'incidents', 'notify', 'status'] });
  mailbox = await startMailbox();
  await t.call(owner, 'POST', '/api/channels', {
    kind: 'email',
    name: 'Mail',
    settings: {
      host: '127.0.0.1',
      port: mailbox.port,
      security: 'none',
      from: 'watch@agency.example',
      to: ['night@agency.example'],
    },
  });
});
afterAll(async () => {
  await t.close();
  await mailbox.close();
});

let count = 0;
async function givenPage(of: Record<string, unknown> = {}) {
  const store = await givenStore(t);
  const slug = `shop-${(count += 1)}`;
  const made = await t.call(owner, 'POST', '/api/status-pages', {
    slug,
    title: 'Cups & Co',
    clientId: store.clientId,
    ...of,
  });
  expect(made.status).toBe(200);
  return { store, slug, page: made.body };
}
const get = (url: string, headers: Record<string, string> = {}) => t.http.inject({ method: 'GET', url, headers });
/** What is drawn at most once in ten seconds is drawn anew. */
const later = () => t.clock.advance(11_000);

test("the page needs no sign-in, speaks the visitor's language, and shows what is going on", async () => {
  const { store, slug } = await givenPage();
  await t.call(owner, 'PATCH', `/api/stores/${store.id}`, { name: '<script>alert(1)</script>' });
  const down = await tell(t, flipOf(store.id, { at: t.clock.now(), page: 'checkout' }));
  const english = await get(`/status/${slug}`);
  expect(english.statusCode).toBe(200);
  expect(english.body).toContain('Checkout: answers with an error');
  expect(english.body).toContain('&lt;script&gt;alert(1)');
  expect(english.body).not.toContain('<script');
  expect((await get(`/status/${slug}`, { 'accept-language': 'uk-UA,uk;q=0.9' })).body).toContain(
    'Оформлення замовлення: відповідає помилкою',
  );
  expect((await get(`/status/${slug}?lang=ru`)).body).toContain('Оформление заказа: отвечает ошибкой');
  await tell(t, recovered(down, t.clock.now() + minute));
  later();
  expect((await get(`/status/${slug}`)).body).toContain('>over<');
});

test("internal notes, monitors' insides and minor troubles stay inside; a hidden page does not exist", async () => {
  const { store, slug, page } = await givenPage();
  await tell(
    t,
    flipOf(store.id, { at: t.clock.now(), reason: { code: 'status', params: { status: 500, expected: '200-399' } } }),
  );
  const [incident] = (await t.call(owner, 'GET', `/api/incidents?storeId=${store.id}`)).body.items;
  await t.call(owner, 'POST', `/api/incidents/${incident.id}/comments`, {
    text: 'The password was hunter2',
    internal: true,
  });
  await t.call(owner, 'POST', `/api/incidents/${incident.id}/comments`, { text: 'We are restarting the server' });
  const reader = actorOf('client_viewer', { clientIds: [store.clientId] });
  const written = await t.call(reader, 'POST', `/api/incidents/${incident.id}/comments`, {
    text: 'Buy at hunter2.example',
  });
  expect(written.body.timeline.at(-1)).toMatchObject({ kind: 'comment', text: 'Buy at hunter2.example' });
  await t.call(owner, 'POST', `/api/incidents/${incident.id}/acknowledge`);
  const json = await get(`/api/public/status/${slug}`);
  expect(json.json().incidents[0].updates.map((u: { text: string }) => u.text)).toEqual([
    'Opened by monitoring.',
    'We are restarting the server',
    'Cups & Co has taken note and works on it.',
  ]);
  for (const body of [json.body, (await get(`/status/${slug}`)).body])
    expect(body).not.toMatch(/hunter2|owner of the test|status 500/);
  await t.call(owner, 'PATCH', `/api/status-pages/${page.id}`, { shown: false });
  expect((await get(`/status/${slug}`)).statusCode).toBe(404);
});

test('while a trouble that only a person saw goes on, the page does not say that everything works', async () => {
  const { store, slug } = await givenPage();
  const stateNow = async () => {
    later();
    const { state, stores } = (await get(`/api/public/status/${slug}`)).json();
    return [state, stores[0].status];
  };
  const before = await stateNow();
  const opened = await t.call(owner, 'POST', '/api/incidents', {
    storeId: store.id,
    title: 'Discount codes are refused',
    severity: 'critical',
  });
  expect(await stateNow()).toEqual(['degraded', 'degraded']);
  await t.call(owner, 'POST', `/api/incidents/${opened.body.id}/resolve`, {});
  expect(await stateNow()).toEqual(before);
});

test('everyone at once: one drawing serves all, compressed, and an unchanged page costs nothing', async () => {
  const { slug } = await givenPage();
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => get(`/status/${slug}`, { 'accept-encoding': 'gzip' })),
  );
  expect(new Set(answers.map((a) => a.headers.etag)).size).toBe(1);
  expect(answers[0]!.headers['content-encoding']).toBe('gzip');
  expect((await get(`/status/${slug}`, { 'if-none-match': String(answers[0]!.headers.etag) })).statusCode).toBe(304);
});

test('the feed is Atom with an entry for each incident', async () => {
  const { store, slug } = await givenPage();
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  const feed = await get(`/status/${slug}/feed.atom`);
  expect(feed.headers['content-type']).toContain('application/atom+xml');
  expect(feed.body.match(/<entry>/g)).toHaveLength(1);
  expect(feed.body).toContain('<title>Cups &amp; Co</title>');
});

test('what a client reports is public once the team has taken it, in words of ours until the team names it', async () => {
  const { store, slug } = await givenPage();
  const client = actorOf('client_admin', { clientIds: [store.clientId] });
  await t.http.inject({
    method: 'POST',
    url: `/api/public/status/${slug}/subscribe`,
    payload: { email: 'reader@shop.example', language: 'en' },
  });
  await t.drain();
  expect((await t.http.inject({ method: 'POST', url: linkIn(mailbox.mails.at(-1)!, 'confirm') })).statusCode).toBe(200);
  const before = mailbox.mails.length;
  const report = (title: string) =>
    t.call(client, 'POST', '/api/incidents', {
      storeId: store.id,
      title,
      description: 'Her card is 4111.',
      severity: 'critical',
    });
  const shown = async () => {
    later();
    const feed = (await get(`/status/${slug}/feed.atom`)).body;
    return { ...(await get(`/api/public/status/${slug}`)).json(), feed };
  };
  const silent = await report('Olha Koval paid twice');
  await t.call(owner, 'POST', `/api/incidents/${silent.body.id}/resolve`, {});
  const { id } = (await report('Petro Hai paid twice')).body;
  await t.drain();
  expect((await shown()).incidents).toEqual([]);
  expect(mailbox.mails).toHaveLength(before);

  await t.call(owner, 'POST', `/api/incidents/${id}/acknowledge`);
  await t.drain();
  const page = await shown();
  expect(page.incidents).toMatchObject([{ title: 'A serious trouble was reported', severity: 'critical' }]);
  expect(page.state).toBe('degraded');
  expect(mailbox.mails).toHaveLength(before + 1);
  await t.call(owner, 'PATCH', `/api/incidents/${id}`, { title: 'Cards are charged twice' });
  const renamed = await shown();
  expect(renamed.incidents).toMatchObject([{ title: 'Cards are charged twice' }]);
  await t.call(owner, 'POST', `/api/incidents/${id}/resolve`, {});
  await t.drain();
  expect(mailbox.mails).toHaveLength(before + 2);
  for (const text of [JSON.stringify(page), JSON.stringify(renamed), ...mailbox.mails.slice(before)])
    expect(text).not.toMatch(/paid twice|4111/);
  await t.app.database.pool.query('delete from status_subscribers');
  mailbox.mails.length = 0;
});

test('subscribing takes a confirmation; updates come once; leaving takes a click; a stranger cannot be flooded', async () => {
  const { store, slug } = await givenPage({ language: 'ru' });
  const ask = (email: string) =>
    t.http.inject({
      method: 'POST',
      url: `/status/${slug}/subscribe?lang=ru`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `email=${encodeURIComponent(email)}`,
    });
  expect((await ask('not an address')).statusCode).toBe(422);
  for (const _ of [1, 2, 3]) expect((await ask('Buyer@Shop.example')).statusCode).toBe(200);
  await t.drain();
  expect(mailbox.mails).toHaveLength(1);
  await tell(t, flipOf(store.id, { at: t.clock.now() }));
  expect(mailbox.mails).toHaveLength(1);
  const confirm = linkIn(mailbox.mails[0]!, 'confirm');
  expect((await get(confirm)).body).toContain('Подтвердить подписку');
  expect(await subscribed()).toBe(0);
  expect((await t.http.inject({ method: 'POST', url: confirm })).body).toContain('Подписка подтверждена');
  expect((await get(confirm.replace(/.(?=\?)/, '!'))).statusCode).toBe(404);
  const other = await tell(
    t,
    flipOf(store.id, { at: t.clock.now() + 30 * minute, type: 'heartbeat', failure: 'timeout', page: 'cart' }),
  );
  await tell(t, recovered(other, other.at + minute));
  expect(mailbox.mails.length).toBeGreaterThanOrEqual(2);
  const leave = linkIn(mailbox.mails.at(-1)!, 'leave');
  expect(mailbox.mails.at(-1)).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect((await get(leave)).body).toContain('Больше не присылать');
  expect(await subscribed()).toBe(1);
  t.clock.advance(61 * minute);
  await t.http.inject({
    method: 'POST',
    url: `/api/public/status/${slug}/subscribe`,
    payload: { email: 'buyer@shop.example', language: 'uk' },
  });
  expect((await t.app.database.pool.query('select language from status_subscribers')).rows).toEqual([
    { language: 'ru' },
  ]);
  expect((await t.http.inject({ method: 'POST', url: leave })).body).toContain('Вы отписаны');
  expect(await subscribed()).toBe(0);
  for (let i = 0; i < 40; i += 1) await ask(`a${i}@shop.example`);
  expect((await ask('one.more@shop.example')).statusCode).toBe(429);
});

test('a removed store leaves its page; a page that showed only it is hidden instead of showing others', async () => {
  const { store, slug, page } = await givenPage();
  await t.call(owner, 'PATCH', `/api/status-pages/${page.id}`, { storeIds: [store.id] });
  await t.write((trx) => announce(trx, t.app, storeRemoved, { storeId: store.id, name: 'x' }));
  await t.drain();
  expect((await get(`/status/${slug}`)).statusCode).toBe(404);
});

test('a page shows stores of its own client only, and a client sees its own pages only', async () => {
  const [mine, theirs] = [await givenPage(), await givenPage()];
  const wrong = await t.call(owner, 'POST', '/api/status-pages', {
    slug: 'wrong',
    title: 'x',
    clientId: mine.store.clientId,
    storeIds: [theirs.store.id],
  });
  expect(wrong).toMatchObject({ status: 422, body: { error: { field: 'storeIds' } } });
  expect(
    await t.call(owner, 'POST', '/api/status-pages', { slug: mine.slug, title: 'x', clientId: mine.store.clientId }),
  ).toMatchObject({ status: 409, body: { error: { field: 'slug' } } });
  const client = actorOf('client_viewer', { clientIds: [mine.store.clientId] });
  expect((await t.call(client, 'GET', '/api/status-pages')).body.items.map((p: { slug: string }) => p.slug)).toEqual([
    mine.slug,
  ]);
});

const subscribed = async () =>
  (
    await t.app.database.pool.query<{ n: number }>(
      'select count(*)::int as n from status_subscribers where confirmed_at is not null',
    )
  ).rows[0]!.n;

function linkIn(mail: string, what: 'confirm' | 'leave'): string {
  const text = mail.replace(/=\r?\n/g, '').replace(/=3D/g, '=');
  return new URL(new RegExp(`http://watch\\.test/status/[^\\s"<>]*/${what}/[^\\s"<>]*`).exec(text)![0]).href.replace(
    'http://watch.test',
    '',
  );
}
