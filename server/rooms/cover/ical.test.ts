import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { icalendar } from './ical.ts';

/** A reader of RFC 5545 by its grammar, knowing nothing of the writer: lines are unfolded, then names and values split. */
function parse(text: string): { name: string; events: Record<string, string>[] } {
  if (!text.endsWith('\r\n')) throw new Error('the last line has no end');
  for (const line of text.slice(0, -2).split('\r\n')) {
    if (Buffer.byteLength(line) > 75) throw new Error(`a line of ${Buffer.byteLength(line)} octets`);
    if (/[\r\n]/.test(line)) throw new Error('a bare line break');
    if (Buffer.from(line).toString() !== line) throw new Error('a character cut in two');
  }
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  let name = '';
  for (const line of text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
    const [, property, value] = /^([A-Z-]+)(?:;[A-Z-]+=[^":;,]+)*:(.*)$/s.exec(line) ?? [];
    if (property === undefined) throw new Error(`no content line: ${line}`);
    if (property === 'BEGIN') {
      open.push(value!);
      if (value === 'VEVENT') events.push({});
    } else if (property === 'END') {
      if (open.pop() !== value) throw new Error(`END:${value} of what was not begun`);
    } else if (open.at(-1) === 'VEVENT') events.at(-1)![property] = value!;
    else if (property === 'X-WR-CALNAME') name = unescaped(value!);
  }
  if (open.length > 0) throw new Error('not ended');
  return { name, events };
}

function unescaped(value: string): string {
  if (/(^|[^\\])(\\\\)*[;,]/.test(value)) throw new Error('a bare separator');
  return value.replace(/\\([\\;,nN])/g, (_, c: string) => (c === 'n' || c === 'N' ? '\n' : c));
}

describe('a calendar that others read', () => {
  test('instants in UTC, text escaped, long lines folded between characters', () => {
    const from = Date.UTC(2026, 2, 29, 6);
    const title = `Дежурство: ночь, выходные; «Магазин» \\ ${'очень '.repeat(30)}🙂\nвторая строка`;
    const { name, events } = parse(icalendar('A, b; c', [{ id: 'x@vakhta', from, to: from + 1000, title }], from));
    expect(name).toBe('A, b; c');
    expect(unescaped(events[0]!['SUMMARY']!)).toBe(title);
    expect(events[0]).toMatchObject({
      UID: 'x@vakhta',
      DTSTAMP: '20260329T060000Z',
      DTSTART: '20260329T060000Z',
      DTEND: '20260329T060001Z',
    });
  });

  test('any title comes back, but for control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const { events } = parse(icalendar('x', [{ id: 'i', from: 0, to: 1, title }], 0));
        // oxlint-disable-next-line no-control-regex -- these have no place in a calendar
        const clean = title.replace(/\r\n|\r/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        expect(unescaped(events[0]!['SUMMARY']!)).toBe(clean);
      }),
    );
  });
});

describe('the secret address', () => {
  let t: TestApp;
  const anna = '00000000-0000-7000-8000-000000000001';
  const actor = actorOf('admin', { personId: anna, name: 'Anna' });
  beforeAll(async () => {
    t = await testApp({ rooms: ['people', 'cover'], now: Date.UTC(2026, 9, 24, 6) });
    await t.app.database.pool.query(
      `insert into people (id, email, name, role, language, time_zone, password, created_at) values ($1, 'a@agency.example', 'Anna', 'admin', 'ru', 'Europe/Kyiv', 'x', 0)`,
      [anna],
    );
    const layer = {
      id: 'a',
      name: 'A',
      timeZone: 'Europe/Kyiv',
      people: [anna],
      starts: '2026-10-24T09:00',
      turn: { unit: 'days', length: 1 },
      hours: [{ days: ['sat', 'sun'], from: '09:00', to: '21:00' }],
    };
    await t.call(actor, 'POST', '/api/schedules', {
      name: 'Выходные, день',
      data: { timeZone: 'Europe/Kyiv', layers: [layer] },
    });
  });
  afterAll(() => t.close());

  const make = async () => new URL((await t.call(actor, 'POST', '/api/me/cover-feed')).body.address).pathname;
  const read = (path: string) => t.call(null, 'GET', path);

  test('shows the shifts of its person, right across a change of the clock', async () => {
    const { name, events } = parse((await read(await make())).body);
    expect(name).toBe('Дежурства');
    expect(unescaped(events[0]!['SUMMARY']!)).toBe('Дежурство: Выходные, день');
    expect(events.slice(0, 3).map((e) => `${e['DTSTART']} ${e['DTEND']}`)).toEqual([
      '20261024T060000Z 20261024T180000Z',
      '20261025T070000Z 20261025T190000Z',
      '20261031T070000Z 20261031T190000Z',
    ]);
    expect(new Set(events.map((e) => e['UID'])).size).toBe(events.length);
  });

  test('stops when it is made anew, when it is revoked, and for who left', async () => {
    const first = await make();
    const second = await make();
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    expect((await t.call(actor, 'GET', '/api/me/cover')).body.feedSince).toBe('2026-10-24T06:00:00.000Z');
    await t.app.database.pool.query('update people set active = false');
    expect((await read(second)).status).toBe(404);
    await t.app.database.pool.query('update people set active = true');
    expect((await t.call(actor, 'DELETE', '/api/me/cover-feed')).status).toBe(204);
    expect((await read(second)).status).toBe(404);
    expect((await read('/calendar/cal_nothing.ics')).status).toBe(404);
  });
});
