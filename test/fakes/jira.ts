import { type Asked, type FakeTracker, grown, type Reply, startTrackerApi, type TrackerApi } from './tracker-api.ts';

interface Issue {
  id: string;
  key: string;
  summary: string;
  description: unknown;
  status: string;
  created: number;
  updated: number;
  project: string;
  comments: { id: string; author: string; body: unknown; created: number }[];
}

const statuses: Record<string, { name: string; category: string; to: string[] }> = {
  '10000': { name: 'To Do', category: 'new', to: ['10001'] },
  '10001': { name: 'In Progress', category: 'indeterminate', to: ['10000', '10002'] },
  '10002': { name: 'Done', category: 'done', to: ['10001'] },
};
const people: Record<string, string> = { 'a:us': 'Support', 'a:olena': 'Olena at the shop' };
const email = 'support@agency.example';
const secret = 'ATATT-secret-of-jira';

export interface FakeJira extends FakeTracker {
  /** The search knows what was written up to here, epoch ms; single issues are always as they are. */
  indexedTo: number;
  /** Its token is not valid any more: as a stranger one finds nothing. */
  stranger: boolean;
}

/** Jira Cloud, REST API v3: the project OPS of a site. */
export async function startJira(): Promise<FakeJira> {
  const issues: Issue[] = [];
  const projects = [{ id: '10100', key: 'OPS', name: 'Operations' }];
  let number = 0;
  const api = await startTrackerApi((asked) => answer(asked));
  const paragraph = (text: string) => ({
    version: 1,
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  });
  const issueOf = (id: string): Issue => issues.find((each) => each.id === id)!;
  const add = (summary: string, description: unknown): Issue => {
    number++;
    const issue = { id: String(20_000 + number), key: `OPS-${number}`, summary, description, status: '10000' };
    issues.push({ ...issue, created: api.now, updated: api.now, project: 'OPS', comments: [] });
    return issues.at(-1)!;
  };
  const say = (issue: Issue, author: string, body: unknown) => {
    issue.updated = api.now;
    issue.comments.push({ id: String(30_000 + issue.comments.length), author, body, created: api.now });
    return issue.comments.at(-1)!;
  };
  const jira: FakeJira = grown(api, {
    indexedTo: Infinity,
    stranger: false,
    base: api.origin,
    settings: { site: 'https://agency.atlassian.net', email, token: secret, project: 'OPS' },
    secret,
    states: ['10000', '10001'] as [string, string],
    done: '10002',
    make(title: string, text: string) {
      api.now += 1000;
      return add(title, text === '' ? null : paragraph(text)).id;
    },
    move(id: string, stateId: string) {
      api.now += 1000;
      Object.assign(issueOf(id), { status: stateId, updated: api.now });
    },
    say(id: string, text: string) {
      api.now += 1000;
      return say(issueOf(id), 'a:olena', paragraph(text)).id;
    },
    remove: (id: string) => void issues.splice(issues.indexOf(issueOf(id)), 1),
    takeAway: (id: string) => void Object.assign(issueOf(id), { project: 'WEB', key: 'WEB-1' }),
    addPlaces(count: number) {
      for (let n = 1; n <= count; n++)
        projects.push({ id: String(10_100 + projects.length), key: `P${projects.length}`, name: `Place ${n}` });
    },
    addressOf: (id: string) => `https://agency.atlassian.net/browse/${issueOf(id).key}`,
    cards: () =>
      issues.map((each) => ({
        id: each.id,
        title: each.summary,
        text: JSON.stringify(each.description),
        stateId: each.status,
        comments: each.comments.map((said) => JSON.stringify(said.body)),
      })),
  });

  function answer(asked: Asked): Reply {
    const known = `Basic ${Buffer.from(`${email}:${secret}`).toString('base64')}`;
    const failed = { 'x-seraph-loginreason': 'AUTHENTICATED_FAILED' };
    if (jira.stranger && asked.path.endsWith('/search/jql'))
      return { status: 200, headers: failed, body: { issues: [], isLast: true } };
    if (jira.stranger)
      return {
        status: 404,
        headers: failed,
        body: refusal('Issue does not exist or you do not have permission to see it.'),
      };
    if (asked.headers.authorization !== known)
      return { status: 401, body: 'Client must be authenticated to access this resource.' };
    const route = `${asked.method} ${asked.path.replace(/^\/rest\/api\/3/, '')}`;
    if (route === 'GET /myself') return ok({ accountId: 'a:us', displayName: people['a:us'] });
    if (route === 'GET /serverInfo') return ok({ serverTime: written(api.now), baseUrl: jira.settings.site });
    if (route === 'GET /project/search') return projectsOf(projects, asked.query);
    if (route === 'GET /project/OPS')
      return ok({
        id: '10100',
        key: 'OPS',
        name: 'Operations',
        issueTypes: [
          { id: '1', name: 'Sub-task', subtask: true },
          { id: '2', name: 'Bug', subtask: false },
          { id: '3', name: 'Task', subtask: false },
        ],
      });
    if (route === 'GET /project/OPS/statuses')
      return ok([2, 3].map((id) => ({ id: String(id), statuses: Object.keys(statuses).map(statusOf) })));
    const [, status] = /^GET \/status\/(\d+)$/.exec(route) ?? [];
    if (status) return status in statuses ? ok(statusOf(status)) : { status: 404, body: refusal('No such status.') };
    if (route === 'POST /search/jql') return search(issues, asked, jira);
    if (route === 'POST /issue') {
      const { fields } = asked.body as { fields: Record<string, unknown> };
      const wrong = complaint(fields);
      if (wrong) return wrong;
      const { id, key } = add(fields.summary as string, fields.description);
      return { status: 201, body: { id, key, self: `${api.origin}/rest/api/3/issue/${id}` } };
    }
    const [, method, id, part] = /^(\w+) \/issue\/([^/]+)(\/\w+)?$/.exec(route) ?? [];
    const issue = issues.find((each) => each.id === id || each.key === id);
    if (!issue) return { status: 404, body: refusal('Issue does not exist or you do not have permission to see it.') };
    return ofIssue(issue, `${method}${part ?? ''}`, asked);
  }

  function ofIssue(issue: Issue, what: string, { body, query }: Asked): Reply {
    switch (what) {
      case 'GET':
        return ok(shown(issue));
      case 'PUT': {
        const { fields } = body as { fields: Partial<Issue> };
        const wrong = complaint(fields);
        if (wrong) return wrong;
        Object.assign(issue, fields, { updated: api.now });
        return { status: 204 };
      }
      case 'GET/transitions':
        return ok({
          transitions: statuses[issue.status]!.to.map((to) => ({ id: `7${to}`, name: 'Go', to: statusOf(to) })),
        });
      case 'POST/transitions': {
        const to = (body as { transition: { id: string } }).transition.id.slice(1);
        if (!statuses[issue.status]!.to.includes(to))
          return { status: 400, body: refusal('It is not on the appropriate step.') };
        Object.assign(issue, { status: to, updated: api.now });
        return { status: 204 };
      }
      case 'POST/comment': {
        const document = (body as { body: unknown }).body;
        const wrong = isDocument(document) ? null : { status: 400, body: refusal('Comment body is not valid!') };
        return wrong ?? { status: 201, body: saidOf(say(issue, 'a:us', document)) };
      }
      case 'GET/comment': {
        const [from, most] = [Number(query.get('startAt') ?? 0), Number(query.get('maxResults') ?? 50)];
        const all = query.get('orderBy') === '-created' ? issue.comments.toReversed() : issue.comments;
        const page = all.slice(from, from + most).map(saidOf);
        return ok({ startAt: from, maxResults: most, total: all.length, comments: page });
      }
      default:
        return { status: 405, body: refusal('Method not allowed') };
    }
  }
  return jira;
}

