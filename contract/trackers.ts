import { z } from 'zod';
import { byId, endpoint, id, instant, language, listOf, paging } from './endpoint.ts';
import { channelKind } from './notify.ts';
import { taskState } from './tasks.ts';

export const listTrackerKinds = endpoint({
  name: 'listTrackerKinds',
  method: 'GET',
  path: '/api/tracker-kinds',
  access: 'settings.read',
  summary: 'Kinds of outside trackers with the schema of their settings',
  response: listOf(channelKind.extend({ placeField: z.string().describe('The setting that says the place') })),
});

const named = z.object({ id: z.string(), name: z.string() });
const trackerLook = z.object({
  account: named.describe('Who we are there'),
  place: named.extend({ url: z.string() }).describe('The project, board or list'),
  states: z.array(
    named.extend({ means: z.enum(['todo', 'doing', 'done']).nullable().describe('Null: the tracker does not say') }),
  ),
});
export type TrackerLook = z.infer<typeof trackerLook>;
const looked = z.object({
  ok: z.boolean(),
  look: trackerLook.nullable(),
  error: z.string().nullable().describe('Why there is no answer'),
  field: z.string().nullable().describe('The setting that is to be mended'),
});
export const tryTracker = endpoint({
  name: 'tryTracker',
  method: 'POST',
  path: '/api/tracker-kinds/:kind/look',
  access: 'settings.write',
  summary: 'Try settings of an outside tracker: who we are there, which place it is, its states; nothing is kept',
  params: z.object({ kind: z.string() }),
  body: z.object({ settings: z.record(z.string(), z.unknown()) }),
  response: looked,
});

const trackerPlace = z.object({
  setting: z.string().describe('What the setting that says the place takes for it'),
  name: z.string(),
  within: z.string().nullable().describe('The workspace, folder or key that tells it from others of its name'),
});
export type TrackerPlace = z.infer<typeof trackerPlace>;
export const listTrackerPlaces = endpoint({
  name: 'listTrackerPlaces',
  method: 'POST',
  path: '/api/tracker-kinds/:kind/places',
  access: 'settings.write',
  summary: 'Projects, boards or lists that an account of an outside tracker sees; nothing is kept',
  params: z.object({ kind: z.string() }),
  body: z.object({
    settings: z.record(z.string(), z.unknown()).describe('As for connecting, without the place'),
    trackerId: id.nullable().default(null).describe('A connection whose kept secrets are used where none is given'),
  }),
  response: z.object({
    ok: z.boolean(),
    places: z
      .object({
        items: z.array(trackerPlace).describe('At most 500'),
        more: z.boolean().describe('There are more than these'),
      })
      .nullable(),
    error: z.string().nullable().describe('Why there is no list'),
    field: z.string().nullable().describe('The setting that is to be mended'),
  }),
});

const newTracker = z.object({
  kind: z.string(),
  name: z.string().trim().min(1).max(100),
  settings: z.record(z.string(), z.unknown()),
  language: language.default('en').describe('Language of what we add to texts there'),
  states: z
    .partialRecord(taskState, z.string().max(200))
    .default({})
    .describe(
      'States there by states of tasks; what is absent is chosen by what the tracker says that its states mean',
    ),
  sendsComments: z
    .boolean()
    .default(false)
    .describe('Comments of the team on tasks go there, where others may read them; comments from there come in always'),
});
const tracker = newTracker.extend({
  id,
  look: trackerLook.nullable().describe('What was seen when it last answered; null: not tried with these settings'),
  trouble: z.string().nullable().describe('Why the last try failed, in the language of the reader'),
  lookedAt: instant.nullable(),
  lastReadAt: instant.nullable().describe('When what changed there was last read without a fault'),
  lastSentAt: instant.nullable().describe('When something last arrived there'),
  troubleSince: instant.nullable().describe('Since when `trouble` lasts'),
  createdAt: instant,
  changedAt: instant,
});
export type Tracker = z.infer<typeof tracker>;
export const listTrackers = endpoint({
  name: 'listTrackers',
  method: 'GET',
  path: '/api/trackers',
  access: 'settings.read',
  summary: 'Connected trackers; secrets are never shown',
  query: paging,
  response: listOf(tracker),
});
export const createTracker = endpoint({
  name: 'createTracker',
  method: 'POST',
  path: '/api/trackers',
  access: 'settings.write',
  summary: 'Connect a tracker',
  body: newTracker,
  response: tracker,
});
export const updateTracker = endpoint({
  name: 'updateTracker',
  method: 'PATCH',
  path: '/api/trackers/:id',
  access: 'settings.write',
  summary: 'Change a connection; a secret left out stays',
  params: byId,
  body: newTracker.omit({ kind: true }).partial().extend({
    language: language.optional(),
    states: newTracker.shape.states.unwrap().optional(),
    sendsComments: z.boolean().optional(),
  }),
  response: tracker,
});
export const deleteTracker = endpoint({
  name: 'deleteTracker',
  method: 'DELETE',
  path: '/api/trackers/:id',
  access: 'settings.write',
  summary: 'Disconnect a tracker; nothing changes there',
  params: byId,
});
export const lookAtTracker = endpoint({
  name: 'lookAtTracker',
  method: 'POST',
  path: '/api/trackers/:id/look',
  access: 'settings.write',
  summary: 'Try a connection: who we are there, which place it is, its states; changes nothing there',
  params: byId,
  response: looked,
});

const taskCard = z.object({
  id,
  tracker: z.object({ id, kind: z.string(), name: z.string() }),
  key: z.string().nullable().describe('What people there call the card; null until it is made'),
  url: z.string().nullable(),
  state: z.enum(['waiting', 'linked', 'failed']).describe('`waiting`: something is still to be sent'),
  trouble: z.string().nullable().describe('Why the last try failed, in the language of the reader'),
  nextTryAt: instant.nullable(),
  gone: z.boolean().describe('The card is not there any more, or we may not see it; the task stays'),
});
export type TaskCard = z.infer<typeof taskCard>;
export const listTaskCards = endpoint({
  name: 'listTaskCards',
  method: 'GET',
  path: '/api/tasks/:id/cards',
  access: 'tasks.write',
  summary: 'Cards of outside trackers that stand for a task; for the team alone',
  params: byId,
  response: listOf(taskCard),
});
export const linkTaskCard = endpoint({
  name: 'linkTaskCard',
  method: 'POST',
  path: '/api/tasks/:id/cards',
  access: 'tasks.write',
  summary: 'Make a card of a task, or link one that exists; one for each tracker',
  params: byId,
  body: z.object({
    trackerId: id,
    address: z.string().trim().min(1).max(2000).nullable().default(null).describe('Of the card; null: make a new one'),
  }),
  response: taskCard,
});
export const unlinkTaskCard = endpoint({
  name: 'unlinkTaskCard',
  method: 'DELETE',
  path: '/api/task-cards/:id',
  access: 'tasks.write',
  summary: 'Forget the card of a task; the card stays',
  params: byId,
});
export const retryTaskCard = endpoint({
  name: 'retryTaskCard',
  method: 'POST',
  path: '/api/task-cards/:id/retry',
  access: 'tasks.write',
  summary: 'Send again what was given up',
  params: byId,
  response: taskCard,
});
