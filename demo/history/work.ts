import { addExtraHours, askExcess, closeLedger } from '#contract/billing';
import * as d from '#contract/desk';
import { createRecurringRule, createTaskTemplate } from '#contract/task-plans';
import * as t from '#contract/tasks';
import { enterTime } from '#contract/time';
import type { Actor } from '#kit/http/actor';
import { dayAt, type Moment } from './moments.ts';
import type { Means } from './play.ts';
import { type Asked, asked, type Job, monthly } from './work-story.ts';

const SECOND = 1000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Requests of clients, their answers, and the work that they make. */
export function requestMoments(means: Means): Moment[] {
  return asked.flatMap((one) => {
    const at = dayAt(means.now, one.ago, one.at);
    const ids = { request: '', task: '' };
    return [
      { at, act: () => ask(means, one, ids) },
      ...one.turns.map((turn) => ({ at: at + turn.after * MINUTE, act: () => answer(means, ids, turn) })),
      ...(one.job ? jobMoments(means, one, one.job, at, ids) : []),
    ];
  });
}

type Ids = Record<'request' | 'task', string>;

async function ask({ desk, people, watched, deadlines }: Means, one: Asked, ids: Ids): Promise<void> {
  const asks = { coffee: people.clientViewer, toys: people.manager, clay: people.clientAdmin }[one.store];
  const storeId = watched.find(({ store }) => store.key === one.store)!.id;
  const { topic, text, answers } = one;
  ids.request = (await desk.call(asks, d.openRequest, { body: { storeId, topic, text, answers } })).id;
  await desk.drain();
  await deadlines.ofRequest(ids.request);
}

async function answer({ desk, people, deadlines }: Means, ids: Ids, turn: Asked['turns'][number]): Promise<void> {
  const who: Actor = people[turn.by];
  const params = { id: ids.request };
  if (turn.takes) await desk.call(who, d.updateRequest, { params, body: { assigneeId: who.personId } });
  await desk.call(who, d.writeToRequest, {
    params,
    body: { text: turn.says, internal: turn.note ?? false, ...(turn.becomes ? { state: turn.becomes } : {}) },
  });
  await desk.drain();
  await deadlines.ofRequest(ids.request);
}

function jobMoments(means: Means, { turns }: Asked, job: Job, at: number, ids: Ids): Moment[] {
  const { desk, people } = means;
  const who: Actor = people[job.by];
  const begins = at + ((job.work[0]?.after ?? turns[0]!.after + 5) - 1) * MINUTE;
  const ends = at + Math.max(...turns.map(({ after }) => after), ...job.work.map((w) => w.after + w.minutes)) * MINUTE;
  const move = async (state: t.TaskState): Promise<void> => {
    await desk.call(who, t.moveTask, { params: { id: ids.task }, body: { state } });
    await desk.drain();
  };
  const make = async (): Promise<void> => {
    const { title, kind, checklist = [] } = job;
    const body = { requestId: ids.request, title, kind, checklist, ownerId: who.personId };
    ids.task = (await desk.call(who, t.createTask, { body })).id;
    if (job.stays !== 'todo') await move('doing');
  };
  return [
    { at: begins, act: make },
    ...job.work.map(({ after, minutes, note }) => ({
      at: at + (after + minutes) * MINUTE,
      act: async () => {
        const from = new Date(at + after * MINUTE).toISOString();
        await desk.call(who, enterTime, { body: { taskId: ids.task, from, minutes, note } });
        await desk.drain();
      },
    })),
    ...(job.stays === 'doing' || job.stays === 'todo'
      ? []
      : [{ at: ends + MINUTE, act: () => move(job.stays ?? 'done') }]),
  ];
}

/** What is done on the first of each month, and what is charged for a month that is over. */
export async function monthMoments(means: Means): Promise<Moment[]> {
  const { desk, people, clock, now, contractIds } = means;
  const begun = clock.now();
  await arrangeCare(means);
  const thisMonth = monthOf(begun);
  await desk.call(people.manager, addExtraHours, {
    params: { id: contractIds.toys },
    body: { kind: 'prepaid', month: thisMonth, minutes: 600, price: 35_000, lastMonth: monthOf(begun + 150 * DAY) },
  });
  const moments: Moment[] = [
    {
      at: now - 2 * DAY,
      act: async () => {
        const body = { month: monthOf(now), minutes: 120 };
        await desk.call(people.manager, askExcess, { params: { id: contractIds.clay }, body });
        await desk.drain();
      },
    },
  ];
  for (let first = firstAfter(begun); first < now; first = firstAfter(first)) {
    const over = monthOf(first - DAY);
    moments.push({ at: first + 7 * 3_600_000 + 5 * SECOND, act: () => begin(means) });
    moments.push({ at: first + 3 * DAY + 11 * 3_600_000, act: () => care(means) });
    // The last month that is over still waits to be looked through.
    if (firstAfter(first) < now) moments.push({ at: first + 4 * DAY + 9 * 3_600_000, act: () => close(means, over) });
  }
  return moments;
}

const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);

function firstAfter(at: number): number {
  const day = new Date(at);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
}

async function arrangeCare({ desk, people, watched }: Means): Promise<void> {
  const { name, cron, tasks } = monthly;
  const template = await desk.call(people.manager, createTaskTemplate, {
    body: { name, tasks: tasks.map((task) => ({ ...task, after: 'after' in task ? [...task.after] : [] })) },
  });
  for (const { id, store } of watched)
    await desk.call(people.manager, createRecurringRule, {
      body: {
        name: `${name} · ${store.name}`,
        templateId: template.id,
        storeId: id,
        ownerId: people.backend.personId,
        cron,
        timeZone: 'UTC',
      },
    });
}

async function begin({ desk }: Means): Promise<void> {
  await desk.sweep('recurring tasks');
  await desk.drain();
}

/** The tasks of the month are done, one after the other. */
async function care({ desk, people, clock }: Means): Promise<void> {
  const { items } = await desk.call(people.backend, t.listTasks, { query: { state: 'todo', limit: 100 } });
  const titles = new Set<string>(monthly.tasks.map(({ title }) => title));
  const ours = items.filter(({ title }) => titles.has(title)).sort((a, b) => a.number - b.number);
  for (const [i, { id }] of ours.entries()) {
    const from = new Date(clock.now() - 60 * MINUTE).toISOString();
    await desk.call(people.backend, enterTime, { body: { taskId: id, from, minutes: 20 + (i % 3) * 15 } });
    await desk.call(people.backend, t.moveTask, { params: { id }, body: { state: 'done' } });
    clock.advance(65 * MINUTE);
  }
  await desk.drain();
}

async function close({ desk, people, contractIds }: Means, month: string): Promise<void> {
  for (const id of Object.values(contractIds))
    await desk.call(people.manager, closeLedger, { params: { id }, body: { month } });
  await desk.drain();
}
