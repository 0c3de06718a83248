import { type Asked, type FakeTracker, grown, type Reply, startTrackerApi } from './tracker-api.ts';

interface Part {
  text: string;
  attributes?: object;
}
interface Task {
  id: string;
  custom: string;
  name: string;
  description: string;
  status: string;
  created: number;
  updated: number;
  list: string;
  comments: { id: string; parts: Part[]; by: number; at: number }[];
}

const list = { id: '901200000001', name: 'Support' };
const statuses = [
  { id: 'p1', status: 'to do', type: 'open', orderindex: 0, color: '#87909e' },
  { id: 'p2', status: 'in progress', type: 'custom', orderindex: 1, color: '#5f55ee' },
  { id: 'p3', status: 'complete', type: 'closed', orderindex: 2, color: '#008844' },
];
const people: Record<number, string> = { 81: 'Support', 82: 'Olena at the shop' };
const [us, olena] = [81, 82];
const secret = 'pk_81_SECRETOFCLICKUP';

/** ClickUp's API v2: one list. */
export async function startClickUp(): Promise<FakeTracker> {
  const tasks: Task[] = [];
  const inFolder: { id: string; name: string }[] = [];
  let number = 0;
  const api = await startTrackerApi((asked) => answer(asked));
  const taskOf = (id: string): Task => tasks.find((each) => each.id === id)!;
  function add(of: Partial<Task>): Task {
    number++;
    const id = `86c${number.toString(36).padStart(6, '0')}`;
    const at = { created: api.now, updated: api.now };
    tasks.push({
      id,
      custom: `SUP-${number}`,
      name: '',
      description: '',
      status: 'to do',
      ...at,
      list: list.id,
      comments: [],
      ...of,
    });
    return tasks.at(-1)!;
  }
  function say(task: Task, parts: Part[], by: number) {
    task.updated = api.now;
    task.comments.unshift({ id: String(90_120_000_000_000 + ++number), parts, by, at: api.now });
    return task.comments[0]!;
  }

  function answer({ method, path, query, headers, body }: Asked): Reply {
    if (headers.authorization !== secret) return refusal(401, 'Token invalid', 'OAUTH_025');
    const route = `${method} ${path.replace(/^\/api\/v2/, '')}`;
    if (route === 'GET /user') return ok({ user: { id: us, username: people[us], email: 'support@agency.example' } });
    if (route === 'GET /team') return ok({ teams: [{ id: '9012', name: 'Agency', members: [] }] });
    if (route === 'GET /team/9012/space') return ok({ spaces: [{ id: '9013', name: 'Shops', private: false }] });
    if (route === 'GET /space/9013/list') return ok({ lists: [{ ...list, archived: false }] });
    if (route === 'GET /space/9013/folder')
      return ok({ folders: [{ id: '9014', name: 'Winter', hidden: false, lists: inFolder }] });
    if (route === `GET /list/${list.id}`) return ok({ ...list, statuses });
    if (route === `GET /list/${list.id}/task`) return ok(page(tasks, query));
    if (route === `POST /list/${list.id}/task`) {
      const { name, description, status = 'to do' } = body as Partial<Task>;
      if (!isStatus(status)) return refusal(400, 'Status not found', 'CRTSK_001');
      return ok(shown(add({ name: name!, description: description!, status })));
    }
    const [, verb, id, part] = /^(\w+) \/task\/([\w-]+)(\/comment)?$/.exec(route) ?? [];
    const custom = query.get('custom_task_ids') === 'true' && query.get('team_id') === '9012';
    const task = tasks.find((each) => (custom ? each.custom : each.id) === id);
    if (!task) return refusal(404, 'Task not found, deleted', 'ITEM_013');
    switch (`${verb}${part ?? ''}`) {
      case 'GET':
        return ok(shown(task));
      case 'PUT': {
        const change = body as Partial<Task>;
        if (change.status !== undefined && !isStatus(change.status))
          return refusal(400, 'Status not found', 'CRTSK_001');
        Object.assign(task, change, { updated: api.now });
        return ok(shown(task));
      }
      case 'POST/comment': {
        const said = say(task, (body as { comment: Part[] }).comment, us);
        return ok({ id: Number(said.id), hist_id: 'f0000000-0000', date: said.at });
      }
      case 'GET/comment': {
        const before = task.comments.findIndex((each) => each.id === query.get('start_id'));
        return ok({ comments: task.comments.slice(before + 1, before + 26).map(saidOf) });
      }
      default:
        return refusal(404, 'Route not found', 'APP_001');
    }
  }

  return grown(api, {
    base: `${api.origin}/api/v2`,
    settings: { token: secret, list: `https://app.clickup.com/9012/v/li/${list.id}` },
    secret,
    states: ['to do', 'in progress'] as [string, string],
    done: 'complete',
    make(title: string, text: string) {
      api.now += 1000;
      return add({ name: title, description: text }).id;
    },
    move(id: string, stateId: string) {
      api.now += 1000;
      Object.assign(taskOf(id), { status: stateId, updated: api.now });
    },
    say(id: string, text: string) {
      api.now += 1000;
      return say(taskOf(id), [{ text }, { text: '\n', attributes: { 'block-id': 'b' } }], olena).id;
    },
    remove: (id: string) => void tasks.splice(tasks.indexOf(taskOf(id)), 1),
    takeAway: (id: string) => void Object.assign(taskOf(id), { list: '901200000002' }),
    addPlaces(count: number) {
      for (let n = 1; n <= count; n++)
        inFolder.push({ id: String(901_300_000_000 + inFolder.length), name: `Place ${n}` });
    },
    addressOf: (id: string) => `https://app.clickup.com/t/9012/${taskOf(id).custom}`,
    cards: () =>
      tasks.map(({ id, name, description, status, comments }) => ({
        id,
        title: name,
        text: description,
        stateId: status,
        comments: comments.map(({ parts }) => JSON.stringify(parts)).toReversed(),
      })),
  });
}

const isStatus = (status: string): boolean => statuses.some((each) => each.status === status);
const ok = (body: unknown): Reply => ({ status: 200, body });
const refusal = (status: number, err: string, ECODE: string): Reply => ({ status, body: { err, ECODE } });
const shown = (task: Task) => ({
  id: task.id,
  custom_id: task.custom,
  name: task.name,
  text_content: task.description,
  description: task.description,
  status: statuses.find((each) => each.status === task.status),
  date_created: String(task.created),
  date_updated: String(task.updated),
  url: `https://app.clickup.com/t/${task.id}`,
  list: { id: task.list, name: 'Support', access: true },
});
const saidOf = ({ id, parts, by, at }: Task['comments'][number]) => ({
  id,
  comment: parts,
  comment_text: parts.map(({ text }) => text).join(''),
  user: { id: by, username: people[by] },
  date: String(at),
  resolved: false,
});

/** A hundred at a time, the newest first by what they are ordered by. */
function page(tasks: Task[], query: URLSearchParams): object {
  const by = query.get('order_by') === 'updated' ? 'updated' : 'created';
  const after = (name: string): number => Number(query.get(name) ?? -1);
  const found = tasks
    .filter(
      (each) =>
        each.list === list.id && each.updated > after('date_updated_gt') && each.created > after('date_created_gt'),
    )
    .filter((each) => query.get('include_closed') === 'true' || each.status !== 'complete')
    .sort((a, b) => b[by] - a[by]);
  const from = Number(query.get('page') ?? 0) * 100;
  return { tasks: found.slice(from, from + 100).map(shown), last_page: from + 100 >= found.length };
}
