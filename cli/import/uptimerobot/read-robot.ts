import { Problem } from '../../command.ts';
import { readText } from '../bring-over.ts';
import { parseCsv } from '../csv.ts';
import { isRow, numberOf, parsed, type Row, textOf } from '../fields.ts';
import type { Reading } from '../reading.ts';

/**
 * Monitors of UptimeRobot's exports: the answers of its API, version 2 (`{"monitors": […]}`) and 3 (`{"data": […]}`),
 * one page or several, what its own command line prints (`{"items": […]}`), a plain list, or the CSV file.
 * @throws Problem where a file is none of these
 */
export function readRobot(files: string[], reading: Reading): Row[] {
  const rows = files.flatMap((file) => rowsOf(file, reading));
  const ids = rows.map((row, i) => textOf(row, 'id') || `#${i}`);
  // Pages that were fetched while something was added overlap.
  return rows.filter((_, i) => ids.indexOf(ids[i]!) === i);
}

function rowsOf(file: string, reading: Reading): Row[] {
  const text = readText(file);
  const document = parsed(text);
  if (document === undefined) return csvRows(text, file);
  if (Array.isArray(document))
    return document.filter(isRow).flatMap((entry) => listIn(entry, reading, file) ?? [entry]);
  const list = isRow(document) ? listIn(document, reading, file) : null;
  if (!list)
    throw new Problem(
      'file',
      `${file} is not an export of UptimeRobot: it has no "monitors" (API version 2) and no "data" (version 3).`,
    );
  return list;
}

function listIn(document: Row, reading: Reading, file: string): Row[] | null {
  const list = [document['monitors'], document['data'], document['items']].find(Array.isArray);
  if (!list) return null;
  const paging = isRow(document['pagination']) ? document['pagination'] : {};
  const more = (numberOf(paging, 'total') ?? 0) - (numberOf(paging, 'offset') ?? 0) > list.length;
  if (more || textOf(document, 'nextLink', 'nextCursor'))
    reading.note(file, 'This file holds one page of several; give the others too, as further files.');
  return list.filter(isRow);
}

/** The columns of the export, and those of the file for adding in bulk. */
function csvRows(text: string, file: string): Row[] {
  const rows = parseCsv(text, file);
  const first = rows[0];
  if (first && !('url/ip' in first) && !('url' in first))
    throw new Problem('file', `${file} is not an export of UptimeRobot: it has no column "URL/IP".`);
  return rows.map((row) => ({
    id: row['id'],
    friendly_name: textOf(row, 'friendly name', 'name'),
    url: textOf(row, 'url/ip', 'url'),
    type: row['type'],
    status: row['status'],
    interval: intervalOf(row),
    port: row['port'],
    keyword_type: row['keyword type'],
    keyword_value: row['keyword value'],
    tags: textOf(row, 'tags')
      .split(/[;,|]/)
      .map((t) => t.trim())
      .filter(Boolean),
  }));
}

/** Seconds. Older files count minutes: nothing is checked more often than every 15 seconds, so smaller numbers are minutes. */
function intervalOf(row: Row): number | null {
  const seconds = numberOf(row, 'interval (seconds)', 'interval (s)');
  const minutes = numberOf(row, 'interval (minutes)', 'interval (min)');
  const plain = numberOf(row, 'interval', 'monitoring interval');
  if (seconds !== null) return seconds;
  if (minutes !== null) return minutes * 60;
  return plain === null ? null : plain < 15 ? plain * 60 : plain;
}
