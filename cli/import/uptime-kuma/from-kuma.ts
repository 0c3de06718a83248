import { flagOf, numberOf, type Row, textOf, underWord } from '../fields.ts';
import { Reading } from '../reading.ts';
import { hostDraft } from './host-monitor.ts';
import { type KumaMonitor, unknownTypes } from './kuma-monitor.ts';
import type { Kuma } from './read-kuma.ts';
import { httpDraft } from './web-monitor.ts';

/** Uptime Kuma's monitors in our words. Its groups hold others and name stores; they are no monitors here. */
export function fromKuma(kuma: Kuma): Reading {
  const reading = new Reading();
  const rows = new Map(kuma.monitors.map((row) => [numberOf(row, 'id'), row]));
  for (const row of kuma.monitors) {
    const type = textOf(row, 'type');
    if (type === 'group') continue;
    const id = numberOf(row, 'id');
    const above = ancestors(row, rows);
    const monitor: KumaMonitor = {
      row,
      name: (textOf(row, 'name') || `Monitor ${id}`).slice(0, 150),
      type,
      group: above.length > 0 ? textOf(above.at(-1)!, 'name') || null : null,
      tags: (id !== null && kuma.tags.get(id)) || [],
      paused: [row, ...above].some((r) => flagOf(r, 'active') === false || flagOf(r, 'forceInactive') === true),
    };
    translate(monitor, reading);
  }
  return reading;
}

/** From the nearest group to the outermost. */
function ancestors(row: Row, rows: Map<number | null, Row>): Row[] {
  const above: Row[] = [];
  let parent = rows.get(numberOf(row, 'parent') ?? -1);
  while (parent && !above.includes(parent)) {
    above.push(parent);
    parent = rows.get(numberOf(parent, 'parent') ?? -1);
  }
  return above;
}

function translate(monitor: KumaMonitor, reading: Reading): void {
  const { name, type, row } = monitor;
  const skip = (reason: string) => reading.skip(name, type, reason);
  if (flagOf(row, 'upsideDown', 'upside_down'))
    return skip('It is up while its target does not answer (upside down); there is no such monitor here.');
  const why = underWord(unknownTypes, type);
  if (why) return skip(why);
  const notes: string[] = [];
  const draft = ['http', 'keyword', 'json-query', 'real-browser'].includes(type)
    ? httpDraft(monitor, notes)
    : hostDraft(monitor, notes);
  if (typeof draft === 'string') return skip(draft);
  if (numberOf(row, 'proxyId', 'proxy_id')) notes.push('Its proxy is not used: it is probed directly.');
  reading.take(draft);
  for (const text of notes) reading.note(name, text);
}
