import { addAbsence, createSchedule } from '#contract/cover';
import { createEscalationPolicy } from '#contract/escalation';
import type { Desk } from '../desk.ts';
import type { People } from './people.ts';

const DAY = 86_400_000;

/** Who is on duty, and who is called after them. @returns the policy's id */
export async function takeTurns(desk: Desk, { owner, devops, backend, manager }: People, now: number): Promise<string> {
  const begins = new Date(desk.app.clock.now() - 7 * DAY);
  const monday = new Date(begins.getTime() - ((begins.getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
  const turn = { unit: 'weeks' as const, length: 1 };
  const ids = (...people: { personId: string | null }[]) => people.map(({ personId }) => personId!);
  const workdays = ['mon' as const, 'tue' as const, 'wed' as const, 'thu' as const, 'fri' as const];
  const { id } = await desk.call(owner, createSchedule, {
    body: {
      name: 'Duty',
      data: {
        timeZone: 'Europe/Kyiv',
        layers: [
          {
            id: 'days',
            name: 'Days',
            timeZone: 'Europe/Kyiv',
            people: ids(devops, backend),
            starts: `${monday}T09:00`,
            turn,
            hours: [{ days: workdays, from: '09:00', to: '18:00' }],
            standIn: true,
          },
          {
            id: 'nights',
            name: 'Nights and weekends',
            timeZone: 'Europe/Kyiv',
            people: ids(backend, devops),
            starts: `${monday}T18:00`,
            turn,
          },
        ],
      },
    },
  });
  const policy = await desk.call(owner, createEscalationPolicy, {
    body: {
      name: 'Duty, then the manager',
      steps: [
        { targets: [{ kind: 'schedule', id }], waitMinutes: 10 },
        { targets: [{ kind: 'person', id: manager.personId! }], waitMinutes: 15 },
      ],
      rounds: 2,
    },
  });
  // A week off that nobody has thought of yet: the schedule shows which nights nobody covers.
  await desk.call(backend, addAbsence, {
    body: { from: new Date(now + 4 * DAY).toISOString(), to: new Date(now + 11 * DAY).toISOString(), kind: 'holiday' },
  });
  return policy.id;
}
