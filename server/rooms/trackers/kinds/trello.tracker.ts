import { z } from 'zod';
import { said } from '#contract/said';
import { type Language, words } from '#core/words';
import { type Ask, asker, fault, path, placed } from '../ask.ts';
import { markerIn } from '../marker.ts';
import { moved, sinceOurs, standingOf } from '../page.ts';
import { fitted, markedState, type Room, titled } from '../plain-text.ts';
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
  Origin,
  Said,
  Told,
  Tracker,
  TrackerKind,
} from '../tracker-kind.ts';
import { places } from './trello-places.ts';
import { markdownOf } from './trello-markdown.ts';
import { action, archived, board, card, cardFields, cardOf, commentOf, member } from './trello-shapes.ts';

const settings = z.object({
  key: z
    .string()
    .trim()
    .regex(
      /^[0-9a-f]{32}$/i,
      said({
        en: 'This is not a Trello API key: it has 32 digits and letters a to f.',
        ru: 'Это не ключ API Trello: в нём 32 цифры и буквы от a до f.',
        uk: 'Це не ключ API Trello: у ньому 32 цифри та літери від a до f.',
      }),
    )
    .describe('API key of your Power-Up'),
  token: aToken(16).describe('Token that was made with this key'),
  board: z
    .string()
    .trim()
    .transform(
      (board) => /^(?:https:\/\/trello\.com\/b\/)?([A-Za-z0-9]{8}|[0-9a-f]{24})(?:\/.*)?$/.exec(board)?.[1] ?? '',
    )
    .refine(
      (id) => id !== '',
      said({
        en: 'Copy the address of the board, as https://trello.com/b/AbCd1234/name.',
        ru: 'Скопируйте адрес доски, например https://trello.com/b/AbCd1234/name.',
        uk: 'Скопіюйте адресу дошки, наприклад https://trello.com/b/AbCd1234/name.',
      }),
    )
    .describe('Address of the board: https://trello.com/b/…'),
});
type Settings = z.output<typeof settings>;
const access = settings.omit({ board: true });
type Access = z.output<typeof access>;

const service = 'Trello';
const settlesMs = 60_000;
const actionsAPage = 50;
const mostText = 16_384;

const askOf = ({ key, token }: Access, line: Line): Ask =>
  asker({
    name: service,
    base: line.base ?? 'https://api.trello.com/1',
    headers: { authorization: `OAuth oauth_consumer_key="${key}", oauth_token="${token}"` },
    out: line.out,
    secret: { value: token, field: 'token' },
    // It says no time; its limits are counted over ten seconds.
    waitMs: () => 15_000,
    lacksRights: ({ text }) => /permission/i.test(text),
  });

class Trello implements Tracker {
  readonly #ask: Ask;
  readonly #board: string;
  readonly #language: Language;

  constructor(settings: Settings, line: Line) {
    this.#board = settings.board;
    this.#language = line.language;
    this.#ask = askOf(settings, line);
  }

