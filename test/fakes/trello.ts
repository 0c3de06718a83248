import { type Asked, type FakeTracker, grown, type Reply, startTrackerApi } from './tracker-api.ts';

interface Card {
  id: string;
  idBoard: string;
  idList: string;
  shortLink: string;
  idShort: number;
  name: string;
  desc: string;
  closed: boolean;
  at: number;
}
interface Action {
  id: string;
  type: string;
  at: number;
  by: string;
  card: string;
  text?: string;
}

const board = { id: '5f00000000000000000000b0', shortLink: 'bOaRd001', name: 'Support' };
const lists = [
  { id: '5f0000000000000000000010', name: 'Inbox' },
  { id: '5f0000000000000000000011', name: 'Doing' },
];
const people: Record<string, { fullName: string; username: string }> = {
  '5f00000000000000000000a1': { fullName: 'Support', username: 'support' },
  '5f00000000000000000000a2': { fullName: 'Olena at the shop', username: 'olena' },
};
const [us, olena] = Object.keys(people) as [string, string];
const key = '0123456789abcdef0123456789abcdef';
const secret = 'ATTA-secret-of-trello';
const mostText = 16_384;

/** Trello's REST API: a board with two lists. */
export async function startTrello(): Promise<FakeTracker> {
  const cards: Card[] = [];
  const boards = [{ ...board, organization: { id: '5f00000000000000000000c0', displayName: 'Agency' } }];
  const actions: Action[] = [];
  let number = 0;
  const api = await startTrackerApi((asked) => answer(asked));
  /** Ids begin with the second of their making, as all of Mongo do. */
  const newId = (): string =>
    Math.floor(api.now / 1000)
      .toString(16)
      .padStart(8, '0') + String(++number).padStart(16, '0');
  const cardOf = (id: string): Card => cards.find((each) => each.id === id)!;
  function act(type: string, by: string, card: Card, text?: string): Action {
    card.at = api.now;
    actions.unshift({ id: newId(), type, at: api.now, by, card: card.id, ...(text === undefined ? {} : { text }) });
    return actions[0]!;
  }
  function add(by: string, of: Partial<Card>): Card {
    const idShort = cards.length + 1;
    const shortLink = `cArD${String(idShort).padStart(4, '0')}`;
    const card = { id: newId(), idBoard: board.id, idList: lists[0]!.id, shortLink, idShort, name: '', desc: '' };
    cards.push({ ...card, closed: false, at: api.now, ...of });
    act('createCard', by, cards.at(-1)!);
    return cards.at(-1)!;
  }

  function answer({ method, path, query, headers, body }: Asked): Reply {
    const [, consumer, token] =
      /^OAuth oauth_consumer_key="(\w*)", oauth_token="([^"]*)"$/.exec(headers.authorization ?? '') ?? [];
    if (consumer !== key) return { status: 401, body: 'invalid key' };
    if (token !== secret) return { status: 401, body: 'invalid token' };
    const route = `${method} ${path.replace(/^\/1/, '')}`;
    if (route === 'GET /members/me') return ok({ id: us, ...people[us] });
    if (route === 'GET /members/me/boards')
      return ok(
        boards.map(({ organization, ...each }) => (query.has('organization') ? { ...each, organization } : each)),
      );
    if (route === `GET /boards/${board.shortLink}`)
      return ok({ id: board.id, name: board.name, url: `https://trello.com/b/${board.shortLink}/support`, lists });
    if (route === `GET /boards/${board.shortLink}/actions`)
      return ok(
        page(
          actions.filter((each) => (cardOf(each.card)?.idBoard ?? board.id) === board.id),
          query,
        ),
      );
    if (route === 'POST /cards') {
      const { idList, name, desc = '' } = body as Partial<Card>;
      if (!lists.some(({ id }) => id === idList)) return { status: 400, body: 'invalid value for idList' };
      if (desc.length > mostText) return { status: 400, body: 'invalid value for desc' };
      return ok(shown(add(us, { idList: idList!, name: name!, desc })));
    }
    const [, verb, id, part] = /^(\w+) \/cards\/([^/]+)(\/actions(?:\/comments)?)?$/.exec(route) ?? [];
    if (id !== undefined && !/^([0-9a-f]{24}|\w{8})$/.test(id)) return { status: 400, body: 'invalid id' };
    const card = cards.find((each) => each.id === id || each.shortLink === id);
    if (!card) return { status: 404, body: 'The requested resource was not found.' };
    return ofCard(card, `${verb}${part ?? ''}`, query, body);
  }

  function ofCard(card: Card, what: string, query: URLSearchParams, body: unknown): Reply {
    switch (what) {
      case 'GET':
        return ok(shown(card));
      case 'PUT': {
        const change = body as Partial<Card>;
        if (change.idList !== undefined && !lists.some(({ id }) => id === change.idList))
          return { status: 400, body: 'invalid value for idList' };
        if ((change.desc?.length ?? 0) > mostText) return { status: 400, body: 'invalid value for desc' };
        Object.assign(card, change);
        act('updateCard', us, card);
        return ok(shown(card));
      }
      case 'GET/actions':
        return ok(
          page(
            actions.filter((each) => each.card === card.id),
            query,
          ),
        );
      case 'POST/actions/comments': {
        const { text } = body as { text: string };
        if (text.length > mostText) return { status: 400, body: 'invalid value for text' };
        return ok(told(act('commentCard', us, card, text)));
      }
      default:
        return { status: 404, body: 'Cannot do that' };
    }
  }

  return grown(api, {
    base: `${api.origin}/1`,
    settings: { key, token: secret, board: `https://trello.com/b/${board.shortLink}/support` },
    secret,
    states: [lists[0]!.id, lists[1]!.id] as [string, string],
    done: 'archived',
    make(title: string, text: string) {
      api.now += 1000;
      return add(olena, { name: title, desc: text }).id;
    },
    move(id: string, stateId: string) {
      api.now += 1000;
      Object.assign(cardOf(id), stateId === 'archived' ? { closed: true } : { idList: stateId, closed: false });
      act('updateCard', olena, cardOf(id));
    },
    say(id: string, text: string) {
      api.now += 1000;
      return act('commentCard', olena, cardOf(id), text).id;
    },
    remove: (id: string) => void cards.splice(cards.indexOf(cardOf(id)), 1),
    takeAway: (id: string) => void Object.assign(cardOf(id), { idBoard: '5f00000000000000000000b1' }),
    addPlaces(count: number) {
      for (let n = 1; n <= count; n++) {
        const number = String(boards.length).padStart(4, '0');
        boards.push({
          ...boards[0]!,
          id: `5f000000000000000001${number}`,
          shortLink: `pLcE${number}`,
          name: `Place ${n}`,
        });
      }
    },
    addressOf: (id: string) => `https://trello.com/c/${cardOf(id).shortLink}/1-a-name`,
    cards: () =>
      cards.map(({ id, name, desc, closed, idList }) => ({
        id,
        title: name,
        text: desc,
        stateId: closed ? 'archived' : idList,
        comments: actions
          .filter((each) => each.card === id && each.type === 'commentCard')
          .map((each) => each.text!)
          .toReversed(),
      })),
  });
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const shown = ({ at, ...card }: Card) => ({
  ...card,
  url: `https://trello.com/c/${card.shortLink}/${card.idShort}-a-name`,
  dateLastActivity: new Date(at).toISOString(),
});
const told = ({ id, type, at, by, card, text }: Action) => ({
  id,
  type,
  date: new Date(at).toISOString(),
  idMemberCreator: by,
  memberCreator: { id: by, ...people[by] },
  data: { card: { id: card }, ...(text === undefined ? {} : { text }) },
});

/** `since` and `before` are dates or ids, both left out themselves; the newest first. */
function page(actions: Action[], query: URLSearchParams): object[] {
  const filter = query.get('filter')!.split(',');
  const [since, before] = [query.get('since'), query.get('before')];
  const below = actions.findIndex(({ id }) => id === before);
  return (below < 0 ? actions : actions.slice(below + 1))
    .filter(({ type, at }) => filter.includes(type) && (since === null || at > Date.parse(since)))
    .slice(0, Number(query.get('limit') ?? 50))
    .map(told);
}
