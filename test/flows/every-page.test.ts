import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFindings, readAudit, startAudit } from '#contract/audits';
import { keepSnapshot } from '#contract/audit-snapshots';
import { addExtraHours, askExcess } from '#contract/billing';
import { activateContract, createCalendar, createContract } from '#contract/contracts';
import { createSchedule } from '#contract/cover';
import { createEscalationPolicy } from '#contract/escalation';
import { linkIncident, openRequest, writeToRequest } from '#contract/desk';
import { listIncidents } from '#contract/incidents';
import { addProber, createMaintenance, listMonitors } from '#contract/monitoring';
import { createToken, invite, listPeople, updateMe } from '#contract/people';
import { createRecurringRule, createTaskTemplate } from '#contract/task-plans';
import { createTask, updateTask } from '#contract/tasks';
import { enterTime } from '#contract/time';
import { approvePaymentScripts, readPaymentPages, reviewPaymentPages, setPaymentPages } from '#contract/payment-pages';
import { createStatusPage } from '#contract/status';
import { createTracker } from '#contract/trackers';
import { readDiscovery, updateClient } from '#contract/stores';
import { type Language, languages } from '#core/words';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PostOffice, startPostOffice } from '../fakes/post-office.ts';
import { type Shop, startShop } from '../fakes/shop/shop.ts';
import { openBrowser, phone, signIn, visit } from './stage/browser.ts';
import { type Caller, callerOf } from './stage/caller.ts';
import { type Server, startServer } from './stage/server.ts';
import { mailTo, until, watchStore } from './stage/store.ts';

let server: Server;
let browser: Browser;
let shop: Shop;
let office: PostOffice;
let call: Caller;
let pages: string[];
beforeAll(async () => {
  [server, browser, shop, office] = await Promise.all([
    startServer(),
    openBrowser(),
    startShop({ name: 'Зерно', language: 'uk' }),
    startPostOffice(),
  ]);
  call = await callerOf(server.base);
  const ids = await furnish();
  pages = consolePages().flatMap((path) => fill(path, ids));
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), shop.close(), office.close()]);
});

/** Something to see on every page, an outage that goes on among it. */
async function furnish(): Promise<Record<string, string>> {
  await mailTo(call, office, 'duty@flows.test');
  const store = await watchStore(call, shop.origin, 'Зерно');
  const audit = await call(startAudit, { params: { id: store.id }, body: {} });
  await call(invite, { body: { email: 'new@flows.test', role: 'engineer', speciality: 'qa' } });
  await call(createToken, { body: { name: 'Скрипт', scopes: ['stores.read'] } });
  await call(addProber, { body: { name: 'far-away', region: 'far' } });
  await call(createStatusPage, { body: { slug: 'zerno', title: 'Зерно', clientId: store.clientId } });
  const settings = { site: 'zerno.atlassian.net', email: 'a@flows.test', token: 'of-nobody-at-all', project: 'OPS' };
  await call(createTracker, { body: { kind: 'jira', name: 'Дошка', settings } });
  const agreed = await agree(store.clientId);
  const from = Date.now() + 86_400_000;
  await call(createMaintenance, {
    body: {
      title: 'Оновлення',
      storeId: store.id,
      from: new Date(from).toISOString(),
      to: new Date(from + 3_600_000).toISOString(),
      recurrence: null,
    },
  });
  const { items } = await call(listMonitors, { query: { storeId: store.id, limit: 100 } });
  await until(async () =>
    (await call(listMonitors, { query: { storeId: store.id, limit: 100 } })).items.every(
      ({ status }) => status === 'up',
    ),
  );
  await watchPayment(store.id);
  shop.faults.add('cart_broken');
  await until(async () => (await call(listIncidents, { query: {} })).total > 0);
  const cart = items.find(({ page, type }) => page === 'cart' && type === 'http')!;
  const [incident] = (await call(listIncidents, { query: {} })).items;
  await office.waitFor(({ letter }) => letter.subject.includes('CRITICAL'));
  const requests = await ask(store.id, incident!.id);
  await until(async () => (await call(readAudit, { params: { id: audit.id } })).state === 'done');
  const snapshots = await keepOne(store.id, audit.id);
  const findings = await call(listFindings, { query: { storeId: store.id, limit: 1 } });
  return {
    stores: store.id,
    monitors: cart.id,
    audits: audit.id,
    findings: findings.items[0]!.id,
    snapshots,
    incidents: incident!.id,
    requests,
    tasks: await work(store.id, requests),
    ...(await plan(store.id)),
    'on-call': await cover(),
    ...agreed,
  };
}

