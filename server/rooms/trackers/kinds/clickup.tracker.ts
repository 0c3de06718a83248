import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { type Ask, asker, dateOf, fault, path, placed } from '../ask.ts';
import { moved, sinceOurs, standingOf } from '../page.ts';
import { fitted, originLine, type Room, titled } from '../plain-text.ts';
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
import { places } from './clickup-places.ts';
import { anId, cardOf, commentOf, comments, instant, list, stateOf, task, tasks, user } from './clickup-shapes.ts';

/** `/<workspace>/v/li/<list>`, `/<workspace>/v/l/li/<list>`, `/<workspace>/v/l/6-<list>-1`. */
const ofList = /^https:\/\/app\.clickup\.com\/\d+\/v\/(?:l\/)?(?:li\/|6-)(\d+)(?:[-/?#].*)?$/;
/** `/t/<task>`, or `/t/<workspace>/<custom id>`. */
const ofTask = /^https:\/\/app\.clickup\.com\/t\/(?:(\d+)\/)?([A-Za-z0-9_-]+)(?:[/?#].*)?$/;

const settings = z.object({
  token: aToken(8).describe('Personal API token, pk_…'),
  list: z
    .string()
    .trim()
    .transform((list) => ofList.exec(list)?.[1] ?? (/^\d{4,30}$/.test(list) ? list : ''))
    .refine(
      (id) => id !== '',
      said({
        en: 'Copy the address of the list, as https://app.clickup.com/…/v/li/….',
        ru: 'Скопируйте адрес списка, вида https://app.clickup.com/…/v/li/….',
        uk: 'Скопіюйте адресу списку, вигляду https://app.clickup.com/…/v/li/….',
      }),
    )
    .describe('Address of the list: https://app.clickup.com/…/v/li/…'),
});
type Settings = z.output<typeof settings>;
const access = settings.omit({ list: true });
type Access = z.output<typeof access>;

const service = 'ClickUp';
const settlesMs = 60_000;
/** That many come at a time, whatever is asked for. */
const commentsAPage = 25;
const tasksAPage = 100;
/** So many cards are told at a time: each one's comments are asked for. */
const cardsAPage = 20;
/** Told again with the next: when others are deleted meanwhile, those behind move up. */
const again = 3;

const askOf = ({ token }: Access, line: Line): Ask =>
  asker({
    name: service,
    base: line.base ?? 'https://api.clickup.com/api/v2',
    headers: { authorization: token },
    out: line.out,
    secret: { value: token, field: 'token' },
    lacksRights: ({ text }) => /not authorized|OAUTH_02[367]/i.test(text),
    // It names the moment, in seconds of its own clock.
    waitMs: (answer) => {
      const reset = Number(answer.headers['x-ratelimit-reset']) * 1000 - (dateOf(answer) ?? NaN);
      return Number.isFinite(reset) ? Math.min(Math.max(reset, 1000), 3_600_000) : null;
    },
  });

class ClickUp implements Tracker {
  readonly #ask: Ask;
  readonly #list: string;
  readonly #room: Room;

  constructor(settings: Settings, line: Line) {
    this.#list = settings.list;
    this.#room = { most: 50_000, service, language: line.language };
    this.#ask = askOf(settings, line);
  }

  async look(): Promise<Told<Look>> {
    const me = await this.#ask('GET', '/user', { as: z.object({ user }) });
    if (!me.ok) return me;
    const place = await this.#theList();
    if (!place.ok) return place;
    const { id, name, statuses } = place.value;
    return {
      ok: true,
      value: {
        account: { id: me.value.user.id, name: me.value.user.username ?? '' },
        place: { id, name, url: `https://app.clickup.com/l/li/${id}` },
        states: statuses.map(stateOf),
      },
    };
  }

  async create({ title, text, stateId, origin }: NewCard): Promise<Told<Card>> {
    const body = {
      ...this.#wordsOf({ title, text: { plain: text, origin } }),
      ...(stateId === null ? {} : { status: stateId }),
      notify_all: false,
    };
    const made = await this.#ask('POST', path`/list/${this.#list}/task`, { body, as: task });
    return made.ok ? { ok: true, value: cardOf(made.value) } : placed(made, service, this.#list, 'list');
  }

  async find(marker: string, since: number): Promise<Told<Card | null>> {
    for (let page = 0; page < 10; page++) {
      const told = await tasksOf(this.#ask, this.#list, { date_created_gt: sinceOurs(since), page });
      if (!told.ok) return told;
      const found = told.value.tasks.map(cardOf).find((each) => each.marker === marker);
      if (found) return { ok: true, value: found };
      if (isLast(told.value)) break;
    }
    return { ok: true, value: null };
  }

  async read(id: string): Promise<Told<Card>> {
    const told = await this.#ask('GET', path`/task/${id}`, { as: task });
    return told.ok ? { ok: true, value: cardOf(told.value) } : told;
  }

  async readByAddress(address: string): Promise<Told<Card>> {
    const [, team, id] = ofTask.exec(address.trim()) ?? [];
    if (id === undefined) return fault('wrong', { code: 'not_an_address', values: { service } });
    const query = team === undefined ? {} : { custom_task_ids: true, team_id: team };
    const told = await this.#ask('GET', path`/task/${id}`, { query, as: task });
    if (!told.ok) return told;
    if (told.value.list?.id === this.#list) return { ok: true, value: cardOf(told.value) };
    const place = await this.#theList();
    return place.ok ? fault('wrong', { code: 'elsewhere', values: { place: place.value.name } }) : place;
  }

  async update(id: string, change: Change): Promise<Told<Card>> {
    const body = { ...this.#wordsOf(change), ...(change.stateId === undefined ? {} : { status: change.stateId }) };
    if (Object.keys(body).length === 0) return this.read(id);
    const told = await this.#ask('PUT', path`/task/${id}`, { body, as: task });
    return told.ok ? { ok: true, value: cardOf(told.value) } : told;
  }

  async comment(cardId: string, { text, origin }: NewComment): Promise<Told<Said>> {
    const written = [
      { text: titled(origin.label, 200), attributes: { link: origin.address } },
      { text: `\n\n${fitted(text, this.#room)}`, attributes: {} },
    ];
    return this.#ask('POST', path`/task/${cardId}/comment`, {
      body: { comment: written, notify_all: false },
      as: z.object({ id: anId, date: instant }).transform(({ id, date }) => ({ id, at: date })),
    });
  }

  async findComment(cardId: string, marker: string): Promise<Told<Comment | null>> {
    const told = await commentsSince(this.#ask, cardId, -Infinity);
    return told.ok ? { ok: true, value: told.value.find((each) => each.marker === marker) ?? null } : told;
  }

  changes(cursor: string | null, from: number): Promise<Told<Changes>> {
    return changes(this.#ask, this.#list, cursor, from);
  }

  #wordsOf({ title, text }: Pick<Change, 'title' | 'text'>): object {
    return {
      ...(title === undefined ? {} : { name: titled(title, 1000) }),
      ...(text === undefined
        ? {}
        : { description: [fitted(text.plain, this.#room), originLine(text.origin)].filter(Boolean).join('\n\n') }),
    };
  }

  async #theList() {
    return placed(await this.#ask('GET', path`/list/${this.#list}`, { as: list }), service, this.#list, 'list');
  }
}

const isLast = ({ tasks: found, last_page }: z.output<typeof tasks>): boolean => last_page ?? found.length < tasksAPage;

/** By the moment of creation: what changes while pages are read stays at its place. */
const tasksOf = (ask: Ask, listId: string, query: Record<string, number>) =>
  ask('GET', path`/list/${listId}/task`, {
    query: { order_by: 'created', include_closed: true, subtasks: true, ...query },
    as: tasks,
  });

/** The newest first, until those that are older; given as people read them. */
async function commentsSince(ask: Ask, cardId: string, since: number): Promise<Told<Comment[]>> {
  const found: Comment[] = [];
  let last: Comment | undefined;
  for (let page = 0; page < 80; page++) {
    const query = last === undefined ? {} : { start: last.at, start_id: last.id };
    const told = await ask('GET', path`/task/${cardId}/comment`, { query, as: comments });
    if (!told.ok) return told;
    const said = told.value.comments.map(commentOf);
    found.unshift(...said.filter(({ at }) => at >= since).reverse());
    last = said.at(-1);
    if (said.length < commentsAPage || last!.at < since) break;
  }
  return { ok: true, value: found };
}

async function changes(ask: Ask, listId: string, cursor: string | null, from: number): Promise<Told<Changes>> {
  const at = standingOf(cursor, from);
  const [page = 0, skip = 0] = (at.page ?? '0 0').split(' ').map(Number);
  const told = await tasksOf(ask, listId, { date_updated_gt: at.since, page });
  if (!told.ok) return placed(told, service, listId, 'list');
  const cards: Changes['cards'] = [];
  for (const each of told.value.tasks.slice(Math.max(0, skip - again), skip + cardsAPage)) {
    const said = await commentsSince(ask, each.id, at.since);
    if (!said.ok && said.fault !== 'gone') return said;
    if (said.ok) cards.push({ ...cardOf(each), comments: said.value });
  }
  const rest = skip + cardsAPage < told.value.tasks.length;
  const next = rest ? `${page} ${skip + cardsAPage}` : isLast(told.value) ? null : `${page + 1} 0`;
  return { ok: true, value: { cards, ...moved(at, next, told.now, settlesMs) } };
}

const clickup: TrackerKind<Settings, Access> = {
  settings,
  secretFields: ['token'],
  words: words({
    en: {
      label: 'ClickUp',
      help: 'In ClickUp: your picture → Settings → Apps, make an API token for an account that may edit the list.',
    },
    ru: {
      label: 'ClickUp',
      help: 'В ClickUp: ваш портрет → Settings → Apps, создайте токен API для записи, которая может менять список.',
    },
    uk: {
      label: 'ClickUp',
      help: 'У ClickUp: ваш портрет → Settings → Apps, створіть токен API для запису, який може змінювати список.',
    },
  }),
  settlesMs,
  open: (settings, line) => new ClickUp(settings, line),
  placeField: 'list',
  access,
  places: (access, line) => places(askOf(access, line)),
};

export default clickup;
