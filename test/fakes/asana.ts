import { type Asked, type FakeTracker, grown, type Reply, startTrackerApi } from './tracker-api.ts';

interface Task {
  gid: string;
  name: string;
  notes: string;
  completed: boolean;
  at: number;
  project: string;
  section: string;
  stories: { gid: string; type: 'comment' | 'system'; text: string; by: string; at: number }[];
}

const project = { gid: '1200000000000100', name: 'Support' };
const sections = [
  { gid: '1200000000000201', name: 'Inbox' },
  { gid: '1200000000000202', name: 'Doing' },
];
const people: Record<string, string> = { '1200000000000001': 'Support', '1200000000000002': 'Olena at the shop' };
const [us, olena] = Object.keys(people) as [string, string];
const secret = '2/1200000000000001/secret-of-asana';

/** Asana's REST API 1.0: a project with two sections. */
export async function startAsana(): Promise<FakeTracker> {
  const tasks: Task[] = [];
  const projects = [{ ...project, team: { gid: '1200000000000011', name: 'Shops' } }];
  let number = 0;
  const api = await startTrackerApi((asked) => answer(asked));
  const newGid = (): string => String(1_300_000_000_000_000 + ++number);
  const taskOf = (gid: string): Task => tasks.find((each) => each.gid === gid)!;
  function tell(task: Task, type: 'comment' | 'system', text: string, by: string) {
    task.at = api.now;
    task.stories.push({ gid: newGid(), type, text, by, at: api.now });
    return task.stories.at(-1)!;
  }
  function add(of: Partial<Task>, by: string): Task {
    const place = { project: project.gid, section: sections[0]!.gid };
    tasks.push({ gid: newGid(), name: '', notes: '', completed: false, at: api.now, ...place, stories: [], ...of });
    tell(tasks.at(-1)!, 'system', `${people[by]} added to Support`, by);
    return tasks.at(-1)!;
  }

  function answer({ method, path, query, headers, body }: Asked): Reply {
    if (headers.authorization !== `Bearer ${secret}`) return refusal(401, 'Not Authorized');
    const route = `${method} ${path.replace(/^\/api\/1\.0/, '')}`;
    const { data } = (body ?? {}) as { data?: Record<string, unknown> };
    if (body !== null && data === undefined) return refusal(400, "Missing input: use the envelope 'data'.");
    const picked = picker(query);
    if (route === 'GET /users/me') return ok(picked({ gid: us, name: people[us] }));
    if (route === 'GET /workspaces') return listed([picked({ gid: '12', name: 'Agency' })], query);
    if (route === 'GET /projects' && query.get('workspace') === '12' && query.get('archived') === 'false')
      return listed(projects.map(picked), query);
    if (route === `GET /projects/${project.gid}`)
      return ok(picked({ ...project, permalink_url: `https://app.asana.com/1/12/project/${project.gid}` }));
    if (route === `GET /projects/${project.gid}/sections`) return listed(sections.map(picked), query);
    if (route === 'GET /tasks') {
      const since = Date.parse(query.get('modified_since') ?? '1970-01-01T00:00:00Z');
      const found = tasks.filter((each) => each.project === query.get('project') && each.at >= since);
      return listed(
        found.map((each) => picked(shown(each))),
        query,
      );
    }
    if (route === 'POST /tasks') {
      const { name, notes, completed, projects, memberships } = data as {
        [of: string]: unknown;
        projects?: string[];
        memberships?: { project: string; section: string }[];
      };
      const place = memberships?.[0] ?? { project: projects?.[0], section: sections[0]!.gid };
      if (place.project !== project.gid || !sections.some(({ gid }) => gid === place.section))
        return refusal(400, 'memberships: Unknown object');
      const made = add(
        { name: name as string, notes: notes as string, completed: completed === true, section: place.section },
        us,
      );
      return { ...ok(picked(shown(made))), status: 201 };
    }
    const [, section] = /^POST \/sections\/(\d+)\/addTask$/.exec(route) ?? [];
    if (section !== undefined) {
      const task = taskOf(data?.task as string);
      if (!task || !sections.some(({ gid }) => gid === section))
        return refusal(404, `section: Unknown object: ${section}`);
      task.section = section;
      tell(task, 'system', `${people[us]} moved this task`, us);
      return ok({});
    }
    const [, verb, gid, part] = /^(\w+) \/tasks\/(\d+)(\/stories)?$/.exec(route) ?? [];
    const task = tasks.find((each) => each.gid === gid);
    if (!task) return refusal(404, `task: Unknown object: ${gid}`);
    switch (`${verb}${part ?? ''}`) {
      case 'GET':
        return ok(picked(shown(task)));
      case 'PUT':
        Object.assign(task, data, { at: api.now });
        return ok(picked(shown(task)));
      case 'GET/stories':
        return listed(
          task.stories.map((each) => picked(toldOf(each))),
          query,
        );
      case 'POST/stories':
        return { ...ok(picked(toldOf(tell(task, 'comment', data!.text as string, us)))), status: 201 };
      default:
        return refusal(404, 'No matching route for request');
    }
  }

  return grown(api, {
    base: `${api.origin}/api/1.0`,
    settings: { token: secret, project: `https://app.asana.com/1/12/project/${project.gid}/list/13` },
    secret,
    states: [sections[0]!.gid, sections[1]!.gid] as [string, string],
    done: 'completed',
    make(title: string, text: string) {
      api.now += 1000;
      return add({ name: title, notes: text }, olena).gid;
    },
    move(id: string, stateId: string) {
      api.now += 1000;
      Object.assign(taskOf(id), stateId === 'completed' ? { completed: true } : { section: stateId, completed: false });
      tell(taskOf(id), 'system', `${people[olena]} moved this task`, olena);
    },
    say(id: string, text: string) {
      api.now += 1000;
      return tell(taskOf(id), 'comment', text, olena).gid;
    },
    remove: (id: string) => void tasks.splice(tasks.indexOf(taskOf(id)), 1),
    takeAway: (id: string) => void Object.assign(taskOf(id), { project: '1200000000000199' }),
    addPlaces(count: number) {
      for (let n = 1; n <= count; n++)
        projects.push({ ...projects[0]!, gid: String(1_400_000_000_000_000 + projects.length), name: `Place ${n}` });
    },
    addressOf: (id: string) => `https://app.asana.com/1/12/project/${project.gid}/task/${id}?focus=true`,
    cards: () =>
      tasks.map(({ gid, name, notes, completed, section, stories }) => ({
        id: gid,
        title: name,
        text: notes,
        stateId: completed ? 'completed' : section,
        comments: stories.filter(({ type }) => type === 'comment').map(({ text }) => text),
      })),
  });
}