const ok = (body: unknown): Reply => ({ status: 200, body });
const refusal = (message: string, errors: object = {}) => ({
  errorMessages: errors && message ? [message] : [],
  errors,
});
const written = (at: number): string => new Date(at + 2 * 3_600_000).toISOString().replace('Z', '+0200');
const statusOf = (id: string) => ({
  id,
  name: statuses[id]!.name,
  statusCategory: { key: statuses[id]!.category },
});
const saidOf = ({ id, author, body, created }: Issue['comments'][number]) => ({
  id,
  author: { accountId: author, displayName: people[author] },
  body,
  created: written(created),
  updated: written(created),
});
const shown = (issue: Issue) => ({
  id: issue.id,
  key: issue.key,
  fields: {
    summary: issue.summary,
    description: issue.description,
    status: statusOf(issue.status),
    updated: written(issue.updated),
    project: { key: issue.project },
  },
});

/** No more than 50 come at a time, whatever is asked for. */
function projectsOf(projects: object[], query: URLSearchParams): Reply {
  const startAt = Number(query.get('startAt') ?? 0);
  const maxResults = Math.min(Number(query.get('maxResults') ?? 50), 50);
  const [values, total] = [projects.slice(startAt, startAt + maxResults), projects.length];
  return ok({ startAt, maxResults, total, isLast: startAt + values.length >= total, values });
}

