/** What robots.txt says to one robot. */
export interface RobotsRules {
  /** Whether it may open the address, and the line that decides; null where none speaks of it. */
  judge(url: URL): { allowed: boolean; rule: string | null };
  /** Seconds that it is asked to wait between two pages. */
  delay: number | null;
}

interface Rule {
  allows: boolean;
  pattern: string;
  line: string;
}
interface Group {
  agents: string[];
  rules: Rule[];
  delay: number | null;
}

const MOST_RULES = 5000;

/**
 * Reads robots.txt as robots do: the group that names the robot most exactly counts, without one that of all (`*`); of
 * its lines the longest that fits, and where two are as long the one that allows. Source: RFC 9309.
 * @param robot its name in lower case, as `googlebot`
 */
export function robotsRules(text: string | null, robot: string): RobotsRules {
  const groups = groupsOf(text ?? '');
  const names = groups.flatMap(({ agents }) => agents).filter((agent) => agent !== '*' && robot.startsWith(agent));
  const name = names.sort((a, b) => b.length - a.length)[0] ?? '*';
  const mine = groups.filter(({ agents }) => agents.includes(name));
  const rules = mine.flatMap((group) => group.rules).sort((a, b) => b.pattern.length - a.pattern.length);
  return {
    judge(url) {
      const path = encoded(url.pathname + url.search);
      const fitting = rules.filter(({ pattern }) => fits(pattern, path));
      const longest = fitting.filter(({ pattern }) => pattern.length === fitting[0]!.pattern.length);
      const rule = longest.find(({ allows }) => allows) ?? longest[0];
      return { allowed: rule?.allows ?? true, rule: rule?.line ?? null };
    },
    delay: mine.map(({ delay }) => delay).find((delay) => delay !== null) ?? null,
  };
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let rules = 0;
  let naming = false;
  for (const written of text.replace(/^\ufeff/, '').split(/\r\n?|\n/)) {
    const line = written.replace(/#.*$/, '').trim().slice(0, 2000);
    const [, key, value] = /^([a-z-]+)\s*:\s*(.*)$/i.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const field = key.toLowerCase();
    if (field === 'user-agent') {
      if (!naming) groups.push({ agents: [], rules: [], delay: null });
      groups.at(-1)!.agents.push(value.toLowerCase().replace(/\/.*$/, ''));
      naming = true;
      continue;
    }
    const group = groups.at(-1);
    if (!group || field === 'sitemap') continue;
    naming = false;
    if (field === 'crawl-delay' && Number(value) > 0) group.delay = Number(value);
    if ((field !== 'allow' && field !== 'disallow') || value === '' || ++rules > MOST_RULES) continue;
    group.rules.push({ allows: field === 'allow', pattern: encoded(value), line });
  }
  return groups;
}

/** Letters beyond ASCII as they go over the wire, so that either spelling fits the other. */
const encoded = (path: string): string =>
  path
    .toWellFormed()
    .replace(/[^\p{ASCII}]+/gu, (letters) => encodeURIComponent(letters))
    .replace(/%[0-9a-f]{2}/gi, (part) => part.toUpperCase());

/** `*` stands for anything, `$` at the end for the end; without it a rule fits whatever begins so. */
function fits(pattern: string, path: string): boolean {
  const ends = pattern.endsWith('$');
  const parts = (ends ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts.shift()!;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = ends ? parts.pop() : undefined;
  for (const part of parts) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!ends) return true;
  return last === undefined ? path.length === at : path.length - last.length >= at && path.endsWith(last);
}
