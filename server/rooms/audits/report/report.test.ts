import { afterAll, beforeAll, expect, test } from 'vitest';
import { languages } from '#core/words';
import { printer } from '#kit/print/pdf';
import type { TestApp } from '#kit/testing/test-app';
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
