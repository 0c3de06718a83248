import * as c from '#contract/notify';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { newId } from '#kit/id';
import { checkWhereTo, parseSettings, showKind, withKeptSecrets } from '#kit/kind-settings';
import { deadJobs, retryJob } from '#kit/jobs/work';
import { serve } from '#kit/http/serve';
import { conflict, notFound, refuse } from '#kit/refuse';
import { policyById } from './escalation/store.ts';
import { channelKinds, kindOf } from './channel-kinds.ts';
import { settingsOf, showChannel, showDelivery, showRule } from './present.ts';
import * as store from './store.ts';
import type { ChannelRow, RuleRow } from './tables.ts';
import { testChannel } from './test-channel.ts';
import { tellTrouble } from './trouble.ts';

const seal = (app: App, id: string, settings: unknown): string =>
  app.secrets.seal(JSON.stringify(settings), `channel ${id}`);

/** A fallback must exist, and following fallbacks must not lead back. */
async function checkFallback(app: App, id: string, fallbackId: string | null): Promise<void> {
  const channels = new Map((await store.allChannels(app.db)).map((ch) => [ch.id, ch]));
  for (let next = fallbackId, steps = 0; next !== null; next = channels.get(next)!.fallback_id, steps += 1) {
    if (!channels.has(next))
      refuse(
        'not_found',
        {
          en: 'fallbackId: there is no such channel.',
          ru: 'fallbackId: такого канала нет.',
          uk: 'fallbackId: такого каналу немає.',
        },
        { field: 'fallbackId' },
      );
    if (next === id || steps > channels.size)
      refuse(
        'circle',
        {
          en: 'fallbackId: the fallbacks would lead in a circle.',
          ru: 'fallbackId: запасные каналы замкнутся в круг.',
          uk: 'fallbackId: запасні канали замкнуться в коло.',
        },
        { field: 'fallbackId' },
      );
  }
}

async function checkChannels(app: App, ids: readonly string[] | undefined): Promise<void> {
  const known = new Set((await store.allChannels(app.db)).map((ch) => ch.id));
  if (ids?.some((id) => !known.has(id)))
    refuse(
      'not_found',
      {
        en: 'channelIds: there is no such channel.',
        ru: 'channelIds: такого канала нет.',
        uk: 'channelIds: такого каналу немає.',
      },
      { field: 'channelIds' },
    );
}

async function checkPolicy(app: App, id: string | null | undefined): Promise<void> {
  if (id && !(await policyById(app.db, id)))
    refuse(
      'not_found',
      {
        en: 'policyId: there is no such escalation policy.',
        ru: 'policyId: такой политики эскалации нет.',
        uk: 'policyId: такої політики ескалації немає.',
      },
      { field: 'policyId' },
    );
}

function checkSomebody(channelIds: readonly string[], policyId: string | null): void {
  if (channelIds.length === 0 && policyId === null)
    refuse(
      'nobody',
      {
        en: 'channelIds: name at least one channel, or an escalation policy.',
        ru: 'channelIds: укажите хотя бы один канал или политику эскалации.',
        uk: 'channelIds: вкажіть принаймні один канал або політику ескалації.',
      },
      { field: 'channelIds' },
    );
}

async function showOne(app: App, id: string, language: Language) {
  const row = await store.channelById(app.db, id);
  return row ? showChannel(app, row, (await store.latestDeliveries(app.db)).get(id), language) : notFound();
}

const channelRoutes = [
  serve(c.listChannelKinds, async ({ language }) => ({
    items: [...channelKinds].map(([name, kind]) => showKind(name, kind, language)),
    total: channelKinds.size,
  })),
  serve(c.listChannels, async ({ app, query, language }) => {
    const latest = await store.latestDeliveries(app.db);
    const all = (await store.allChannels(app.db)).filter(
      (ch) => !query.q || ch.name.toLowerCase().includes(query.q.toLowerCase()),
    );
    return {
      items: all
        .slice(query.offset, query.offset + query.limit)
        .map((row) => showChannel(app, row, latest.get(row.id), language)),
      total: all.length,
    };
  }),
  serve(c.createChannel, async ({ app, actor, body, language }) => {
    const settings = parseSettings(kindOf(body.kind), body.settings, language);
    const id = newId(app.clock.now());
    await checkFallback(app, id, body.fallbackId);
    const row: ChannelRow = {
      id,
      kind: body.kind,
      name: body.name,
      settings: seal(app, id, settings),
      language: body.language,
      time_zone: body.timeZone,
      fallback_id: body.fallbackId,
      person_id: body.personId,
      enabled: true,
      created_at: app.clock.now(),
    };
    await app.db.transaction().execute(async (trx) => {
      await store.insertChannel(trx, row);
      await audit(trx, app, actor, 'channel.created', body.name, { kind: body.kind });
    });
    return showChannel(app, row, undefined, language);
  }),
  serve(c.updateChannel, async ({ app, actor, params, body, language }) => {
    const row = (await store.channelById(app.db, params.id)) ?? notFound();
    const kind = kindOf(row.kind);
    if (body.fallbackId !== undefined) await checkFallback(app, row.id, body.fallbackId);
    const kept = settingsOf(app, row);
    const settings = body.settings ? parseSettings(kind, withKeptSecrets(kind, body.settings, kept), language) : null;
    if (settings) checkWhereTo(kind, body.settings!, settings, kept);
    await app.db.transaction().execute(async (trx) => {
      await store.changeChannel(trx, row.id, {
        ...(body.name === undefined ? {} : { name: body.name }),
        ...(settings ? { settings: seal(app, row.id, settings) } : {}),
        ...(body.language === undefined ? {} : { language: body.language }),
        ...(body.timeZone === undefined ? {} : { time_zone: body.timeZone }),
        ...(body.fallbackId === undefined ? {} : { fallback_id: body.fallbackId }),
        ...(body.personId === undefined ? {} : { person_id: body.personId }),
        ...(body.enabled === undefined ? {} : { enabled: body.enabled }),
      });
      await audit(trx, app, actor, 'channel.changed', row.name, { fields: Object.keys(body) });
    });
    return showOne(app, row.id, language);
  }),
  serve(c.deleteChannel, async ({ app, actor, params }) => {
    const row = (await store.channelById(app.db, params.id)) ?? notFound();
    await app.db.transaction().execute(async (trx) => {
      await store.removeChannel(trx, row.id);
      await audit(trx, app, actor, 'channel.removed', row.name);
    });
    return undefined;
  }),
  serve(c.testChannel, async ({ app, params, language }) => {
    const sent = await testChannel(app, (await store.channelById(app.db, params.id)) ?? notFound());
    return sent.ok
      ? { ok: true, receipt: sent.receipt, error: null }
      : { ok: false, receipt: null, error: tellTrouble(sent.error, language) };
  }),
];

