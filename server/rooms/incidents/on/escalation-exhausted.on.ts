import { escalationExhausted } from '#contract/events/notify';
import { on } from '#kit/events/events';
import { tellChanged } from '../announce-incident.ts';
import { entry } from '../timeline/entry.ts';
import { incidentById } from '../store.ts';
import { addToTimeline } from '../timeline/store.ts';

export default on(escalationExhausted, async (trx, e) => {
  const incident = await incidentById(trx, e.incidentId);
  if (!incident) return;
  await addToTimeline(trx, entry(incident, e.at, 'escalation_exhausted', { policy: e.policy }, { internal: true }));
  await tellChanged(trx, incident);
});
