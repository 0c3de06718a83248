import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';
import { kindOf } from './check-monitor.ts';
import { findMonitor } from './find-monitor.ts';
import { kinds } from './kinds.ts';
import { openSettings } from './secret-settings.ts';
import { changeMonitor } from './store.ts';
import { replaceSlots } from '../probing/store.ts';
import { settleUnseen } from '../recording/lose-sight.ts';
import { lockWatched } from '../recording/store.ts';
import { slotsFor } from './create-monitors.ts';
import { probeOnce } from './try-monitor.ts';
import { lockVisible, tellChanged } from './update-monitor.ts';

/** What the page is now becomes the normal; the monitor is probed against it at once. */
export async function acceptBaseline(app: App, actor: Actor, id: string): Promise<void> {
  const { monitor } = await findMonitor(app.db, actor, id);
  const kind = kindOf(kinds, monitor.type, '');
  const settings = openSettings(app.secrets, kind.schema, monitor.settings, monitor.id);
  const outcome = await probeOnce(app, kind, settings, {
    allowPrivate: monitor.allow_private,
    timeoutMs: monitor.timeout_ms,
    baseline: monitor.baseline,
    accept: true,
  });
  if (outcome.learned === undefined || outcome.learned === null) {
    refuse('nothing_learned', {
      en: 'There is nothing to learn now: the page does not answer as a page, or this type of monitor does not learn.',
      ru: 'Сейчас нечему учиться: страница не отвечает как страница, или этот тип монитора не учится.',
      uk: 'Зараз нема чого вчитися: сторінка не відповідає як сторінка, або цей тип монітора не вчиться.',
    });
  }
  await inTransaction(app.db, async (trx) => {
    const locked = await lockVisible(trx, actor, id);
    const revision = await changeMonitor(trx, id, { baseline: outcome.learned, baseline_at: app.clock.now() }, true);
    if (!locked.paused) {
      await settleUnseen(trx, app, await lockWatched(trx, [locked.key]), locked.interval_ms);
      await replaceSlots(
        trx,
        [locked.key],
        await slotsFor(trx, kinds, [{ ...locked, revision, first: app.clock.now() }]),
      );
    }
    await audit(trx, app, actor, 'monitor.baseline_accepted', locked.name, { monitorId: id, storeId: locked.store_id });
    await tellChanged(trx, app, actor, locked, 'baseline_accepted');
  });
}