const ruleRoutes = [
  serve(c.listRules, async ({ app, query }) => {
    const all = await store.allRules(app.db);
    return { items: all.slice(query.offset, query.offset + query.limit).map(showRule), total: all.length };
  }),
  serve(c.createRule, async ({ app, actor, body }) => {
    await checkChannels(app, body.channelIds);
    await checkPolicy(app, body.policyId);
    checkSomebody(body.channelIds, body.policyId);
    const row: RuleRow = {
      id: newId(app.clock.now()),
      name: body.name,
      channel_ids: body.channelIds,
      policy_id: body.policyId,
      store_ids: body.storeIds,
      severities: body.severities,
      hours: body.hours,
      delay_minutes: body.delayMinutes,
      on_recovery: body.onRecovery,
      enabled: body.enabled,
      created_at: app.clock.now(),
    };
    await app.db.transaction().execute(async (trx) => {
      await store.insertRule(trx, row);
      await audit(trx, app, actor, 'rule.created', body.name);
    });
    return showRule(row);
  }),
  serve(c.updateRule, async ({ app, actor, params, body }) => {
    const row = (await store.ruleById(app.db, params.id)) ?? notFound();
    await checkChannels(app, body.channelIds);
    await checkPolicy(app, body.policyId);
    checkSomebody(body.channelIds ?? row.channel_ids, body.policyId === undefined ? row.policy_id : body.policyId);
    const change: Partial<RuleRow> = Object.fromEntries(
      Object.entries({
        name: body.name,
        channel_ids: body.channelIds,
        policy_id: body.policyId,
        store_ids: body.storeIds,
        severities: body.severities,
        hours: body.hours,
        delay_minutes: body.delayMinutes,
        on_recovery: body.onRecovery,
        enabled: body.enabled,
      }).filter(([, value]) => value !== undefined),
    );
    await app.db.transaction().execute(async (trx) => {
      await store.changeRule(trx, row.id, change);
      await audit(trx, app, actor, 'rule.changed', row.name, { fields: Object.keys(body) });
    });
    return showRule({ ...row, ...change });
  }),
  serve(c.deleteRule, async ({ app, actor, params }) => {
    const row = (await store.ruleById(app.db, params.id)) ?? notFound();
    await app.db.transaction().execute(async (trx) => {
      await store.removeRule(trx, row.id);
      await audit(trx, app, actor, 'rule.removed', row.name);
    });
    return undefined;
  }),
];

const deliveryRoutes = [
  serve(c.listDeliveries, async ({ app, query, language }) => {
    const { items, total } = await store.searchDeliveries(app.db, query);
    return { items: items.map((row) => showDelivery(row, language)), total };
  }),
  serve(c.retryDelivery, async ({ app, actor, params, language }) => {
    const row = (await store.deliveryById(app.db, params.id)) ?? notFound();
    if (row.state !== 'dead' || row.kind === 'test')
      conflict('not_dead', {
        en: 'Only a notice that was given up can be sent again.',
        ru: 'Повторить можно только уведомление, от которого отказались.',
        uk: 'Повторити можна лише сповіщення, від якого відмовилися.',
      });
    const change = { state: 'retrying' as const, try_at: app.clock.now(), created_at: app.clock.now() };
    await app.db.transaction().execute(async (trx) => {
      await store.finishDelivery(trx, row.id, change);
      await audit(trx, app, actor, 'delivery.retried', row.channel_name);
    });
    return showDelivery({ ...row, ...change }, language);
  }),
  serve(c.listDeadJobs, async ({ app, query }) => {
    const { items, total } = await deadJobs(app.db, query.limit, query.offset);
    return { items: items.map((j) => ({ ...j, at: new Date(j.at).toISOString() })), total };
  }),
  serve(c.retryDeadJob, async ({ app, params }) => ((await retryJob(app.db, params.id)) ? undefined : notFound())),
];

export const routes = [...channelRoutes, ...ruleRoutes, ...deliveryRoutes];
