import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#core/words';
import { printer } from '#kit/print/pdf';
import { actorOf, type TestApp } from '#kit/testing/test-app';
import { auditOnce, engineer, givenStore, openApp, openShop, type SmallShop } from '../testing/stage.ts';

let t: TestApp;
let shop: SmallShop;
let id: string;
beforeAll(async () => {
  t = await openApp();
  shop = await openShop();
  shop.leaks = true;
  id = await auditOnce(t, (await givenStore(t, shop.origin)).storeId);
});
afterAll(async () => {
  await t.close();
  await shop.close();
});

const get = (ending: string) => t.call(engineer, 'GET', `/api/audits/${id}/report.${ending}`);
const titles = {
  en: 'Anybody can read the code repository at /.git/HEAD',
  ru: 'Любой может прочитать репозиторий кода: /.git/HEAD',
  uk: 'Будь-хто може прочитати репозиторій коду: /.git/HEAD',
};

test.each(languages)('as a page, as JSON and as SARIF, in %s', async (language) => {
  const page = await get(`html?language=${language}`);
  expect(page.body).toContain(titles[language]);
  expect(page.body).toContain(`<html lang="${language}">`);
  const json = await get(`json?language=${language}`);
  expect(json.body.findings[0]).toMatchObject({ title: titles[language], severity: 'critical' });
  const sarif = await get(`sarif?language=${language}`);
  expect(sarif.body.runs[0].results[0].message.text).toBe(titles[language]);
});

test.skipIf(printer() === null)('as a PDF', async () => {
  const pdf = await get('pdf');
  expect(pdf.status).toBe(200);
  expect(String(pdf.body).slice(0, 5)).toBe('%PDF-');
});

test('what did not come to its end has none', async () => {
  const { storeId } = await givenStore(t, `${shop.origin}/other/`);
  const { body } = await t.call(engineer, 'POST', `/api/stores/${storeId}/audits`);
  for (const ending of ['html', 'json'])
    expect((await t.call(engineer, 'GET', `/api/audits/${body.id}/report.${ending}`)).status).toBe(409);
});

test('in the name of the agency, with what the store sells and the scores before', async () => {
  const owner = actorOf('owner');
  const logo = `data:image/png;base64,${Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).toString('base64')}`;
  expect((await t.call(engineer, 'PATCH', '/api/settings/brand', { name: 'Bench' })).status).toBe(403);
  const svg = `data:image/png;base64,${Buffer.from('<svg onload="alert(1)"/>').toString('base64')}`;
  const refused = await t.call(owner, 'PATCH', '/api/settings/brand', { logo: svg });
  expect([refused.status, refused.body.error.field]).toEqual([422, 'logo']);
  expect((await t.call(owner, 'PATCH', '/api/settings/brand', { name: 'Bench', logo, color: '#1a7f5a' })).status).toBe(
    200,
  );
  expect((await t.call(owner, 'PATCH', '/api/settings/brand', { color: '#000000' })).body).toMatchObject({ logo });
  const storeId = (await t.call(engineer, 'GET', `/api/audits/${id}`)).body.store.id as string;
  const trade = { ordersPerDay: 40, averageOrder: 5990, currency: 'EUR' };
  expect((await t.call(owner, 'PATCH', `/api/stores/${storeId}`, { trade })).body).toMatchObject({ trade });
  id = await auditOnce(t, storeId);
  const { body } = await get('json?language=en');
  expect(body).toMatchObject({ brand: { name: 'Bench' }, owner: { stake: { perDay: 239_600, currency: 'EUR' } } });
  expect(body.earlier).toHaveLength(1);
  const page = (await get('html?language=en')).body as string;
  expect(page).toContain(`<img src="${logo}"`);
  expect(page).toContain('about €2,400');
  expect((await t.call(owner, 'PATCH', `/api/stores/${storeId}`, { trade: null })).body).toMatchObject({ trade: null });
  expect((await get('html?language=en')).body).toContain('once the number of orders a day');
});
