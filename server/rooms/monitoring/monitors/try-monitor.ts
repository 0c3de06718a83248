import type { z } from 'zod';
import type * as c from '#contract/monitoring';
import type { OutcomeShown } from '#contract/monitoring';
import type { Outcome } from '#core/probe';
import type { Language } from '#core/words';
import type { App } from '#kit/app';
import type { Actor } from '#kit/http/actor';
import { createNet } from '#kit/net/create-net';
import { refuse } from '#kit/refuse';
import { storeById } from '#rooms/stores';
import { runProbe } from '../run-probe.ts';
import { checkSettings, checkTarget, kindOf, type Target } from './check-monitor.ts';
import { refuseMask } from './create-monitors.ts';
import { findMonitor } from './find-monitor.ts';
import { explain, type Kind, kinds } from './kinds.ts';
import { mayProbePrivate } from './may-probe-private.ts';
import { hasStrayMask, openSettings, sealSettings } from './secret-settings.ts';

export type Trial = z.output<(typeof c.tryMonitor)['body']>;

/** Probes once with settings that are not saved. */
export async function tryMonitor(app: App, actor: Actor, trial: Trial, language: Language): Promise<OutcomeShown> {
  const store = await storeById(app.db, trial.storeId, actor.clientIds);
  if (!store)
    refuse(
      'no_store',
      { en: 'There is no such store.', ru: 'Такого магазина нет.', uk: 'Такого магазину немає.' },
      { field: 'storeId' },
    );
  const kind = kindOf(kinds, trial.type, '');
  const given = checkSettings(kind, trial.settings, '', language);
  const allowPrivate = await mayProbePrivate(app.db, app, actor);
  const target = checkTarget(kind, given, allowPrivate, '');
  const settings = await withKeptSecrets(app, actor, kind, given, target, trial.monitorId);
  return shown(
    kind,
    await probeOnce(app, kind, settings, {
      allowPrivate,
      timeoutMs: trial.timeoutMs ?? null,
      baseline: null,
      accept: false,
    }),
    language,
  );
}

/** Puts the secrets that a monitor keeps where masks stand. @throws Refusal where there is none, or it is meant for another host */
async function withKeptSecrets(
  app: App,
  actor: Actor,
  kind: Kind,
  settings: Record<string, unknown>,
  target: Target,
  monitorId: string | undefined,
): Promise<Record<string, unknown>> {
  if (!hasStrayMask(kind.schema, settings)) return settings;
  if (monitorId === undefined) return refuseMask('');
  const { monitor } = await findMonitor(app.db, actor, monitorId);
  const sameHost = target.host === monitor.host && target.port === monitor.port;
  if (monitor.type !== kind.name || !sameHost || hasStrayMask(kind.schema, settings, monitor.settings))
    return refuseMask('');
  const sealed = sealSettings(app.secrets, kind.schema, settings, monitor.id, monitor.settings);
  return openSettings(app.secrets, kind.schema, sealed, monitor.id);
}

/** Probes a monitor once; nothing is stored. */
export async function testMonitor(app: App, actor: Actor, id: string, language: Language): Promise<OutcomeShown> {
  const { monitor } = await findMonitor(app.db, actor, id);
  return shown(kindOf(kinds, monitor.type, ''), await probeMonitor(app, actor, id), language);
}

/** The same, as a prober would hand it in. */
export async function probeMonitor(app: App, actor: Actor, id: string): Promise<Outcome> {
  const { monitor } = await findMonitor(app.db, actor, id);
  const kind = kindOf(kinds, monitor.type, '');
  const settings = openSettings(app.secrets, kind.schema, monitor.settings, monitor.id);
  const allowPrivate = monitor.allow_private && (await mayProbePrivate(app.db, app, actor));
  return probeOnce(app, kind, settings, {
    allowPrivate,
    timeoutMs: monitor.timeout_ms,
    baseline: monitor.baseline,
    accept: false,
  });
}

interface Once {
  allowPrivate: boolean;
  timeoutMs: number | null;
  baseline: unknown;
  accept: boolean;
}

/** Runs one probe here and now, under the same rules as a prober's. */
export async function probeOnce(app: App, kind: Kind, settings: Record<string, unknown>, once: Once): Promise<Outcome> {
  if (kind.type.passive) {
    refuse(
      'passive',
      {
        en: 'Monitors of the type {type} are told and cannot be tried.',
        ru: 'Монитор типа {type} сам ничего не проверяет: ему сообщают.',
        uk: 'Монітор типу {type} сам нічого не перевіряє: йому повідомляють.',
      },
      { field: 'type', values: { type: kind.name } },
    );
  }
  const net = createNet({ ...app.settings.netPolicy, allowPrivate: once.allowPrivate });
  const { outcome } = await runProbe(kind.type, kind.type.settings.parse(settings), {
    timeoutMs: once.timeoutMs ?? kind.type.timeoutMs,
    net,
    now: app.clock.now(),
    baseline: once.baseline,
    accept: once.accept,
    signal: new AbortController().signal,
  });
  return outcome;
}

function shown(kind: Kind, outcome: Outcome, language: Language): OutcomeShown {
  return {
    verdict: outcome.verdict,
    failure: outcome.failure ?? null,
    explanation: explain(kind.name, outcome.reason, language),
    totalMs: outcome.totalMs,
    phases: { ...outcome.phases },
    conditions: outcome.conditions,
    evidence: (outcome.evidence as Record<string, unknown> | undefined) ?? null,
  };
}