  async look(): Promise<Told<Look>> {
    const me = await this.#ask('GET', '/members/me', { query: { fields: 'fullName,username' }, as: member });
    if (!me.ok) return me;
    const place = await this.#theBoard();
    if (!place.ok) return place;
    const { id, name, url, lists } = place.value;
    const away = { id: archived, name: markedState(this.#language, 'archived'), means: 'done' as const };
    return {
      ok: true,
      value: {
        account: { id: me.value.id, name: me.value.fullName || me.value.username || '' },
        place: { id, name, url },
        states: [...lists.map((each) => ({ ...each, means: null })), away],
      },
    };
  }

  async create({ title, text, stateId, origin }: NewCard): Promise<Told<Card>> {
    const place = await this.#theBoard();
    if (!place.ok) return place;
    const { lists, name } = place.value;
    const idList = (lists.find(({ id }) => id === stateId) ?? lists[0])?.id;
    if (idList === undefined) return fault('wrong', { code: 'no_list', values: { service, place: name } });
    const body = { idList, pos: 'bottom', ...this.#wordsOf({ title, text: { plain: text, origin } }) };
    const made = await this.#ask('POST', '/cards', { body, as: card });
    return made.ok ? { ok: true, value: cardOf(made.value) } : made;
  }

  async find(marker: string, since: number): Promise<Told<Card | null>> {
    let before: string | undefined;
    for (let page = 0; page < 4; page++) {
      const told = await actionsOf(
        this.#ask,
        path`/boards/${this.#board}/actions`,
        'createCard',
        sinceOurs(since),
        before,
      );
      if (!told.ok) return told;
      for (const { data } of told.value) {
        const made = data.card ? await this.read(data.card.id) : null;
        if (made?.ok && made.value.marker === marker) return made;
        if (made && !made.ok && made.fault !== 'gone') return made;
      }
      before = told.value.at(-1)?.id;
      if (told.value.length < actionsAPage) break;
    }
    return { ok: true, value: null };
  }

  async read(id: string): Promise<Told<Card>> {
    const told = await this.#card(id);
    return told.ok ? { ok: true, value: cardOf(told.value) } : told;
  }

  async readByAddress(address: string): Promise<Told<Card>> {
    const [, shortLink] = /^https:\/\/trello\.com\/c\/([A-Za-z0-9]{8,24})(?:[/?#].*)?$/.exec(address.trim()) ?? [];
    if (shortLink === undefined) return fault('wrong', { code: 'not_an_address', values: { service } });
    const place = await this.#theBoard();
    if (!place.ok) return place;
    const told = await this.#card(shortLink);
    if (!told.ok) return told;
    if (told.value.idBoard !== place.value.id)
      return fault('wrong', { code: 'elsewhere', values: { place: place.value.name } });
    return { ok: true, value: cardOf(told.value) };
  }

  async update(id: string, change: Change): Promise<Told<Card>> {
    const { stateId } = change;
    const place =
      stateId === undefined ? {} : stateId === archived ? { closed: true } : { idList: stateId, closed: false };
    const body = { ...this.#wordsOf(change), ...place };
    if (Object.keys(body).length === 0) return this.read(id);
    const told = await this.#ask('PUT', path`/cards/${id}`, { body, as: card });
    return told.ok ? { ok: true, value: cardOf(told.value) } : told;
  }

  async comment(cardId: string, { text, origin }: NewComment): Promise<Told<Said>> {
    const body = { text: this.#written(text, origin, 'first') };
    const told = await this.#ask('POST', path`/cards/${cardId}/actions/comments`, { body, as: action });
    return told.ok ? { ok: true, value: commentOf(told.value) } : told;
  }

  async findComment(cardId: string, marker: string): Promise<Told<Comment | null>> {
    let before: string | undefined;
    for (let page = 0; page < 40; page++) {
      const told = await actionsOf(this.#ask, path`/cards/${cardId}/actions`, 'commentCard', null, before);
      if (!told.ok) return told;
      const said = told.value.find(({ data }) => markerIn(data.text ?? '') === marker);
      if (said) return { ok: true, value: commentOf(said) };
      before = told.value.at(-1)?.id;
      if (told.value.length < actionsAPage) break;
    }
    return { ok: true, value: null };
  }

  changes(cursor: string | null, from: number): Promise<Told<Changes>> {
    return changes(this.#ask, this.#board, cursor, from);
  }

  #written(text: string, origin: Origin, where: 'first' | 'last'): string {
    const link = `[${markdownOf(titled(origin.label, 200))}](${origin.address})`;
    const room: Room = { most: mostText - link.length - 2, service, language: this.#language };
    const parts = [fitted(text, room, markdownOf), link].filter(Boolean);
    return (where === 'first' ? parts.reverse() : parts).join('\n\n');
  }

  #wordsOf({ title, text }: Pick<Change, 'title' | 'text'>): object {
    return {
      ...(title === undefined ? {} : { name: titled(title, mostText) }),
      ...(text === undefined ? {} : { desc: this.#written(text.plain, text.origin, 'last') }),
    };
  }

  async #theBoard() {
    const query = { fields: 'name,url', lists: 'open', list_fields: 'name' };
    return placed(
      await this.#ask('GET', path`/boards/${this.#board}`, { query, as: board }),
      service,
      this.#board,
      'board',
    );
  }

  #card(id: string): Promise<Told<z.output<typeof card>>> {
    return this.#ask('GET', path`/cards/${id}`, { query: { fields: cardFields }, as: card });
  }
}

const happenings = [
  'createCard',
  'copyCard',
  'convertToCardFromCheckItem',
  'emailCard',
  'moveCardToBoard',
  'updateCard',
  'commentCard',
  'copyCommentCard',
].join();

/** The newest first. */
const actionsOf = (ask: Ask, of: string, filter: string, since: number | null, before: string | undefined) =>
  ask('GET', of, {
    query: {
      filter,
      limit: actionsAPage,
      before,
      since: since === null ? undefined : new Date(since).toISOString(),
      fields: 'type,date,data',
      memberCreator_fields: 'fullName,username',
    },
    as: z.array(action),
  });

/** The board's own journal tells which cards were touched and what was said; how they are now, the cards tell. */
async function changes(ask: Ask, boardId: string, cursor: string | null, from: number): Promise<Told<Changes>> {
  const at = standingOf(cursor, from);
  const told = await actionsOf(ask, path`/boards/${boardId}/actions`, happenings, at.since, at.page);
  if (!told.ok) return placed(told, service, boardId, 'board');
  const touched = new Map<string, Comment[]>();
  for (const each of told.value.toReversed()) {
    if (!each.data.card) continue;
    const comments = touched.get(each.data.card.id) ?? [];
    touched.set(each.data.card.id, comments);
    if (each.type === 'commentCard' || each.type === 'copyCommentCard') comments.push(commentOf(each));
  }
  const cards: Changes['cards'] = [];
  for (const [id, comments] of touched) {
    const now = await ask('GET', path`/cards/${id}`, { query: { fields: cardFields }, as: card });
    if (!now.ok && now.fault !== 'gone') return now;
    if (now.ok) cards.push({ ...cardOf(now.value), comments });
  }
  const page = told.value.length < actionsAPage ? null : told.value.at(-1)!.id;
  return { ok: true, value: { cards, ...moved(at, page, told.now, settlesMs) } };
}

const trello: TrackerKind<Settings, Access> = {
  settings,
  secretFields: ['token'],
  words: words({
    en: {
      label: 'Trello',
      help: 'At trello.com/power-ups/admin make a Power-Up, copy its API key and make a token for an account of the board.',
    },
    ru: {
      label: 'Trello',
      help: 'На trello.com/power-ups/admin создайте Power-Up, скопируйте ключ API и создайте токен для участника доски.',
    },
    uk: {
      label: 'Trello',
      help: 'На trello.com/power-ups/admin створіть Power-Up, скопіюйте ключ API і створіть токен для учасника дошки.',
    },
  }),
  settlesMs,
  open: (settings, line) => new Trello(settings, line),
  placeField: 'board',
  access,
  places: (access, line) => places(askOf(access, line)),
};

export default trello;
