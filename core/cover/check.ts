import type { Refusal } from '#core/refusal';
import { checkZone } from '#core/time-zone';
import type { Hours, Layer, Schedule } from './data.ts';
import { localTimeOf, timeOf } from './wall.ts';

/** Longest turns: a year of them. */
const most = { hours: 8784, days: 366, weeks: 52 };

/** Why this is no schedule, with a sentence that names the field; null where it is one. */
export function checkSchedule(schedule: Schedule): Refusal | null {
  const zone = checkZone(schedule.timeZone);
  if (zone) return { field: 'timeZone', code: 'zone', sentence: `timeZone ${zone}.` };
  const needed = checkHours(schedule.needed, 'needed');
  if (needed) return needed;
  const ids = schedule.layers.map((layer) => layer.id);
  for (const [i, layer] of schedule.layers.entries()) {
    if (ids.indexOf(layer.id) < i)
      return { field: `layers.${i}.id`, code: 'twice', sentence: `layers.${i}.id is the id of another layer.` };
    const wrong = checkLayer(layer, `layers.${i}`);
    if (wrong) return wrong;
  }
  return null;
}

function checkLayer(layer: Layer, at: string): Refusal | null {
  const wrong = (field: string, code: string, why: string): Refusal => ({
    field: `${at}.${field}`,
    code,
    sentence: `${at}.${field} ${why}.`,
  });
  const zone = checkZone(layer.timeZone);
  if (zone) return wrong('timeZone', 'zone', zone);
  if (layer.people.length === 0) return wrong('people', 'empty', 'must name at least one person');
  if (localTimeOf(layer.starts) === null)
    return wrong('starts', 'time', `must be a local time as "2026-11-23T09:00", not ${JSON.stringify(layer.starts)}`);
  const { unit, length } = layer.turn;
  if (!Number.isInteger(length) || length < 1 || length > most[unit])
    return {
      ...wrong('turn.length', 'range', `must be a whole number from 1 to ${most[unit]} for ${unit}`),
      params: { most: most[unit] },
    };
  return checkHours(layer.hours, `${at}.hours`);
}

function checkHours(hours: readonly Hours[], at: string): Refusal | null {
  for (const [i, { days, from, to }] of hours.entries()) {
    const wrong = (field: string, code: string, why: string): Refusal => ({
      field: `${at}.${i}.${field}`,
      code,
      sentence: `${at}.${i}.${field} ${why}.`,
    });
    if (days.length === 0) return wrong('days', 'empty', 'must name at least one day of the week');
    const begin = timeOf(from);
    const end = timeOf(to);
    if (begin === null || begin === timeOf('24:00')) return wrong('from', 'time', 'must be a time as "09:00"');
    if (end === null) return wrong('to', 'time', 'must be a time as "18:00", "24:00" at most');
    if (begin === end)
      return wrong('to', 'empty', 'is the same as the beginning; write 00:00 to 24:00 for a whole day');
  }
  return null;
}
