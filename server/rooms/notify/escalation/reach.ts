import type { EscalationTarget } from '#contract/escalation';
import type { Db } from '#kit/db/db';
import { onDuty } from '#rooms/cover';
import { peopleByIds } from '#rooms/people';
import { allChannels } from '../store.ts';
import type { ChannelRow } from '../tables.ts';

/** Whom a target reaches at a moment: a name as it is shown, and the channels; or why nobody. */
export type Reached =
  | { name: string; channels: ChannelRow[]; why: null }
  | { name: string; channels: []; why: 'nobody' | 'no_channel' | 'gone' };

/** Answers for many targets at once what each reaches at `at` (epoch ms). A person is reached by every channel that is theirs. */
export async function reachAt(
  db: Db,
  at: number,
): Promise<(targets: readonly EscalationTarget[]) => Promise<Reached[]>> {
  const channels = (await allChannels(db)).filter((c) => c.enabled);
  const duty = new Map((await onDuty(db, at)).map((d) => [d.scheduleId, d]));
  return async (targets) => {
    const ids = targets.flatMap((t) =>
      t.kind === 'person' ? [t.id] : t.kind === 'schedule' ? (duty.get(t.id)?.personId ?? []) : [],
    );
    const people = new Map((await peopleByIds(db, [...new Set(ids)])).map((p) => [p.id, p]));
    const byPerson = (id: string, of?: string): Reached => {
      const person = people.get(id);
      const name = [person?.name ?? '', of].filter(Boolean).join(' – ');
      if (!person?.active) return { name, channels: [], why: 'gone' };
      const own = channels.filter((c) => c.person_id === id);
      return own.length > 0 ? { name, channels: own, why: null } : { name, channels: [], why: 'no_channel' };
    };
    return targets.map((target): Reached => {
      if (target.kind === 'person') return byPerson(target.id);
      if (target.kind === 'channel') {
        const channel = channels.find((c) => c.id === target.id);
        return channel
          ? { name: channel.name, channels: [channel], why: null }
          : { name: '', channels: [], why: 'gone' };
      }
      const schedule = duty.get(target.id);
      if (!schedule) return { name: '', channels: [], why: 'gone' };
      return schedule.personId
        ? byPerson(schedule.personId, schedule.name)
        : { name: schedule.name, channels: [], why: 'nobody' };
    });
  };
}
