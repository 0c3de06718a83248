import { noticeFailed } from '#contract/events/notify';
import { on } from '#kit/events/events';
import { tellChanged } from '../announce-incident.ts';
import { entry } from '../timeline/entry.ts';
import { incidentById } from '../store.ts';
import { addToTimeline } from '../timeline/store.ts';

export default on(noticeFailed, async (trx, n) => {
  const incident = await incidentById(trx, n.incidentId);
  if (!incident || !n.final) return;
  await addToTimeline(
    trx,
    entry(
      incident,
      n.at,
      'notice_failed',
      { kind: n.kind, channel: n.channel, error: n.error, ...(n.said ? { ru: n.said.ru, uk: n.said.uk } : {}) },
      { internal: true },
    ),
  );
  await tellChanged(trx, incident);
});
