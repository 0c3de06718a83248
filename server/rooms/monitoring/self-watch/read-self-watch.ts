import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import { type Language, say, words } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { deadJobs } from '#kit/jobs/work';
import { storesByIds, storesVisibleTo } from '#rooms/stores';
import { isoOrNull } from '../monitors/present.ts';
import { presentProber } from '../probers/admit-prober.ts';
import { allProbers } from '../probers/store.ts';
import { lateMonitors } from './store.ts';

const sentences = words({
  en: {
    none: 'No prober is working: nothing is being watched.',
    line: 'The prober {name} has no line; what it sees is not counted.',
    silent: 'The remote prober {name} is silent.',
  },
  ru: {
    none: 'Ни одна точка проверки не работает: за магазинами никто не следит.',
    line: 'У точки проверки {name} пропала связь; то, что она видит, не считается.',
    silent: 'Удалённая точка проверки {name} молчит.',
  },
  uk: {
    none: 'Жодна точка перевірки не працює: за магазинами ніхто не стежить.',
    line: 'У точки перевірки {name} зник зв’язок; те, що вона бачить, не рахується.',
    silent: 'Віддалена точка перевірки {name} мовчить.',
  },
});

/** The platform's own troubles. A client's people see the monitors of their stores, and nothing of our machines. */
export async function readSelfWatch(app: App, actor: Actor, language: Language): Promise<z.input<typeof c.selfWatch>> {
  const visible = await storesVisibleTo(app.db, actor.clientIds);
  const { items, total } = await lateMonitors(app.db, visible, 100);
  const names = new Map(
    (await storesByIds(app.db, [...new Set(items.map((m) => m.store_id))])).map((s) => [s.id, s.name]),
  );
  return {
    late: items.map((m) => ({
      monitorId: m.id,
      name: m.name,
      storeName: names.get(m.store_id) ?? '',
      lastProbeAt: isoOrNull(m.last_at),
      intervalSeconds: m.interval_ms / 1000,
    })),
    lateCount: total,
    proberProblem: visible === null ? await proberProblem(app, language) : null,
    deadJobs: visible === null ? (await deadJobs(app.db, 1, 0)).total : 0,
  };
}

async function proberProblem(app: App, language: Language): Promise<string | null> {
  const probers = (await allProbers(app.db)).map((row) => presentProber(row, app.clock.now()));
  if (!probers.some((p) => p.state === 'working' || p.state === 'offline_line')) return sentences[language].none;
  const line = probers.find((p) => p.state === 'offline_line');
  if (line) return say(sentences[language].line, { name: line.name }, language);
  const silent = probers.find((p) => p.remote && p.state === 'silent');
  return silent ? say(sentences[language].silent, { name: silent.name }, language) : null;
}