/** What search engines were told while the cart was broken, and an audit after it that finds a page gone. */
async function keepOne(storeId: string, auditId: string): Promise<string> {
  const params = { id: storeId };
  const { id } = await call(keepSnapshot, { params, body: { name: 'До нової теми', auditId } });
  shop.faults.add('product_missing');
  const later = await call(startAudit, { params, body: { snapshotId: id } });
  await until(async () => (await call(readAudit, { params: { id: later.id } })).state === 'done');
  shop.faults.delete('product_missing');
  return id;
}

/** Where customers pay, seen while the shop is well: a script that is approved, others that wait, a review. */
async function watchPayment(storeId: string): Promise<void> {
  const params = { id: storeId };
  const { pages } = await call(readDiscovery, { params });
  const at = (kind: string) => pages.find((page) => page.kind === kind)!.url;
  await call(setPaymentPages, {
    params,
    body: { product: at('product'), cart: at('cart'), checkout: at('checkout') },
  });
  await until(async () => (await call(readPaymentPages, { params })).latest !== null);
  const seen = await call(readPaymentPages, { params });
  const about = seen.pages.flatMap(({ scripts }) => scripts.map(({ id }) => id)).slice(0, 1);
  await call(approvePaymentScripts, { params, body: { kind: 'script', about, why: 'Тема нашого магазину' } });
  await call(reviewPaymentPages, { params, body: { note: 'Усе переглянуто' } });
}

/** A request with all that may stand in one. */
async function ask(storeId: string, incidentId: string): Promise<string> {
  const answers = { about: 'fault', pay: 'no', whom: 'all' } as const;
  const { id } = await call(openRequest, { body: { storeId, topic: 'Кошик порожній', text: 'Від ранку.', answers } });
  await call(writeToRequest, { params: { id }, body: { text: 'Дивимося.', state: 'waiting_third' } });
  await call(writeToRequest, { params: { id }, body: { text: 'Схоже на тему.', internal: true } });
  await call(linkIncident, { params: { id }, body: { incidentId } });
  return id;
}

/** A task of a request that waits for another one, with time of today. */
async function work(storeId: string, requestId: string): Promise<string> {
  const first = await call(createTask, { body: { storeId, title: 'Копія магазину', kind: 'maintenance' } });
  const checklist = ['Файли', 'База'];
  const { id } = await call(createTask, {
    body: { requestId, title: 'Лагодити кошик', priority: 'urgent', checklist },
  });
  await call(updateTask, { params: { id }, body: { blockedBy: [first.id], state: 'doing', due: '2026-01-15' } });
  const date = new Date().toISOString().slice(0, 10);
  await call(enterTime, { body: { taskId: id, date, minutes: 50, note: 'Шукали причину', outOfHours: true } });
  return id;
}

/** A template, and a rule that makes its tasks each month. */
async function plan(storeId: string): Promise<Record<string, string>> {
  const tasks = [{ title: 'Оновити модулі' }, { title: 'Перевірити кошик', after: [1], dueAfterDays: 2 }];
  const template = await call(createTaskTemplate, { body: { name: 'Щомісячна перевірка', tasks } });
  const when = { cron: '0 9 1 * *', timeZone: 'Europe/Kyiv' };
  const rule = await call(createRecurringRule, {
    body: { name: 'Перше число', templateId: template.id, storeId, ...when },
  });
  return { templates: template.id, recurring: rule.id };
}

/** One person by day, and nobody at night. */
async function cover(): Promise<string> {
  const me = (await call(listPeople, { query: {} })).items[0]!;
  const hours = [{ days: ['mon' as const, 'tue' as const], from: '09:00', to: '18:00' }];
  const turn = { unit: 'weeks' as const, length: 1 };
  const layer = { id: 'day', name: 'День', timeZone: 'Europe/Kyiv', people: [me.id], starts: '2026-11-02T09:00', turn };
  const data = { timeZone: 'Europe/Kyiv', layers: [{ ...layer, hours }] };
  const { id } = await call(createSchedule, { body: { name: 'Черга', data } });
  const steps = [{ targets: [{ kind: 'schedule' as const, id }], waitMinutes: 5 }];
  await call(createEscalationPolicy, { body: { name: 'Ночі', steps } });
  return id;
}

