import { escalationStepped } from '#contract/events/notify';
import { on } from '#kit/events/events';
import { tellChanged } from '../announce-incident.ts';
import { entry } from '../timeline/entry.ts';
import { incidentById } from '../store.ts';
import { addToTimeline } from '../timeline/store.ts';

export default on(escalationStepped, async (trx, e) => {
  const incident = await incidentById(trx, e.incidentId);
  if (!incident) return;
  const say = (kind: string, values: Record<string, string | number>) =>
    addToTimeline(
      trx,
      entry(incident, e.at, kind, values, { internal: true, ...(e.by === null ? {} : { actor: e.by }) }),
    );
  const { policy, step, steps } = e;
  if (e.told.length > 0)
    await say(e.by === null ? 'escalation' : 'escalation_called', {
      policy,
      step,
      steps,
      told: e.told.join(', '),
      by: e.by ?? '',
    });
  for (const { name, why } of e.missed) await say(`escalation_${why}`, { policy, step, steps, name });
  await tellChanged(trx, incident);
});
