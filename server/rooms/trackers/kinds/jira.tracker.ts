import { z } from 'zod';
import { said } from '#contract/said';
import { words } from '#core/words';
import { type Ask, asker, fault, path, placed } from '../ask.ts';
import { sinceOurs } from '../page.ts';
import { fitted, type Room, titled } from '../plain-text.ts';
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
import { places } from './jira-places.ts';
import { documentOf } from './atlassian-document.ts';
import { ageOf, changes, commentsSince, moveTo, search, service, settlesMs } from './jira-issues.ts';
import * as shapes from './jira-shapes.ts';

const settings = z.object({
  site: z
    .string()
    .trim()
    .regex(
      /^(https:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+\/?$/i,
      said({
        en: 'Write the address of your Jira site, as https://team.atlassian.net.',
        ru: 'Укажите адрес вашего сайта Jira, например https://team.atlassian.net.',
        uk: 'Укажіть адресу вашого сайту Jira, наприклад https://team.atlassian.net.',
      }),
    )
    .transform(
      (site) =>
        `https://${site
          .replace(/^https:\/\//i, '')
          .replace(/\/$/, '')
          .toLowerCase()}`,
    )
    .describe('Address of the site: https://team.atlassian.net'),
  email: z
    .email(said({ en: 'Write an e-mail address.', ru: 'Напишите адрес эл. почты.', uk: 'Напишіть адресу ел. пошти.' }))
    .max(254)
    .describe('E-mail of the account whose token it is'),
  token: aToken(8).describe('API token of this account'),
  project: z
    .string()
    .trim()
    .toUpperCase()
    .regex(
      /^[A-Z][A-Z0-9_]{1,99}$/,
      said({
        en: 'Write the key of the project: what stands before the number, as OPS in OPS-12.',
        ru: 'Укажите ключ проекта: то, что стоит перед номером, как OPS в OPS-12.',
        uk: 'Укажіть ключ проєкту: те, що стоїть перед номером, як OPS в OPS-12.',
      }),
    )
    .describe('Key of the project: OPS'),
  issueType: z.string().trim().max(100).default('').describe('Type of new issues; empty: Task, or the first there is'),
});
type Settings = z.output<typeof settings>;
const access = settings.omit({ project: true, issueType: true });
type Access = z.output<typeof access>;

const mostPages = 10;

const askOf = ({ site, email, token }: Access, line: Line): Ask =>
  asker({
    name: service,
    base: `${line.base ?? site}/rest/api/3`,
    headers: { authorization: `Basic ${Buffer.from(`${email}:${token}`).toString('base64')}` },
    out: line.out,
    secret: { value: token, field: 'token' },
    // A token that is not valid any more is answered as a stranger would be: with nothing found.
    isStranger: ({ headers }) =>
      /AUTHENTICATED_FAILED|AUTHENTICATION_DENIED/.test(String(headers['x-seraph-loginreason'] ?? '')),
  });

class Jira implements Tracker {
  readonly #ask: Ask;
  readonly #settings: Settings;
  readonly #room: Room;

  constructor(settings: Settings, line: Line) {
    this.#settings = settings;
    this.#room = { most: 32_000, service, language: line.language };
    this.#ask = askOf(settings, line);
  }

  async look(): Promise<Told<Look>> {
    const me = await this.#ask('GET', '/myself', { as: shapes.myself });
    if (!me.ok) return me.fault === 'gone' ? { ...me, field: 'site' } : me;
    const place = await this.#project();
    if (!place.ok) return place;
    const statuses = await this.#ask('GET', path`/project/${this.#settings.project}/statuses`, {
      as: shapes.statusesByType,
    });
    if (!statuses.ok) return statuses;
    const { id, key, name } = place.value;
    return {
      ok: true,
      value: {
        account: { id: me.value.accountId, name: me.value.displayName },
        place: { id, name, url: `${this.#settings.site}/browse/${key}` },
        states: shapes.statesOf(statuses.value),
      },
    };
  }

  async create({ title, text, origin }: NewCard): Promise<Told<Card>> {
    const place = await this.#project();
    if (!place.ok) return place;
    const { issueType } = this.#settings;
    const types = place.value.issueTypes.filter((type) => !type.subtask);
    const wanted = (issueType || 'Task').toLowerCase();
    const type = types.find(({ name }) => name.toLowerCase() === wanted) ?? (issueType ? undefined : types[0]);
    if (!type)
      return fault(
        'wrong',
        { code: 'no_type', values: { service, type: issueType || 'Task' } },
        { field: 'issueType' },
      );
    const made = await this.#ask('POST', '/issue', {
      body: {
        fields: {
          project: { id: place.value.id },
          issuetype: { id: type.id },
          ...this.#fieldsOf({ title, text: { plain: text, origin } }),
        },
      },
      as: shapes.created,
    });
    if (!made.ok) return made;
    const card = await this.read(made.value.id);
    return card.ok ? card : { ...card, fault: 'down', unsure: true };
  }

  async find(marker: string, since: number): Promise<Told<Card | null>> {
    const age = await ageOf(this.#ask, sinceOurs(since));
    if (!age.ok) return age;
    const jql = `project = "${this.#settings.project}" AND created >= "-${age.value.minutes}m" ORDER BY created DESC`;
    let page: string | undefined;
    for (let n = 0; n < mostPages; n++) {
      const told = await search(this.#ask, jql, page);
      if (!told.ok) return told;
      const card = told.value.issues
        .map((each) => shapes.cardOf(each, this.#settings.site))
        .find((each) => each.marker === marker);
      if (card) return { ok: true, value: card };
      page = told.value.nextPageToken ?? undefined;
      if (page === undefined) break;
    }
    return { ok: true, value: null };
  }

  async read(id: string): Promise<Told<Card>> {
    const told = await this.#issue(id);
    return told.ok ? { ok: true, value: shapes.cardOf(told.value, this.#settings.site) } : told;
  }

  async readByAddress(address: string): Promise<Told<Card>> {
    const key = keyIn(address, this.#settings.site);
    if (key === null) return fault('wrong', { code: 'not_an_address', values: { service } });
    const place = await this.#project();
    if (!place.ok) return place;
    const told = await this.#issue(key);
    if (!told.ok) return told;
    if (told.value.fields.project?.key !== place.value.key)
      return fault('wrong', { code: 'elsewhere', values: { place: place.value.name } });
    return { ok: true, value: shapes.cardOf(told.value, this.#settings.site) };
  }

  async update(id: string, change: Change): Promise<Told<Card>> {
    const fields = this.#fieldsOf(change);
    if (Object.keys(fields).length > 0) {
      const put = await this.#ask('PUT', path`/issue/${id}`, { body: { fields }, as: z.unknown() });
      if (!put.ok) return put;
    }
    const card = await this.read(id);
    if (!card.ok || change.stateId === undefined || card.value.stateId === change.stateId) return card;
    const refused = await moveTo(this.#ask, id, change.stateId, card.value.stateId);
    return refused ?? this.read(id);
  }

  async comment(cardId: string, { text, origin }: NewComment): Promise<Told<Said>> {
    const told = await this.#ask('POST', path`/issue/${cardId}/comment`, {
      body: { body: documentOf(fitted(text, this.#room), origin, 'first') },
      as: shapes.comment,
    });
    return told.ok ? { ok: true, value: shapes.commentOf(told.value) } : told;
  }

  async findComment(cardId: string, marker: string): Promise<Told<Comment | null>> {
    const told = await commentsSince(this.#ask, cardId, -Infinity);
    return told.ok ? { ok: true, value: told.value.find((each) => each.marker === marker) ?? null } : told;
  }

  changes(cursor: string | null, from: number): Promise<Told<Changes>> {
    return changes(this.#ask, this.#settings, cursor, from);
  }

  #fieldsOf({ title, text }: Pick<Change, 'title' | 'text'>): object {
    return {
      ...(title === undefined ? {} : { summary: titled(title, 255) }),
      ...(text === undefined ? {} : { description: documentOf(fitted(text.plain, this.#room), text.origin, 'last') }),
    };
  }

  async #issue(id: string): Promise<Told<shapes.Issue>> {
    return this.#ask('GET', path`/issue/${id}`, { query: { fields: shapes.fields.join() }, as: shapes.issue });
  }

  async #project() {
    const { project } = this.#settings;
    return placed(
      await this.#ask('GET', path`/project/${project}`, { as: shapes.project }),
      service,
      project,
      'project',
    );
  }
}

/** `/browse/OPS-12`, `?selectedIssue=OPS-12` of a board, `/projects/OPS/issues/OPS-12`. */
function keyIn(address: string, site: string): string | null {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  if (url?.origin !== site) return null;
  const said = url.searchParams.get('selectedIssue') ?? url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return /^[a-z][a-z0-9_]*-\d+$/i.test(said) ? said.toUpperCase() : null;
}

const jira: TrackerKind<Settings, Access> = {
  settings,
  secretFields: ['token'],
  sendsTo: ({ site }) => site,
  words: words({
    en: {
      label: 'Jira',
      help: 'Jira Cloud. Make an API token at id.atlassian.com → Security for an account that may edit the project.',
    },
    ru: {
      label: 'Jira',
      help: 'Jira Cloud. Создайте токен API на id.atlassian.com → Безопасность для записи, которая может менять проект.',
    },
    uk: {
      label: 'Jira',
      help: 'Jira Cloud. Створіть токен API на id.atlassian.com → Безпека для запису, який може змінювати проєкт.',
    },
  }),
  settlesMs,
  open: (settings, line) => new Jira(settings, line),
  placeField: 'project',
  access,
  places: (access, line) => places(askOf(access, line)),
};

export default jira;
