import { isIP } from 'node:net';
import { clamp, isRow, numberOf, parsed, type Row, textOf } from '../fields.ts';
import type { Draft } from '../reading.ts';
import { common, type KumaMonitor } from './kuma-monitor.ts';

/** `ping`, `port`, `smtp`, `dns` and `push`; a sentence where it cannot come over. */
export function hostDraft(monitor: KumaMonitor, notes: string[]): Draft | string {
  const { row, type, group, tags } = monitor;
  if (type === 'push') return heartbeat(monitor, notes);
  const host = textOf(row, 'hostname').replace(/^\[(.*)\]$/, '$1');
  if (!host) return 'It has no host name.';
  const found = settingsOf(type, row, host, notes);
  if (typeof found === 'string') return found;
  return { monitor: { ...common(monitor), ...found }, host, group, tags };
}

type Found = { type: string; settings: Record<string, unknown> };

function settingsOf(type: string, row: Row, host: string, notes: string[]): Found | string {
  const port = numberOf(row, 'port');
  switch (type) {
    case 'ping': {
      const packets = numberOf(row, 'ping_count') ?? 1;
      return { type: 'ping', settings: { host, ...(packets > 1 ? { packets: clamp(packets, 1, 20) } : {}) } };
    }
    case 'port': {
      const alert = textOf(row, 'expectedTlsAlert', 'expected_tls_alert');
      if (alert && alert !== 'none') return `It expects the TLS alert ${alert}, which monitors here cannot.`;
      return port ? { type: 'tcp', settings: { host, port } } : 'It has no port.';
    }
    case 'smtp':
      if (textOf(row, 'smtpSecurity', 'smtp_security') === 'secure') {
        notes.push('Its certificate and handshake are watched, not what the mail server says.');
        return { type: 'tls', settings: { host, port: port ?? 465 } };
      }
      return { type: 'tcp', settings: { host, port: port ?? 25, expect: '220' } };
    case 'dns':
      return dnsOf(row, host, notes);
    default:
      return `The type "${type}" is not known here.`;
  }
}

function dnsOf(row: Row, name: string, notes: string[]): Found | string {
  const type = textOf(row, 'dns_resolve_type') || 'A';
  if (!['A', 'AAAA', 'CNAME', 'MX', 'TXT', 'NS'].includes(type))
    return `It asks for ${type} records; here there are A, AAAA, CNAME, MX, TXT and NS.`;
  const [server = ''] = textOf(row, 'dns_resolve_server')
    .split(',')
    .map((s) => s.trim());
  const port = numberOf(row, 'port') ?? 53;
  const at = isIP(server) === 6 ? `[${server}]` : server;
  const resolver = isIP(server) ? { resolver: port === 53 ? at : `${at}:${port}` } : {};
  if (server && !isIP(server)) notes.push(`The resolver ${server} is a name; the prober's own resolver is asked.`);
  const expected = type === 'MX' ? null : expectedOf(row);
  if (expected === null) notes.push('Its conditions on the records are not carried over.');
  return {
    type: 'dns',
    settings: { name, type, ...resolver, ...(expected?.length ? { expected, match: 'any' } : {}) },
  };
}

/** Values where the conditions say "record equals this, or that"; null where they say something else. */
function expectedOf(row: Row): string[] | null {
  const kept = row['conditions'];
  const list = typeof kept === 'string' ? parsed(kept) : kept;
  const conditions = Array.isArray(list) ? list.filter(isRow) : [];
  const plain = conditions.every(
    (c, i) => c['type'] === 'expression' && c['operator'] === 'equals' && (i === 0 || c['andOr'] === 'or'),
  );
  return plain ? conditions.map((c) => textOf(c, 'value')).filter(Boolean) : null;
}

function heartbeat(monitor: KumaMonitor, notes: string[]): Draft {
  const { row, group, tags } = monitor;
  const { name, paused } = common(monitor);
  const every = clamp(numberOf(row, 'interval') ?? 60, 30, 366 * 86_400);
  const again = numberOf(row, 'retryInterval', 'retry_interval') || every;
  const graceSeconds = clamp((numberOf(row, 'maxretries') ?? 0) * again, 60, 7 * 86_400);
  notes.push('The job calls a new address: see "npx vakhta monitor show".');
  const settings = { schedule: 'interval', everySeconds: every, graceSeconds };
  return { monitor: { type: 'heartbeat', name, settings, ...(paused ? { paused } : {}) }, host: null, group, tags };
}
