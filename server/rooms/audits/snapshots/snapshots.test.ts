import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { languages } from '#core/words';
import { printer } from '#kit/print/pdf';
import type { TestApp } from '#kit/testing/test-app';
import { type ChangingShop, mugs, openChangingShop } from '../testing/changing-shop.ts';
import { auditOnce, engineer, givenStore, openApp } from '../testing/stage.ts';

let t: TestApp;
let shop: ChangingShop;
beforeAll(async () => {
  t = await openApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  shop = await openChangingShop();
});
afterEach(() => shop.close());

/** Of the shop, or of a section of it, which is a store to us as well. */
const given = (section = '/') => givenStore(t, shop.origin + section);
const get = (url: string) => t.call(engineer, 'GET', url);
const keep = async (storeId: string, body: object) => {
  t.clock.advance(1000);
  return t.call(engineer, 'POST', `/api/stores/${storeId}/snapshots`, body);
};

/** What a new theme does to a shop. */
function moveToNewTheme(): void {
  const { '/mugs/blue-mug/': _, '/vases/': vases, ...others } = mugs;
  shop.pages = {
    ...others,
    '/mugs/': { title: mugs['/mugs/']!.title, head: '<meta name="robots" content="noindex">' },
    '/vessels/': vases!,
    '/about/': { title: '=HYPERLINK("http://evil.example")' },
  };
  shop.leads = { '/vases/': '/vessels/' };
  shop.robots = 'User-agent: *\nDisallow: /about/\n';
}

test('a snapshot is taken by an audit of its own; the difference is told in groups, what is harmful first', async () => {
  const { storeId } = await given();
  const asked = (await keep(storeId, { name: 'before the new theme' })).body;
  expect(asked).toMatchObject({ state: 'waiting', keptBy: 'Engineer', takenAt: null, audit: { state: 'waiting' } });
  await t.drain();
  const { body: kept } = await get(`/api/snapshots/${asked.id}`);
  expect(kept).toMatchObject({ state: 'kept', name: 'before the new theme', trouble: null, audit: { state: 'done' } });
  expect(kept.pages).toBeGreaterThanOrEqual(5);

  moveToNewTheme();
  const auditId = await auditOnce(t, storeId);
  const { body: run } = await get(`/api/audits/${auditId}`);
  expect(run.since).toEqual({ id: kept.id, name: 'before the new theme' });
  const { body } = await get(`/api/snapshots/${kept.id}/changes?auditId=${auditId}`);
  expect(body.before).toMatchObject({ kind: 'snapshot', id: kept.id, name: 'before the new theme' });
  expect(body.after).toMatchObject({ kind: 'audit', id: auditId, name: null });
  const told = body.groups.map(({ group, changes }: { group: string; changes: { what: string }[] }) => [
    group,
    ...changes.map(({ what }) => what),
  ]);
  expect(told).toEqual(
    expect.arrayContaining([
      ['robots', 'robots_blocked'],
      ['noindex', 'noindex_came'],
      ['redirects', 'moved'],
    ]),
  );
  expect(told.find(([group]: string[]) => group === 'pages')).toContain('page_gone');
  const weights = body.groups.map((one: { changes: { weight: string }[] }) => one.changes[0]!.weight);
  const rank = ['critical', 'high', 'medium', 'low', 'info'];
  expect(weights).toEqual(weights.toSorted((a: string, b: string) => rank.indexOf(a) - rank.indexOf(b)));
  // The latest audit is meant where nobody names one.
  expect((await get(`/api/snapshots/${kept.id}/changes`)).body).toEqual(body);
});

test('in three languages: by the API, as page, in the report of the audit, page by page as CSV, and as PDF', async () => {
  const { storeId } = await given();
  const first = await auditOnce(t, storeId);
  const { body: kept } = await keep(storeId, { name: 'до <b>темы</b>', auditId: first });
  expect(kept).toMatchObject({ state: 'kept', audit: { id: first } });
  moveToNewTheme();
  shop.pages['/about/'] = { title: '=HYPERLINK("http://evil.example")' };
  shop.robots = 'User-agent: *\n';
  const second = await auditOnce(t, storeId);
  const said = {
    en: 'Pages that now forbid search engines to list them',
    ru: 'Страницы, которые теперь запрещают поисковикам показывать себя',
    uk: 'Сторінки, які тепер забороняють пошуковикам показувати себе',
  };
  for (const language of languages) {
    const page = await get(`/api/snapshots/${kept.id}/changes.html?auditId=${second}&language=${language}`);
    expect(page.body).toContain(`${said[language]}: 1`);
    expect(page.body).not.toContain('<b>темы');
    const report = await get(`/api/audits/${second}/report.html?language=${language}`);
    expect(report.body).toContain(`${said[language]}: 1`);
    const csv = await get(`/api/snapshots/${kept.id}/changes.csv?auditId=${second}&language=${language}`);
    expect(csv.body).toContain(`"${said[language]}","${shop.origin}/mugs/"`);
    // A title of the shop is no formula of whoever opens the file.
    expect(csv.body).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  }
  const file = await get(`/api/snapshots/${kept.id}/snapshot.json`);
  expect(file.body).toMatchObject({ kind: 'vakhta-seo-snapshot', version: 1, robots: 'User-agent: *\n' });
  if (printer() === null) return;
  const pdf = await get(`/api/snapshots/${kept.id}/changes.pdf`);
  expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
});

