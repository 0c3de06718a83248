import { clamp, numberOf, type Row } from '../fields.ts';
import type { FileMonitor } from '../reading.ts';

export interface KumaMonitor {
  /** As it is kept: names with underscores in the database, in camel case in the backup. */
  row: Row;
  name: string;
  type: string;
  /** Its outermost group. */
  group: string | null;
  tags: string[];
  paused: boolean;
}

const inside = 'It looks into a machine or a program, which needs an access there; here monitors look from outside.';
const protocol = 'This protocol is not spoken here. A tcp monitor can watch the port.';

/** Kinds of monitors that have no likeness here, and why. */
export const unknownTypes: Record<string, string> = {
  docker: inside,
  pm2: inside,
  'system-service': inside,
  'tailscale-ping': inside,
  mysql: inside,
  postgres: inside,
  sqlserver: inside,
  mongodb: inside,
  redis: inside,
  oracledb: inside,
  rabbitmq: inside,
  'kafka-producer': inside,
  mqtt: protocol,
  radius: protocol,
  'grpc-keyword': protocol,
  snmp: protocol,
  ntp: protocol,
  'sip-options': protocol,
  'websocket-upgrade': protocol,
  steam: 'It watches a game server.',
  gamedig: 'It watches a game server.',
  globalping: 'It measures from the probes of another service. Add remote probers and choose their regions instead.',
  manual: 'Its state is set by hand; here one opens an incident instead.',
};

/** What every kind has: name, interval, retries, timeout, and whether it is paused. */
export function common({ row, name, paused }: KumaMonitor): Omit<FileMonitor, 'type' | 'settings'> {
  const interval = numberOf(row, 'interval');
  const retries = numberOf(row, 'maxretries') ?? 0;
  const timeout = ownTimeout(row);
  return {
    name,
    ...(interval ? { intervalSeconds: clamp(interval, 5, 7 * 86_400) } : {}),
    ...(retries > 0 ? { confirmations: clamp(retries, 1, 5) } : {}),
    ...(timeout ? { timeoutMs: clamp(timeout * 1000, 500, 60_000) } : {}),
    ...(paused ? { paused } : {}),
  };
}

/** Seconds, where somebody chose them: eight tenths of the interval is what Uptime Kuma fills in by itself. */
export function ownTimeout(row: Row): number | null {
  const timeout = numberOf(row, 'timeout');
  const interval = numberOf(row, 'interval') ?? 0;
  if (!timeout || timeout <= 0) return null;
  return Math.abs(timeout - interval * 0.8) < 1 ? null : timeout;
}
