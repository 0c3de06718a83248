import { z } from 'zod';
import { byId, endpoint, id, instant, listOf, paging, timeZone } from './endpoint.ts';
import { specialities } from './permissions.ts';
import { task, taskKinds, taskPriorities } from './tasks.ts';

const named = z.object({ id, name: z.string() });
const step = z.object({
  title: z.string().trim().min(3).max(200),
  text: z.string().trim().max(20_000).default(''),
  kind: z.enum(taskKinds).default('maintenance'),
  role: z.enum(specialities).nullable().default(null),
  priority: z.enum(taskPriorities).default('normal'),
  dueAfterDays: z.int().min(0).max(365).nullable().default(null).describe('Days from the beginning; null: no due date'),
  checklist: z.array(z.string().trim().min(1).max(300)).max(100).default([]),
  after: z
    .array(z.int().min(1).max(50))
    .max(50)
    .default([])
    .describe('Earlier tasks that it waits for, counted from 1'),
});
export const taskTemplate = z.object({
  id,
  name: z.string(),
  version: z.int(),
  tasks: z.array(step),
  rules: z.int().describe('Rules of recurring work that use it'),
  changedAt: instant,
});
export type TaskTemplate = z.infer<typeof taskTemplate>;
const templateBody = z.object({ name: z.string().trim().min(1).max(120), tasks: z.array(step).min(1).max(50) });

export const listTaskTemplates = endpoint({
  name: 'listTaskTemplates',
  method: 'GET',
  path: '/api/task-templates',
  access: 'tasks.write',
  summary: 'Lists of tasks that are made together',
  query: paging,
  response: listOf(taskTemplate),
});
export const createTaskTemplate = endpoint({
  name: 'createTaskTemplate',
  method: 'POST',
  path: '/api/task-templates',
  access: 'tasks.write',
  summary: 'Make a template',
  body: templateBody,
  response: taskTemplate,
});
export const updateTaskTemplate = endpoint({
  name: 'updateTaskTemplate',
  method: 'PUT',
  path: '/api/task-templates/:id',
  access: 'tasks.write',
  summary: 'Change a template; tasks that were made from it stay as they are',
  params: byId,
  body: templateBody.extend({ basedOn: z.int().optional().describe('The version that was edited') }),
  response: taskTemplate,
});
export const deleteTaskTemplate = endpoint({
  name: 'deleteTaskTemplate',
  method: 'DELETE',
  path: '/api/task-templates/:id',
  access: 'tasks.write',
  summary: 'Remove a template that no rule uses',
  params: byId,
});
export const applyTaskTemplate = endpoint({
  name: 'applyTaskTemplate',
  method: 'POST',
  path: '/api/task-templates/:id/apply',
  access: 'tasks.write',
  summary: 'Make all tasks of a template',
  params: byId,
  body: z.object({
    clientId: id.optional(),
    storeId: id.optional(),
    requestId: id.optional(),
    incidentId: id.optional(),
    ownerId: id.nullable().default(null),
    begins: z.iso.date().describe('Due dates count from it'),
  }),
  response: z.object({ items: z.array(task) }),
});

export const recurringRule = z.object({
  id,
  name: z.string(),
  template: named,
  client: named.nullable(),
  store: named.nullable(),
  owner: named.nullable(),
  cron: z.string(),
  timeZone: z.string(),
  active: z.boolean(),
  upcoming: z.array(instant).describe('The next three; empty where it rests'),
  last: z
    .object({
      at: instant,
      madeAt: instant,
      late: z.boolean(),
      skipped: z.int().describe('Earlier ones that were missed with it; only the latest is made'),
      tasks: z.int(),
    })
    .nullable(),
});
export type RecurringRule = z.infer<typeof recurringRule>;
const ruleBody = z.object({
  name: z.string().trim().min(1).max(120),
  templateId: id,
  clientId: id.nullable().default(null),
  storeId: id.nullable().default(null),
  ownerId: id.nullable().default(null),
  cron: z.string().trim().min(1).max(100).describe('`0 9 1 * *`: at nine on the first of each month'),
  timeZone,
  active: z.boolean().default(true),
});
export const listRecurringRules = endpoint({
  name: 'listRecurringRules',
  method: 'GET',
  path: '/api/recurring-tasks',
  access: 'tasks.write',
  summary: 'Rules by which tasks are made again and again',
  query: paging,
  response: listOf(recurringRule),
});
export const createRecurringRule = endpoint({
  name: 'createRecurringRule',
  method: 'POST',
  path: '/api/recurring-tasks',
  access: 'tasks.write',
  summary: 'Make a rule; it begins with the next moment that it names',
  body: ruleBody,
  response: recurringRule,
});
export const updateRecurringRule = endpoint({
  name: 'updateRecurringRule',
  method: 'PUT',
  path: '/api/recurring-tasks/:id',
  access: 'tasks.write',
  summary: 'Change a rule, or let it rest',
  params: byId,
  body: ruleBody,
  response: recurringRule,
});
export const deleteRecurringRule = endpoint({
  name: 'deleteRecurringRule',
  method: 'DELETE',
  path: '/api/recurring-tasks/:id',
  access: 'tasks.write',
  summary: 'Remove a rule; its tasks stay',
  params: byId,
});
