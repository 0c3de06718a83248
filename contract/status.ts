import { z } from 'zod';
import { said } from './said.ts';
import { byId, endpoint, id, instant, language, listOf, paging } from './endpoint.ts';
import { bar, monitorStatus } from './monitoring.ts';
import { severity } from './incidents.ts';

const slug = z
  .string()
  .trim()
  .regex(
    /^[a-z0-9][a-z0-9-]{1,60}$/,
    said({
      en: 'Use small letters, digits and dashes.',
      ru: 'Только строчные латинские буквы, цифры и дефисы.',
      uk: 'Лише малі латинські літери, цифри й дефіси.',
    }),
  );
export const newStatusPage = z.object({
  slug,
  title: z.string().trim().min(1).max(100),
  clientId: id,
  storeIds: z.array(id).default([]).describe("All of the client's stores where empty"),
  language: language.default('en').describe("Where the visitor's browser asks for none of ours"),
  color: z
    .string()
    .regex(
      /^#[0-9a-fA-F]{6}$/,
      said({ en: 'Write a colour as #1a6dd4.', ru: 'Напишите цвет так: #1a6dd4.', uk: 'Напишіть колір так: #1a6dd4.' }),
    )
    .default('#1a6dd4'),
  logo: z
    .string()
    .max(400_000)
    .regex(
      /^data:image\/(png|jpeg|webp);base64,[A-Za-z0-9+/=]+$/,
      said({
        en: 'The logo is a PNG, JPEG or WebP picture.',
        ru: 'Логотип — картинка PNG, JPEG или WebP.',
        uk: 'Логотип — зображення PNG, JPEG або WebP.',
      }),
    )
    .nullable()
    .default(null),
  shown: z.boolean().default(true),
});
export const statusPage = newStatusPage.extend({ id, url: z.string(), subscribers: z.int() });
export type StatusPage = z.infer<typeof statusPage>;
export const listStatusPages = endpoint({
  name: 'listStatusPages',
  method: 'GET',
  path: '/api/status-pages',
  access: 'status.read',
  summary: 'Status pages',
  query: paging,
  response: listOf(statusPage),
});
export const createStatusPage = endpoint({
  name: 'createStatusPage',
  method: 'POST',
  path: '/api/status-pages',
  access: 'status.write',
  summary: 'Open a public status page',
  body: newStatusPage,
  response: statusPage,
});
export const updateStatusPage = endpoint({
  name: 'updateStatusPage',
  method: 'PATCH',
  path: '/api/status-pages/:id',
  access: 'status.write',
  summary: 'Change a status page',
  params: byId,
  body: z.object({
    slug: slug.optional(),
    title: z.string().trim().min(1).max(100).optional(),
    storeIds: z.array(id).optional(),
    language: language.optional(),
    color: newStatusPage.shape.color.unwrap().optional(),
    logo: newStatusPage.shape.logo.unwrap().optional(),
    shown: z.boolean().optional(),
  }),
  response: statusPage,
});
export const deleteStatusPage = endpoint({
  name: 'deleteStatusPage',
  method: 'DELETE',
  path: '/api/status-pages/:id',
  access: 'status.write',
  summary: 'Close a status page',
  params: byId,
});

/** What the public page, its JSON and its feed are drawn from. */
export const publicStatus = z.object({
  title: z.string(),
  color: z.string(),
  language,
  updatedAt: instant,
  state: monitorStatus,
  stores: z.array(
    z.object({
      name: z.string(),
      status: monitorStatus,
      uptime90: z.number().nullable(),
      bars90: z.array(bar),
      parts: z.array(z.object({ name: z.string(), status: monitorStatus })),
    }),
  ),
  incidents: z.array(
    z.object({
      number: z.int(),
      title: z.string(),
      severity,
      state: z.string(),
      startedAt: instant,
      resolvedAt: instant.nullable(),
      updates: z.array(z.object({ at: instant, text: z.string() })),
    }),
  ),
  maintenance: z.array(z.object({ title: z.string(), from: instant, to: instant, running: z.boolean() })),
});
export type PublicStatus = z.infer<typeof publicStatus>;
const bySlug = z.object({ slug });
export const readPublicStatus = endpoint({
  name: 'readPublicStatus',
  method: 'GET',
  path: '/api/public/status/:slug',
  access: 'public',
  summary: 'The public state of a status page',
  params: bySlug,
  query: z.object({ lang: language.optional() }),
  response: publicStatus,
});
export const subscribeStatus = endpoint({
  name: 'subscribeStatus',
  method: 'POST',
  path: '/api/public/status/:slug/subscribe',
  access: 'public',
  summary: 'Subscribe by e-mail; a confirmation is mailed',
  params: bySlug,
  body: z.object({
    email: z
      .email(
        said({ en: 'Write an e-mail address.', ru: 'Напишите адрес эл. почты.', uk: 'Напишіть адресу ел. пошти.' }),
      )
      .max(254),
    language: language.default('en'),
  }),
  response: z.object({ state: z.literal('confirmation_sent') }),
});
