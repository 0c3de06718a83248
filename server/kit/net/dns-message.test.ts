import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuestion, writeReply, type RecordOf } from '../../../test/fakes/dns-messages.ts';
import { readReply, writeQuestion } from './dns-message.ts';

const label = fc.stringMatching(/^[a-z0-9_]([a-z0-9-]{0,20}[a-z0-9])?$/);
const name = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
const record: fc.Arbitrary<RecordOf> = fc.oneof(
  fc.record({ name, type: fc.constant('A' as const), value: fc.ipV4() }),
  fc.record({ name, type: fc.constantFrom('NS' as const, 'CNAME' as const), value: name }),
  fc.record({
    name,
    type: fc.constant('MX' as const),
    value: fc.tuple(fc.nat(250), name).map(([priority, host]) => `${priority} ${host}`),
  }),
  fc.record({ name, type: fc.constant('TXT' as const), value: fc.stringMatching(/^[ -~]{0,600}$/) }),
);

test('reads what an independent writer wrote', () => {
  fc.assert(
    fc.property(
      fc.nat(65_535),
      name,
      fc.array(record, { maxLength: 6 }),
      fc.constantFrom('NOERROR' as const, 'NXDOMAIN' as const, 'SERVFAIL' as const),
      (id, asked, answers, rcode) => {
        const question = writeQuestion(id, asked, 'MX', true);
        expect(readQuestion(question)).toEqual({ id, name: asked, type: 'MX', recursionDesired: true });
        const reply = readReply(writeReply(question, { rcode, answers, authoritative: true }));
        expect(reply).toMatchObject({ id, rcode, authoritative: true, truncated: false, question: asked });
        expect(reply!.answers.map(({ name, type, value }) => ({ name, type, value }))).toEqual(answers);
      },
    ),
  );
});

test('addresses of IPv6 are written as people write them', () => {
  const question = writeQuestion(1, 'shop.test', 'AAAA', true);
  for (const value of ['2001:db8::1', '::1', 'fe80::', '2001:db8:0:1:1:1:1:1', '1:2:3:4:5:6:7:8', '::']) {
    expect(
      readReply(writeReply(question, { answers: [{ name: 'shop.test', type: 'AAAA', value }] }))?.answers[0]?.value,
    ).toBe(value);
  }
});

test('names that point back are followed, names that point in a circle or ahead are not', () => {
  const question = writeQuestion(7, 'shop.test', 'CNAME', true);
  const head = Buffer.from(question);
  head[2] = 0x81;
  head[7] = 1;
  const answer = (...data: number[]): Buffer =>
    Buffer.concat([head, Buffer.from([0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, data.length, ...data])]);
  expect(readReply(answer(3, 119, 119, 119, 0xc0, 12))?.answers).toEqual([
    { name: 'shop.test', type: 'CNAME', ttl: 60, value: 'www.shop.test' },
  ]);
  const own = head.length + 12;
  for (const target of [own, own + 40, 0x3fff])
    expect(readReply(answer(0xc0 | (target >> 8), target & 255))).toBeNull();
});

test('nonsense is refused and never throws', () => {
  const good = writeReply(writeQuestion(1, 'shop.test', 'A', true), {
    answers: [{ name: 'shop.test', type: 'A', value: '192.0.2.1' }],
  });
  const read = (message: Buffer): void => void readReply(message);
  fc.assert(fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => read(Buffer.from(bytes))));
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
      const bent = Buffer.from(good);
      bent[at] = byte;
      read(bent);
      expect(readReply(good.subarray(0, at))).toBeNull();
    }),
  );
});
