import { isIP } from 'node:net';
import { clamp, flagOf, isRow, numberOf, type Row, textOf, verbatim, underWord } from '../fields.ts';
import { type Draft, type FileMonitor, Reading } from '../reading.ts';
import { hostOf } from '../web-draft.ts';
import { pingdomWebDraft } from './pingdom-web.ts';

const unknown: Record<string, string> = {
  udp: 'UDP is not spoken here.',
  httpcustom: 'It reads a state out of an XML file of the server, in a form of its own.',
  script: 'It is a transaction: its steps need a browser.',
  recording: 'It is a transaction: its steps need a browser.',
  transaction: 'It is a transaction: its steps need a browser.',
};

/** Pingdom's checks in our words. */
export function fromPingdom(rows: Row[]): Reading {
  const reading = new Reading();
  for (const row of rows) {
    const { kind, details } = kindOf(row);
    const name = (textOf(row, 'name') || textOf(row, 'hostname')).slice(0, 150);
    const notes: string[] = [];
    const draft = underWord(unknown, kind) ?? draftOf(kind, row, details, name, notes);
    if (typeof draft === 'string') {
      reading.skip(name, kind, draft);
      continue;
    }
    reading.take(draft);
    for (const text of notes) reading.note(name, text);
  }
  return reading;
}

/** A list says `"type": "http"`, details say `"type": {"http": {…}}`. */
function kindOf(row: Row): { kind: string; details: Row | null } {
  const type = row['type'];
  if (isRow(type)) {
    const [kind = '', details] = Object.entries(type)[0] ?? [];
    return { kind: kind.toLowerCase(), details: isRow(details) ? details : {} };
  }
  if ('steps' in row) return { kind: 'transaction', details: null };
  const kind = textOf(row, 'type').toLowerCase();
  return { kind: kind === 'https' ? 'http' : kind, details: null };
}

function draftOf(kind: string, row: Row, details: Row | null, name: string, notes: string[]): Draft | string {
  const host = hostOf(textOf(row, 'hostname'));
  if (!host) return 'It has no host name.';
  const at = { group: null, tags: tagsOf(row) };
  const base = common(row, name);
  if (kind === 'http') return pingdomWebDraft(row, details, base, at.tags, notes);
  const found = settingsOf(kind, row, details ?? row, host, notes);
  return typeof found === 'string' ? found : { monitor: { ...base, ...found }, host, ...at };
}

type Found = { type: string; settings: Record<string, unknown> };

const mail: Record<string, { port: number; secure: number; expect: string }> = {
  smtp: { port: 25, secure: 465, expect: '220' },
  pop3: { port: 110, secure: 995, expect: '+OK' },
  imap: { port: 143, secure: 993, expect: '* OK' },
};

function settingsOf(kind: string, row: Row, details: Row, host: string, notes: string[]): Found | string {
  const port = numberOf(details, 'port') || numberOf(row, 'port');
  if (kind === 'ping') return { type: 'ping', settings: { host } };
  if (kind === 'tcp') {
    if (!port) return 'The file does not say its port: export the details of the check (GET /checks/{id}).';
    const [send, expect] = [verbatim(details, 'stringtosend'), verbatim(details, 'stringtoexpect')];
    return { type: 'tcp', settings: { host, port, ...(send ? { send } : {}), ...(expect ? { expect } : {}) } };
  }
  if (kind === 'dns') {
    const expected = textOf(details, 'expectedip');
    const server = textOf(details, 'nameserver');
    if (server && !isIP(server)) notes.push(`The resolver ${server} is a name; the prober's own resolver is asked.`);
    const type = expected.includes(':') ? 'AAAA' : 'A';
    return {
      type: 'dns',
      settings: {
        name: host,
        type,
        ...(isIP(server) ? { resolver: isIP(server) === 6 ? `[${server}]` : server } : {}),
        ...(expected ? { expected: [expected], match: 'any' } : {}),
      },
    };
  }
  const known = underWord(mail, kind);
  if (!known) return `The type "${kind}" is not known here.`;
  if (flagOf(details, 'encryption')) {
    notes.push('Its certificate and handshake are watched, not what the mail server says.');
    return { type: 'tls', settings: { host, port: port || known.secure } };
  }
  return {
    type: 'tcp',
    settings: { host, port: port || known.port, expect: verbatim(details, 'stringtoexpect') || known.expect },
  };
}

function common(row: Row, name: string): Omit<FileMonitor, 'type' | 'settings'> {
  const minutes = numberOf(row, 'resolution');
  const paused = textOf(row, 'status').toLowerCase() === 'paused' || flagOf(row, 'paused') === true;
  return {
    name,
    ...(minutes ? { intervalSeconds: clamp(minutes * 60, 5, 7 * 86_400) } : {}),
    ...(paused ? { paused } : {}),
  };
}

function tagsOf(row: Row): string[] {
  const list = Array.isArray(row['tags']) ? (row['tags'] as unknown[]) : [];
  // Tags of the type "a" are made by Pingdom itself.
  const own = list.filter((tag) => !isRow(tag) || textOf(tag, 'type') !== 'a');
  return own.map((tag) => (isRow(tag) ? textOf(tag, 'name') : String(tag))).filter(Boolean);
}