test('what the snapshot saw is looked at again, though no link leads there any more', async () => {
  const { storeId } = await given();
  shop.pages = { ...mugs, '/hidden/': { title: 'Old landing page' } };
  const first = await auditOnce(t, storeId);
  await keep(storeId, { name: 'with the landing page', auditId: first });
  shop.pages = mugs;
  shop.asked.length = 0;
  await auditOnce(t, storeId);
  expect(shop.asked).toContain('/hidden/');
});

test('with an earlier audit or another snapshot: whichever is older stands first; with itself or nothing it is refused', async () => {
  const { storeId } = await given();
  const old = await auditOnce(t, storeId);
  moveToNewTheme();
  const late = (await keep(storeId, { name: 'after', auditId: await auditOnce(t, storeId) })).body;
  const { body } = await get(`/api/snapshots/${late.id}/changes?auditId=${old}`);
  expect([body.before.id, body.after.id]).toEqual([old, late.id]);
  const early = (await keep(storeId, { name: 'before', auditId: old })).body;
  const both = (await get(`/api/snapshots/${late.id}/changes?snapshotId=${early.id}`)).body;
  expect([both.before.name, both.after.name]).toEqual(['before', 'after']);
  expect(both.groups).toEqual(body.groups);
  expect((await get(`/api/snapshots/${late.id}/changes?snapshotId=${late.id}`)).status).toBe(422);
  const other = await given('/mugs/');
  const foreign = await auditOnce(t, other.storeId);
  expect((await get(`/api/snapshots/${late.id}/changes?auditId=${foreign}`)).status).toBe(404);
  expect((await keep(storeId, { name: 'foreign', auditId: foreign })).status).toBe(404);
  const run = await t.call(engineer, 'POST', `/api/stores/${other.storeId}/audits`, { snapshotId: late.id });
  expect(run.status).toBe(404);
});

test('an audit that goes already takes it; stopped, the snapshot says why there is none, and can be removed', async () => {
  const { storeId } = await given();
  t.clock.advance(1000);
  const run = (await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`)).body;
  const one = (await keep(storeId, { name: 'one' })).body;
  expect(one.audit.id).toBe(run.id);
  await t.call(engineer, 'POST', `/api/audits/${run.id}/cancel`);
  const { body } = await get(`/api/snapshots/${one.id}`);
  expect(body).toMatchObject({ state: 'failed', trouble: 'The audit that was to take it was stopped.' });
  expect((await get(`/api/snapshots/${one.id}/changes`)).status).toBe(422);
  expect((await t.call(engineer, 'DELETE', `/api/snapshots/${one.id}`)).status).toBe(204);
  expect((await get(`/api/stores/${storeId}/snapshots`)).body).toEqual({ items: [], total: 0 });
  await t.drain();
});

test('the team keeps, names and removes; people of the client read those of their own stores; all of it is written down', async () => {
  const mine = await given();
  const auditId = await auditOnce(t, mine.storeId);
  const { id } = (await keep(mine.storeId, { name: 'old', auditId })).body;
  const stranger = (await given('/mugs/')).viewer;
  const as = (actor: typeof engineer, method: 'GET' | 'PATCH' | 'DELETE', body?: object) =>
    t.call(actor, method, `/api/snapshots/${id}`, body);
  expect((await as(mine.viewer, 'GET')).body.name).toBe('old');
  expect((await as(mine.viewer, 'PATCH', { name: 'x' })).status).toBe(403);
  expect((await as(mine.viewer, 'DELETE')).status).toBe(403);
  expect((await t.call(mine.viewer, 'POST', `/api/stores/${mine.storeId}/snapshots`, { name: 'x' })).status).toBe(403);
  expect((await as(stranger, 'GET')).status).toBe(404);
  for (const ending of ['changes', 'changes.csv', 'changes.html', 'snapshot.json'])
    expect((await t.call(stranger, 'GET', `/api/snapshots/${id}/${ending}`)).status).toBe(404);
  expect((await as(engineer, 'PATCH', { name: 'before the move' })).body.name).toBe('before the move');
  expect((await as(engineer, 'DELETE')).status).toBe(204);
  // The audit that was compared with it stays.
  expect((await get(`/api/audits/${auditId}`)).body.state).toBe('done');
  const trail = await t.app.database.pool.query(
    "select action, subject from audit_log where details->>'snapshotId' = $1 order by id",
    [id],
  );
  expect(trail.rows).toEqual([
    { action: 'snapshot.kept', subject: 'old' },
    { action: 'snapshot.renamed', subject: 'before the move' },
    { action: 'snapshot.removed', subject: 'before the move' },
  ]);
});