/** A calendar and a contract; agreements are written in the client's language. */
async function agree(clientId: string): Promise<Record<string, string>> {
  await call(updateClient, { params: { id: clientId }, body: { language: 'uk' } });
  const hours = { mon: [['09:00', '18:00']] };
  const calendar = await call(createCalendar, {
    body: { name: 'Офіс', country: 'UA', data: { timeZone: 'Europe/Kyiv', hours } },
  });
  const none = { reaction: null, update: null, resolution: null };
  const reaction = { minutes: 15, hours: 'around_the_clock' as const };
  const contract = await call(createContract, {
    body: {
      clientId,
      name: 'Зерно',
      timeZone: 'Europe/Kyiv',
      begins: '2026-11-01',
      terms: {
        calendarId: calendar.id,
        sla: { critical: { ...none, reaction }, major: none, minor: none, info: none },
        price: { model: 'monthly', currency: 'UAH', monthlyFee: 2_000_000, includedMinutes: 30 },
        report: { rhythm: 'monthly', form: 'page' },
      },
    },
  });
  await call(activateContract, { params: { id: contract.id } });
  const month = new Date().toISOString().slice(0, 7);
  const ask = { month, minutes: 90, note: 'Новий модуль оплати' };
  await call(askExcess, { params: { id: contract.id }, body: ask });
  const bonus = { kind: 'bonus' as const, month, minutes: 30, note: 'За простій' };
  await call(addExtraHours, { params: { id: contract.id }, body: bonus });
  return { calendars: calendar.id, contracts: contract.id };
}

/** As the features themselves say, so that no page is forgotten. */
function consolePages(): string[] {
  const features = join(import.meta.dirname, '../../web/features');
  const texts = readdirSync(features).flatMap((name) => {
    const file = join(features, name, 'routes.tsx');
    return readFileSync(file, 'utf8').match(/pages: \[[^]*?\n {2}\]|pages: \[[^\n]*\]/g) ?? [];
  });
  const paths = texts.join('\n').matchAll(/path: '([^']+)'(?![^}]*outside: true)/g);
  return [...new Set([...paths].map(([, path]) => path!))];
}

/** With the ids of real things; tabs of a page are pages to a reader. */
function fill(path: string, ids: Record<string, string>): string[] {
  const whole = path.replace(/\/([\w-]+)\/\$id/, (_, room: string) => `/${room}/${ids[room]}`);
  const tabs: Record<string, string[]> = {
    '/stores/$id': ['monitors', 'incidents', 'pages', 'maintenance', 'settings'],
    '/monitors/$id': ['log', 'settings'],
  };
  return [whole, ...(tabs[path] ?? []).map((tab) => `${whole}?tab=${tab}`)];
}

test('the list of pages is read from the features', () => {
  expect(pages.length).toBeGreaterThan(25);
  expect(pages.filter((path) => path.includes('$'))).toEqual([]);
});

/** What no page shows: holes in phrases, and figures that are none. */
const holes = /\bundefined\b|\bNaN\b|\[object |Invalid Date|\{\w+\}/;
/** What was sent stays in the language of its channel. */
const sent = /^\[#\d+\] /;
/** Details in the audit trail are shown as the API names them. */
const named = /^\w+: \S+(?:; \w+: \S+)*$/;
const english = /\b(?:the|and|with|your|this|from|not|was|were|has|have|will|cannot)\b/i;

async function look(page: Page, path: string, language: Language): Promise<string[]> {
  await page.goto(server.base + path);
  await page.locator('main').first().waitFor();
  await page.locator('main').getByRole('heading').first().waitFor();
  await expect.poll(() => page.locator('[class*=Skeleton-root]').count(), { timeout: 120_000 }).toBe(0);
  const text = await page.locator('body').innerText();
  const lines = text.split('\n').map((line) => line.trim());
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return [
    ...(wide > 0 ? [`${path} (${language}) can be moved sideways by ${wide} px`] : []),
    ...lines.filter((line) => holes.test(line)).map((line) => `${path} (${language}) says “${line}”`),
    ...(language === 'en'
      ? []
      : lines
          .filter((line) => english.test(line) && !sent.test(line) && !named.test(line))
          .map((line) => `${path} (${language}) says in English “${line}”`)),
  ];
}

async function walk(language: Language, options: Parameters<typeof visit>[1]): Promise<string[]> {
  await call(updateMe, { body: { language } });
  const { page, context, complaints } = await visit(browser, { locale: language, ...options });
  await signIn(page, server.base);
  const found: string[] = [];
  for (const path of pages) {
    found.push(...(await look(page, path, language)));
    found.push(...complaints.splice(0).map((complaint) => `${path} (${language}): ${complaint}`));
  }
  await context.close();
  return found;
}

test.each(languages)(
  'every page on a phone, in %s: nothing sticks out, is untranslated or broken',
  async (language) => {
    expect(await walk(language, { ...phone })).toEqual([]);
  },
);

test('every page on a desk, in the dark', async () => {
  expect(await walk('uk', { colorScheme: 'dark' })).toEqual([]);
});
