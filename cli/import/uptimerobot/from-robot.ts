import { clamp, flagOf, isRow, numberOf, type Row, textOf, underWord } from '../fields.ts';
import type { Draft, FileMonitor, Reading } from '../reading.ts';
import { hostOf } from '../web-draft.ts';
import { robotWebDraft } from './robot-web.ts';

/** Version 2 of the API counts its kinds, version 3 and the CSV file name them. */
const kinds: Record<string, string> = {
  1: 'http',
  'http(s)': 'http',
  https: 'http',
  http: 'http',
  2: 'keyword',
  keyword: 'keyword',
  3: 'ping',
  ping: 'ping',
  4: 'port',
  port: 'port',
  5: 'heartbeat',
  heartbeat: 'heartbeat',
  'cron job': 'heartbeat',
  api: 'api',
  dns: 'dns',
  udp: 'udp',
  visual_comparison: 'visual_comparison',
};

const unknown: Record<string, string> = {
  udp: 'UDP is not spoken here.',
  visual_comparison: 'Pages are not compared by their pictures; a content monitor learns what a page normally is.',
};

/** Ports of the kinds that version 2 names by `sub_type`. */
const ports: Record<number, number> = { 1: 80, 2: 443, 3: 21, 4: 25, 5: 110, 6: 143 };

/** Adds UptimeRobot's monitors in our words to the reading. */
export function fromRobot(rows: Row[], reading: Reading): void {
  for (const row of rows) {
    const written = textOf(row, 'type').toLowerCase();
    const kind = kinds[written] ?? written;
    const name = (textOf(row, 'friendly_name', 'friendlyName', 'name') || textOf(row, 'url')).slice(0, 150);
    const notes: string[] = [];
    const draft = underWord(unknown, kind) ?? draftOf(kind, row, name, notes);
    if (typeof draft === 'string') {
      reading.skip(name, kind, draft);
      continue;
    }
    reading.take(draft);
    for (const text of notes) reading.note(name, text);
  }
}

function draftOf(kind: string, row: Row, name: string, notes: string[]): Draft | string {
  const base = common(row, name);
  const at = { group: null, tags: tagsOf(row) };
  if (['http', 'keyword', 'api'].includes(kind)) return robotWebDraft(kind, row, base, at.tags, notes);
  if (kind === 'heartbeat') {
    notes.push('The job calls a new address: see "npx vakhta monitor show".');
    const { intervalSeconds = 300, confirmations: _, timeoutMs: __, ...rest } = base;
    const graceSeconds = clamp(numberOf(row, 'gracePeriod', 'grace_period') ?? 300, 60, 7 * 86_400);
    return {
      monitor: {
        ...rest,
        type: 'heartbeat',
        settings: { schedule: 'interval', everySeconds: Math.max(30, intervalSeconds), graceSeconds },
      },
      host: null,
      ...at,
    };
  }
  const host = hostOf(textOf(row, 'url'));
  if (!host) return 'It has no address.';
  if (kind === 'ping') return { monitor: { ...base, type: 'ping', settings: { host } }, host, ...at };
  if (kind === 'port') {
    const port = numberOf(row, 'port') || ports[numberOf(row, 'sub_type') ?? 0];
    return port ? { monitor: { ...base, type: 'tcp', settings: { host, port } }, host, ...at } : 'It has no port.';
  }
  if (kind === 'dns') return dnsDraft(row, base, host, at, notes);
  return `The type "${kind}" is not known here.`;
}

type Common = Omit<FileMonitor, 'type' | 'settings'>;

function common(row: Row, name: string): Common {
  const interval = numberOf(row, 'interval');
  const timeout = numberOf(row, 'timeout');
  const status = textOf(row, 'status').toLowerCase();
  return {
    name,
    ...(interval ? { intervalSeconds: clamp(interval, 5, 7 * 86_400) } : {}),
    // Thirty seconds is what UptimeRobot fills in by itself.
    ...(timeout && timeout !== 30 ? { timeoutMs: clamp(timeout * 1000, 500, 60_000) } : {}),
    ...(status === '0' || status === 'paused' || flagOf(row, 'paused') ? { paused: true } : {}),
  };
}

function tagsOf(row: Row): string[] {
  const list = Array.isArray(row['tags']) ? (row['tags'] as unknown[]) : [];
  return list.map((tag) => (isRow(tag) ? textOf(tag, 'name') : String(tag))).filter(Boolean);
}

/** One kind of records with its values becomes a dns monitor; the address is the name that is asked for. */
function dnsDraft(
  row: Row,
  base: Common,
  name: string,
  at: Pick<Draft, 'group' | 'tags'>,
  notes: string[],
): Draft | string {
  const config = isRow(row['config']) ? row['config'] : {};
  const records = isRow(config['dnsRecords']) ? config['dnsRecords'] : {};
  const asked = Object.entries(records).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > 0,
  );
  const known = asked.find(([type]) => ['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'].includes(type));
  if (asked.length > 0 && !known)
    return `It asks for ${asked.map(([type]) => type).join(', ')} records; here there are A, AAAA, CNAME, MX, TXT and NS.`;
  const left = asked.filter((entry) => entry !== known).map(([type]) => type);
  if (left.length > 0) notes.push(`Only ${known![0]} records are carried over, not ${left.join(', ')}.`);
  const settings = known ? { name, type: known[0], expected: known[1].map(String), match: 'all' } : { name };
  return { monitor: { ...base, type: 'dns', settings }, host: name, ...at };
}
