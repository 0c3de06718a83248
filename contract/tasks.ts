import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging } from './endpoint.ts';
import { incidentState, severity } from './incidents.ts';
import { specialities } from './permissions.ts';

/** The columns of the board, from left to right; what is dropped stands beside it. */
export const taskStates = ['todo', 'doing', 'waiting', 'review', 'done', 'dropped'] as const;
export const taskState = z.enum(taskStates);
export type TaskState = (typeof taskStates)[number];
export const taskKinds = ['fix', 'change', 'update', 'maintenance', 'check', 'internal'] as const;
const taskKind = z.enum(taskKinds).describe('`internal` is never shown to a client');
export const taskPriorities = ['urgent', 'high', 'normal', 'low'] as const;
const taskPriority = z.enum(taskPriorities).describe('`urgent` may cost more by the contract');
const role = z.enum(specialities).nullable().describe('Whose speciality it is');

const named = z.object({ id, name: z.string() });
export const task = z.object({
  id,
  number: z.int(),
  version: z.int().describe('Grows with each change; say it as `basedOn`'),
  client: named.nullable(),
  store: named.nullable(),
  kind: taskKind,
  title: z.string(),
  role,
  priority: taskPriority,
  state: taskState,
  owner: named.nullable(),
  due: z.iso.date().nullable(),
  checked: z.object({ done: z.int(), of: z.int() }).describe('Of the checklist'),
  blocked: z.int().describe('How many tasks that are not done it waits for'),
  minutes: z.int().nullable().describe('Time that was entered for it; null where the reader may not see it'),
  late: z.boolean().describe('Made by a rule of recurring work after its moment, as after a downtime'),
  createdAt: instant,
  changedAt: instant,
  doneAt: instant.nullable(),
});
export type Task = z.infer<typeof task>;

const checkItem = z.object({ id, text: z.string(), done: z.boolean(), doneBy: z.string().nullable() });
const linkedTask = z.object({ id, number: z.int(), title: z.string(), state: taskState });
export const taskDetail = task.extend({
  text: z.string(),
  checklist: z.array(checkItem),
  blockedBy: z.array(linkedTask),
  blocks: z.array(linkedTask),
  request: z.object({ id, number: z.int(), topic: z.string() }).nullable(),
  incident: z.object({ id, number: z.int(), title: z.string(), severity, state: incidentState }).nullable(),
  comments: z
    .array(z.object({ id, at: instant, author: z.string(), text: z.string() }))
    .describe('The oldest first, 500 at most, the latest of them; for the team alone'),
  history: z.array(z.object({ id, at: instant, author: z.string(), text: z.string() })).describe('For the team alone'),
});
export type TaskDetail = z.infer<typeof taskDetail>;

export const listTasks = endpoint({
  name: 'listTasks',
  method: 'GET',
  path: '/api/tasks',
  access: 'tasks.read',
  summary: 'Tasks; those of a client only where the contract shows them',
  query: paging.extend({
    clientId: id.optional(),
    storeId: id.optional(),
    ownerId: id.optional(),
    requestId: id.optional(),
    incidentId: id.optional(),
    kind: taskKind.optional(),
    priority: taskPriority.optional(),
    role: z.enum(specialities).optional(),
    state: z
      .union([taskState, z.literal('open')])
      .optional()
      .describe('`open`: neither done nor dropped'),
    dueBefore: z.iso.date().optional(),
    sort: z.enum(['board', 'due', 'changed']).default('board').describe('`board`: as people put them'),
  }),
  response: listOf(task),
});
const title = z.string().trim().min(3).max(200);
const text = z.string().trim().max(20_000);
const owner = id.nullable().describe('A person of the team');
const due = z.iso.date().nullable();
export const createTask = endpoint({
  name: 'createTask',
  method: 'POST',
  path: '/api/tasks',
  access: 'tasks.write',
  summary: 'Make a task: by hand, or from a request or an incident, whose client and store it takes',
  body: z.object({
    clientId: id.optional(),
    storeId: id.optional(),
    requestId: id.optional(),
    incidentId: id.optional(),
    kind: taskKind.default('change'),
    title,
    text: text.default(''),
    ownerId: owner.default(null),
    role: role.default(null),
    priority: taskPriority.default('normal'),
    due: due.default(null),
    checklist: z.array(z.string().trim().min(1).max(300)).max(100).default([]),
  }),
  response: taskDetail,
});
export const readTask = endpoint({
  name: 'readTask',
  method: 'GET',
  path: '/api/tasks/:id',
  access: 'tasks.read',
  summary: 'One task with its checklist, what it waits for, and its history',
  params: byId,
  response: taskDetail,
});
export const updateTask = endpoint({
  name: 'updateTask',
  method: 'PATCH',
  path: '/api/tasks/:id',
  access: 'tasks.write',
  summary: 'Change a task',
  params: byId,
  body: z.object({
    basedOn: z.int().optional().describe('The version that was edited; refused where somebody was quicker'),
    title: title.optional(),
    text: text.optional(),
    kind: taskKind.optional(),
    state: taskState.optional(),
    ownerId: owner.optional(),
    role: role.optional(),
    priority: taskPriority.optional(),
    due: due.optional(),
    checklist: z
      .array(
        z.object({
          id: id.optional().describe('Of an item that is there; absent: a new one'),
          text: z.string().trim().min(1).max(300),
          done: z.boolean().default(false),
        }),
      )
      .max(100)
      .optional()
      .describe('The whole list, in its order'),
    blockedBy: z.array(id).max(50).optional().describe('All tasks that it waits for'),
  }),
  response: taskDetail,
});
export const moveTask = endpoint({
  name: 'moveTask',
  method: 'POST',
  path: '/api/tasks/:id/move',
  access: 'tasks.write',
  summary: 'Put a task into a column of the board, before another one or at its end',
  params: byId,
  body: z.object({ state: taskState, beforeId: id.nullable().default(null).describe('Null: at the end') }),
  response: taskDetail,
});
export const commentTask = endpoint({
  name: 'commentTask',
  method: 'POST',
  path: '/api/tasks/:id/comments',
  access: 'tasks.write',
  summary: 'Write a comment to a task; the team alone reads it',
  params: byId,
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  response: taskDetail,
});
