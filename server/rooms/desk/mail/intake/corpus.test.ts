import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, type TestApp, testApp } from '#kit/testing/test-app';
import { broken } from '../../testing/corpus/broken.ts';
import { damaged } from '../../testing/corpus/damaged.ts';
import { autoReplies, bounces, lists } from '../../testing/corpus/machines.ts';
import { from, type Sample } from '../../testing/corpus/raw.ts';
import { shapes } from '../../testing/corpus/shapes.ts';
import { answers, charsetsOf, htmlPrograms, programs, rawMail, type Tongue } from '../../testing/replies.ts';
import { allBoxes } from '../boxes/store.ts';
import { keepMail } from './keep-mail.ts';
import { takeIn } from './take-in.ts';

const tongues: Tongue[] = ['en', 'ru', 'uk'];
const encodings = ['base64', 'quoted-printable', '8bit'] as const;
/** Typographic signs and most letters are not in every charset. */
const everywhere = new Set(['utf-8', 'windows-1251', 'windows-1252', 'koi8-r', 'koi8-u']);

/** Answers above an older mail, as programs write them, in the charsets of their language. */
const replies: Sample[] = tongues.flatMap((tongue) =>
  Object.entries(programs).flatMap(([program, below], p) =>
    charsetsOf[tongue]
      .filter((charset) => everywhere.has(charset))
      .map((charset, c): Sample => {
        const body = [...answers[tongue], ...below(tongue)].join('\n');
        const encoding = encodings[(p + c) % 3]!;
        const raw = rawMail({ subject: answers[tongue][0]!, body, charset, encoding });
        return { name: `${program} ${tongue} ${charset}`, raw, outcome: ['opened'], text: answers[tongue].join('\n') };
      }),
  ),
);
const htmlReplies: Sample[] = tongues.flatMap((tongue) =>
  Object.entries(htmlPrograms).map(
    ([program, write]): Sample => ({
      name: `${program} ${tongue} HTML`,
      raw: rawMail({ subject: 'Re: x', body: write(tongue), type: 'text/html', encoding: 'base64' }),
      outcome: ['opened'],
      text: answers[tongue].join('\n'),
    }),
  ),
);
const known = [...replies, ...htmlReplies, ...autoReplies, ...bounces, ...lists, ...shapes, ...broken];
const samples: Sample[] = [
  ...known,
  ...damaged(
    known.map(({ raw }) => raw),
    150,
  ).map((raw, n): Sample => ({ name: `damaged ${n}`, raw, outcome: ['opened', 'auto', 'bounce', 'aside'] })),
];

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ rooms: ['people', 'stores', 'incidents', 'notify', 'desk'] });
  const box = { kind: 'webhook', name: 'Support', address: 'support@agency.example', unknown: 'open' };
  await t.call(actorOf('owner'), 'POST', '/api/mailboxes', box);
});
afterAll(() => t.close());

test('of several hundred mails of all kinds none is lost, none stops the others, and the text is right where it is known', async () => {
  expect(samples.length).toBeGreaterThan(350);
  const [box] = await allBoxes(t.app.db);
  const ids = new Map<string, Sample>();
  for (const [n, sample] of samples.entries()) {
    // Somebody else each time: one sender opens only so many.
    const raw = from(sample.raw, `ann${n}@shop.example`);
    ids.set(await t.write((trx) => keepMail(trx, t.app, box!, raw)), sample);
  }
  expect(ids.size).toBe(samples.length);
  for (const id of ids.keys()) await takeIn(t.app, id, 1);
  const { rows } = await t.app.database.pool.query<{
    id: string;
    outcome: Sample['outcome'][number];
    topic: string | null;
    text: string | null;
    files: string[];
  }>(`select m.id, m.outcome, r.topic, e.text, array(select f.name from request_files f where f.entry_id = m.entry_id order by f.seq) as files
    from mails m left join requests r on r.id = m.request_id left join request_messages e on e.id = m.entry_id`);
  expect(rows).toHaveLength(samples.length);
  const wrong = rows.flatMap(({ id, outcome, topic, text, files }) => {
    const { name, ...right } = ids.get(id)!;
    const is = { name, outcome, topic, text, files };
    const fits =
      right.outcome.includes(outcome) &&
      (outcome !== 'opened' || (topic !== null && text !== null)) &&
      (right.topic === undefined || right.topic === topic) &&
      (right.text === undefined || right.text === text) &&
      (right.files === undefined || right.files.join() === files.join());
    return fits ? [] : [is];
  });
  expect(wrong).toEqual([]);
  const { rows: counted } = await t.app.database.pool.query('select count(*)::int as n from requests');
  expect(counted).toEqual([{ n: rows.filter(({ outcome }) => outcome === 'opened').length }]);
}, 600_000);
