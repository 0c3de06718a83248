import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { type Ask, asker, fault, path, placed } from '../ask.ts';
import { moved, sinceOurs, standingOf } from '../page.ts';
import { fitted, markedState, originLine, type Room, titled } from '../plain-text.ts';
import { aToken } from '../token.ts';
import type {
  Card,
  Change,
  Changes,
  Comment,
  Line,
  Look,
  NewCard,
  NewComment,
  Said,
  Told,
  Tracker,
  TrackerKind,
} from '../tracker-kind.ts';
import { places } from './asana-places.ts';
import {
  cardOf,
  commentOf,
  completed,
  many,
  membershipOf,
  named,
  one,
  project,
  story,
  storyFields,
  type Task,
  task,
  taskFields,
} from './asana-shapes.ts';

/** Addresses of today, `/1/<workspace>/project/<project>/…`, and of before, `/0/<project>/…`. */
const inProject = /^https:\/\/app\.asana\.com\/(?:0|1\/\d+\/project)\/(\d+)(?:\/.*)?$/;
const ofTask =
  /^https:\/\/app\.asana\.com\/(?:0\/\d+|1\/\d+(?:\/project\/\d+)?\/task|1\/\d+\/inbox\/\d+\/item)\/(\d+)(?:[/?#].*)?$/;

const settings = z.object({
  token: aToken(8).describe('Personal access token'),
  project: z
    .string()
    .trim()
    .transform((project) => inProject.exec(project)?.[1] ?? (/^\d{5,30}$/.test(project) ? project : ''))
    .refine(
      (gid) => gid !== '',
      said({
        en: 'Copy the address of the project, as https://app.asana.com/1/…/project/….',
        ru: 'Скопируйте адрес проекта, вида https://app.asana.com/1/…/project/….',
        uk: 'Скопіюйте адресу проєкту, вигляду https://app.asana.com/1/…/project/….',
      }),
    )
    .describe('Address of the project: https://app.asana.com/1/…/project/…'),
});
type Settings = z.output<typeof settings>;
const access = settings.omit({ project: true });
type Access = z.output<typeof access>;

const service = 'Asana';
const settlesMs = 60_000;
const cardsAPage = 20;
const storiesAPage = 100;

/** In plain text too, Asana calls whoever an address of a profile stands for. */
const uncalling = (text: string): string =>
  text.replace(/app\.asana\.com(?=\/(0\/(profile\/)?\d+|1\/\d+\/profile|1\/\d+\/list))/gi, 'app.asana\u2060.com');

const askOf = ({ token }: Access, line: Line): Ask =>
  asker({
    name: service,
    base: line.base ?? 'https://app.asana.com/api/1.0',
    headers: { authorization: `Bearer ${token}` },
    out: line.out,
    secret: { value: token, field: 'token' },
  });

class Asana implements Tracker {
  readonly #ask: Ask;
  readonly #project: string;
  readonly #room: Room;

  constructor(settings: Settings, line: Line) {
    this.#project = settings.project;
    this.#room = { most: 60_000, service, language: line.language };
    this.#ask = askOf(settings, line);
  }

  async look(): Promise<Told<Look>> {
    const me = await this.#ask('GET', '/users/me', { query: { opt_fields: 'name' }, as: one(named) });
    if (!me.ok) return me;
    const place = await this.#theProject();
    if (!place.ok) return place;
    const sections = await all(this.#ask, path`/projects/${this.#project}/sections`, 'name', named);
    if (!sections.ok) return sections;
    const { gid, name, permalink_url: url } = place.value.data;
    const states = sections.value.map((each) => ({ id: each.gid, name: each.name ?? '', means: null }));
    const done = { id: completed, name: markedState(this.#room.language, 'completed'), means: 'done' as const };
    return {
      ok: true,
      value: {
        account: { id: me.value.data.gid, name: me.value.data.name ?? '' },
        place: { id: gid, name, url: url ?? `https://app.asana.com/0/${gid}` },
        states: [...states, done],
      },
    };
  }

  async create({ title, text, stateId, origin }: NewCard): Promise<Told<Card>> {
    const section = stateId !== null && stateId !== completed ? { section: stateId } : {};
    const place =
      'section' in section ? { memberships: [{ project: this.#project, ...section }] } : { projects: [this.#project] };
    const made = await this.#ask('POST', '/tasks', {
      query: { opt_fields: taskFields },
      body: {
        data: {
          ...this.#wordsOf({ title, text: { plain: text, origin } }),
          ...place,
          completed: stateId === completed,
        },
      },
      as: one(task),
    });
    return made.ok ? { ok: true, value: cardOf(made.value.data, this.#project) } : made;
  }

  async find(marker: string, since: number): Promise<Told<Card | null>> {
    let offset: string | undefined;
    for (let page = 0; page < 10; page++) {
      const told = await modified(this.#ask, this.#project, sinceOurs(since), offset);
      if (!told.ok) return told;
      const cards = told.value.data.map((each) => cardOf(each, this.#project));
      const found = cards.find((each) => each.marker === marker);
      if (found) return { ok: true, value: found };
      offset = told.value.next_page?.offset;
      if (offset === undefined) break;
    }
    return { ok: true, value: null };
  }

  async read(id: string): Promise<Told<Card>> {
    const told = await this.#task(id);
    return told.ok ? { ok: true, value: cardOf(told.value, this.#project) } : told;
  }

  async readByAddress(address: string): Promise<Told<Card>> {
    const [, gid] = ofTask.exec(address.trim()) ?? [];
    if (gid === undefined) return fault('wrong', { code: 'not_an_address', values: { service } });
    const told = await this.#task(gid);
    if (!told.ok) return told;
    if (membershipOf(told.value, this.#project)) return { ok: true, value: cardOf(told.value, this.#project) };
    const place = await this.#theProject();
    return place.ok ? fault('wrong', { code: 'elsewhere', values: { place: place.value.data.name } }) : place;
  }

  async update(id: string, change: Change): Promise<Told<Card>> {
    const { stateId } = change;
    const mark = stateId === undefined ? {} : { completed: stateId === completed };
    const data = { ...this.#wordsOf(change), ...mark };
    if (stateId !== undefined && stateId !== completed) {
      const put = await this.#ask('POST', path`/sections/${stateId}/addTask`, {
        body: { data: { task: id } },
        as: z.unknown(),
      });
      if (!put.ok) return put.fault === 'gone' ? lostSection(await this.read(id)) : put;
    }
    if (Object.keys(data).length === 0) return this.read(id);
    const query = { opt_fields: taskFields };
    const told = await this.#ask('PUT', path`/tasks/${id}`, { query, body: { data }, as: one(task) });
    return told.ok ? { ok: true, value: cardOf(told.value.data, this.#project) } : told;
  }

  async comment(cardId: string, { text, origin }: NewComment): Promise<Told<Said>> {
    const told = await this.#ask('POST', path`/tasks/${cardId}/stories`, {
      query: { opt_fields: storyFields },
      body: { data: { text: `${originLine(origin)}\n\n${fitted(text, this.#room, uncalling)}` } },
      as: one(story),
    });
    return told.ok ? { ok: true, value: commentOf(told.value.data) } : told;
  }

  async findComment(cardId: string, marker: string): Promise<Told<Comment | null>> {
    const told = await commentsOf(this.#ask, cardId);
    return told.ok ? { ok: true, value: told.value.find((each) => each.marker === marker) ?? null } : told;
  }

  changes(cursor: string | null, from: number): Promise<Told<Changes>> {
    return changes(this.#ask, this.#project, cursor, from);
  }

  #wordsOf({ title, text }: Pick<Change, 'title' | 'text'>): object {
    return {
      ...(title === undefined ? {} : { name: titled(title, 1024) }),
      ...(text === undefined
        ? {}
        : { notes: [fitted(text.plain, this.#room, uncalling), originLine(text.origin)].filter(Boolean).join('\n\n') }),
    };
  }

  async #theProject() {
    const query = { opt_fields: 'name,permalink_url' };
    const told = await this.#ask('GET', path`/projects/${this.#project}`, { query, as: one(project) });
    return placed(told, service, this.#project, 'project');
  }

  async #task(id: string): Promise<Told<Task>> {
    const told = await this.#ask('GET', path`/tasks/${id}`, { query: { opt_fields: taskFields }, as: one(task) });
    return told.ok ? { ok: true, value: told.value.data } : told;
  }
}

/** Either the card or the section is not there: the card tells which. */
const lostSection = (card: Told<Card>): Told<Card> =>
  card.ok ? fault('wrong', { code: 'no_state', values: { service } }) : card;

const modified = (ask: Ask, projectId: string, since: number, offset: string | undefined) =>
  ask('GET', '/tasks', {
    query: {
      project: projectId,
      modified_since: new Date(since).toISOString(),
      limit: cardsAPage,
      offset,
      opt_fields: taskFields,
    },
    as: many(task),
  });

/** All pages of a list. */
async function all<T>(ask: Ask, at: string, fields: string, as: z.ZodType<T>): Promise<Told<T[]>> {
  const found: T[] = [];
  let offset: string | undefined;
  for (let page = 0; page < 40; page++) {
    const query = { limit: storiesAPage, offset, opt_fields: fields };
    const told = await ask('GET', at, { query, as: many(as) });
    if (!told.ok) return told;
    found.push(...told.value.data);
    offset = told.value.next_page?.offset;
    if (offset === undefined) break;
  }
  return { ok: true, value: found };
}

/** Asana's stories are what happened to a task; what people said is among them, the oldest first. */
async function commentsOf(ask: Ask, cardId: string): Promise<Told<Comment[]>> {
  const stories = await all(ask, path`/tasks/${cardId}/stories`, storyFields, story);
  if (!stories.ok) return stories;
  return { ok: true, value: stories.value.filter(({ type }) => type === 'comment').map(commentOf) };
}

async function changes(ask: Ask, projectId: string, cursor: string | null, from: number): Promise<Told<Changes>> {
  const at = standingOf(cursor, from);
  let told = await modified(ask, projectId, at.since, at.page);
  // A page that is not known any more: the poll begins anew.
  if (!told.ok && told.fault === 'wrong' && at.page !== undefined) {
    delete at.page;
    told = await modified(ask, projectId, at.since, undefined);
  }
  if (!told.ok) return placed(told, service, projectId, 'project');
  const cards: Changes['cards'] = [];
  for (const each of told.value.data) {
    const comments = await commentsOf(ask, each.gid);
    if (!comments.ok && comments.fault !== 'gone') return comments;
    if (comments.ok)
      cards.push({ ...cardOf(each, projectId), comments: comments.value.filter((said) => said.at >= at.since) });
  }
  return { ok: true, value: { cards, ...moved(at, told.value.next_page?.offset ?? null, told.now, settlesMs) } };
}

const asana: TrackerKind<Settings, Access> = {
  settings,
  secretFields: ['token'],
  words: words({
    en: {
      label: 'Asana',
      help: 'At app.asana.com/0/my-apps make a personal access token for an account that may edit the project.',
    },
    ru: {
      label: 'Asana',
      help: 'На app.asana.com/0/my-apps создайте личный токен доступа для записи, которая может менять проект.',
    },
    uk: {
      label: 'Asana',
      help: 'На app.asana.com/0/my-apps створіть особистий токен доступу для запису, який може змінювати проєкт.',
    },
  }),
  settlesMs,
  open: (settings, line) => new Asana(settings, line),
  placeField: 'project',
  access,
  places: (access, line) => places(askOf(access, line)),
};

export default asana;