const ok = (data: unknown): Reply => ({ status: 200, body: { data } });
const refusal = (status: number, message: string): Reply => ({
  status,
  body: {
    errors: [{ message, help: 'For more information on API status codes and how to handle them, read the docs.' }],
  },
});
const shown = (task: Task) => ({
  gid: task.gid,
  resource_type: 'task',
  name: task.name,
  notes: task.notes,
  completed: task.completed,
  modified_at: new Date(task.at).toISOString(),
  permalink_url: `https://app.asana.com/1/12/project/${task.project}/task/${task.gid}`,
  memberships: [
    { project: { gid: task.project, name: 'Support' }, section: sections.find(({ gid }) => gid === task.section) },
  ],
});
const toldOf = ({ gid, type, text, by, at }: Task['stories'][number]) => ({
  gid,
  type,
  text,
  created_at: new Date(at).toISOString(),
  created_by: { gid: by, name: people[by] },
});

/** Fields come only where they are asked for; a gid comes always. */
const picker =
  (query: URLSearchParams) =>
  (thing: Record<string, unknown>): Record<string, unknown> => {
    const wanted = new Set([
      'gid',
      ...(query.get('opt_fields') ?? 'name').split(',').map((field) => field.split('.')[0]),
    ]);
    return Object.fromEntries(Object.entries(thing).filter(([name]) => wanted.has(name)));
  };

function listed(all: unknown[], query: URLSearchParams): Reply {
  const limit = Number(query.get('limit'));
  if (!(limit >= 1 && limit <= 100)) return refusal(400, 'limit: Must be between 1 and 100.');
  const from = query.has('offset') ? Number(atob(query.get('offset')!)) : 0;
  if (Number.isNaN(from)) return refusal(400, 'offset: Your pagination token has expired.');
  const next = from + limit < all.length ? { offset: btoa(String(from + limit)), path: '/tasks', uri: '' } : null;
  return { status: 200, body: { data: all.slice(from, from + limit), next_page: next } };
}
