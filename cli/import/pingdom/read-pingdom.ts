import { Problem } from '../../command.ts';
import { readText } from '../bring-over.ts';
import { parseCsv } from '../csv.ts';
import { isRow, numberOf, parsed, type Row, textOf } from '../fields.ts';

/**
 * Checks of Pingdom's API 3.1: the list (`{"checks": […]}`), details (`{"check": {…}}`), a list of these, or a CSV
 * file. Details of a check win over its line in a list, whichever file comes first.
 * @throws Problem where a file is none of these
 */
export function readPingdom(files: string[]): Row[] {
  const byId = new Map<string, Row>();
  for (const [i, row] of files.flatMap(rowsOf).entries()) {
    const id = textOf(row, 'id') || `#${i}`;
    const before = byId.get(id);
    byId.set(
      id,
      before && isRow(before['type']) && !isRow(row['type']) ? { ...row, ...before } : { ...before, ...row },
    );
  }
  return [...byId.values()];
}

function rowsOf(file: string): Row[] {
  const text = readText(file);
  const document = parsed(text);
  if (document === undefined) return csvRows(text, file);
  const entries = (Array.isArray(document) ? document : [document]).filter(isRow);
  const rows = entries.flatMap((entry) => {
    if (Array.isArray(entry['checks'])) return entry['checks'].filter(isRow);
    if (isRow(entry['check'])) return [entry['check']];
    return 'hostname' in entry || 'steps' in entry ? [entry] : [];
  });
  if (rows.length === 0 && !entries.some((e) => Array.isArray(e['checks'])))
    throw new Problem('file', `${file} is not an export of Pingdom: it has no "checks" and no "check".`);
  return rows;
}

function csvRows(text: string, file: string): Row[] {
  const rows = parseCsv(text, file);
  if (rows[0] && !('hostname' in rows[0]) && !('host' in rows[0]))
    throw new Problem('file', `${file} is not an export of Pingdom: it has no column "hostname".`);
  return rows.map((row) => ({
    id: textOf(row, 'id', 'check id'),
    name: textOf(row, 'name', 'check name'),
    hostname: textOf(row, 'hostname', 'host'),
    type: textOf(row, 'type', 'check type').toLowerCase() || 'http',
    status: textOf(row, 'status', 'state').toLowerCase(),
    resolution: numberOf(row, 'resolution', 'interval', 'check interval'),
    url: textOf(row, 'url', 'path'),
    port: textOf(row, 'port'),
    encryption: textOf(row, 'encryption'),
    tags: textOf(row, 'tags')
      .split(/[;,|]/)
      .map((t) => t.trim())
      .filter(Boolean),
  }));
}