function search(issues: Issue[], { body }: Asked, { now, indexedTo }: TrackerApi & { indexedTo: number }): Reply {
  const { jql, maxResults = 50, nextPageToken } = body as { jql: string; maxResults?: number; nextPageToken?: string };
  const [, project, field, minutes, by, way] =
    /^project = "(\w+)" AND (updated|created) >= "-(\d+)m" ORDER BY (updated|created) (ASC|DESC)$/.exec(jql) ?? [];
  if (project === undefined) return { status: 400, body: refusal('Error in the JQL Query.') };
  const [after, of] = nextPageToken ? (JSON.parse(atob(nextPageToken)) as [[number, string], string]) : [null, jql];
  if (of !== jql) return { status: 400, body: refusal('The provided next page token is invalid or expired.') };
  const since = now - Number(minutes) * 60_000;
  const sign = way === 'ASC' ? 1 : -1;
  const compare = (a: [number, string], b: [number, string]) => (a[0] - b[0]) * sign || Number(a[1]) - Number(b[1]);
  const rest = issues
    .filter((each) => each.project === project && each.updated <= indexedTo && each[field as 'updated'] >= since)
    .map((each) => ({ each, at: [each[by as 'updated'], each.id] as [number, string] }))
    .filter(({ at }) => after === null || compare(at, after) > 0)
    .sort((a, b) => compare(a.at, b.at));
  const page = rest.slice(0, maxResults);
  const isLast = page.length === rest.length;
  return ok({
    issues: page.map(({ each }) => shown(each)),
    isLast,
    ...(isLast ? {} : { nextPageToken: btoa(JSON.stringify([page.at(-1)!.at, jql])) }),
  });
}

function complaint({ summary, description }: { summary?: unknown; description?: unknown }): Reply | null {
  if (
    summary !== undefined &&
    (typeof summary !== 'string' || summary === '' || summary.length > 255 || /[\r\n]/.test(summary))
  )
    return {
      status: 400,
      body: refusal('', { summary: 'The summary is invalid because it contains newline characters or is too long.' }),
    };
  if (description !== undefined && !isDocument(description))
    return { status: 400, body: refusal('', { description: 'Operation value must be an Atlassian Document' }) };
  return null;
}

function isDocument(document: unknown): boolean {
  const { version, type, content } = document as { version?: number; type?: string; content?: unknown };
  const texts = [...JSON.stringify(content).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map((match) => match[1]!);
  return (
    version === 1 && type === 'doc' && Array.isArray(content) && !texts.includes('') && texts.join('').length <= 40_000
  );
}
