import { expect, test } from 'vitest';
import fc from 'fast-check';
import { createAuthority } from '../../../../test/fakes/certificates.ts';
import { clientHello } from './client-hello.ts';
import { readFlight } from './server-flight.ts';
import { readStaple } from './staple.ts';
import { type SuiteKind, suitesOf } from './suites.ts';

test('a hello names the host, not its digits', () => {
  expect(clientHello('shop.example', [0xc02f]).includes('shop.example')).toBe(true);
  expect(clientHello('192.0.2.1', [0xc02f]).includes('192.0.2.1')).toBe(false);
  expect(clientHello('2001:db8::1', [0xc02f]).includes('2001:db8::1')).toBe(false);
});

test('whatever a server sends, it is understood, waited for, or refused with one kind of error', () => {
  const record = fc
    .tuple(fc.constantFrom(20, 21, 22, 23), fc.uint8Array({ maxLength: 200 }))
    .map(([type, body]) => Buffer.concat([Buffer.from([type, 3, 3, body.length >> 8, body.length & 255]), body]));
  fc.assert(
    fc.property(fc.array(fc.oneof(record, fc.uint8Array({ maxLength: 50 })), { maxLength: 5 }), (parts) => {
      try {
        readFlight(Buffer.concat(parts));
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 2000 },
  );
});
test('an answer that never ends is given up', () => {
  const record = Buffer.concat([
    Buffer.from([22, 3, 3, 0x40, 0]),
    Buffer.from([2, 0xff, 0xff, 0xff]),
    Buffer.alloc(16380),
  ]);
  expect(() => readFlight(Buffer.concat(Array.from({ length: 20 }, () => record)))).toThrow(RangeError);
});

test('a proof of OCSP is read; what is broken is none', () => {
  const until = new Date('2030-01-02T03:04:05Z');
  const der = createAuthority().ocsp({ status: 'revoked', until });
  expect(readStaple(der)).toEqual({ status: 'revoked', until: until.getTime() });
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), (at, byte) => {
      const broken = Buffer.from(der);
      broken[at] = byte;
      const read = readStaple(broken);
      expect(read === null || ['good', 'revoked', 'unknown'].includes(read.status)).toBe(true);
      expect(readStaple(der.subarray(0, at))).toBeNull();
    }),
  );
});

test('no suite is called both good and bad', () => {
  const good = new Set([...suitesOf('current').keys(), ...suitesOf('cbc').keys(), ...suitesOf('static').keys()]);
  for (const kind of ['triple_des', 'broken'] as const satisfies SuiteKind[])
    for (const suite of suitesOf(kind).keys()) expect(good.has(suite)).toBe(false);
});
