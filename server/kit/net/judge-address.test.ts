import { expect, test } from 'vitest';
import { addressIn, isLocal, reachOf } from './judge-address.ts';

test.each([
  ['8.8.8.8', 'public'],
  ['1.1.1.1', 'public'],
  ['2a00:1450:4001::1', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['64:ff9b::808:808', 'public'],
  ['2002:808:808::1', 'public'],
  ['127.0.0.1', 'private'],
  ['127.8.9.10', 'private'],
  ['10.1.2.3', 'private'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private'],
  ['192.168.1.1', 'private'],
  ['169.254.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['192.0.0.8', 'private'],
  ['198.18.0.1', 'private'],
  ['240.0.0.1', 'private'],
  ['::1', 'private'],
  ['fe80::1', 'private'],
  ['fd12:3456::1', 'private'],
  ['fec0::1', 'private'],
  ['::ffff:127.0.0.1', 'private'],
  ['::ffff:10.0.0.1', 'private'],
  ['::127.0.0.1', 'private'],
  ['64:ff9b::7f00:1', 'private'],
  ['64:ff9b::a00:1', 'private'],
  ['64:ff9b:1::7f00:1', 'private'],
  ['2002:7f00:1::1', 'private'],
  ['2001::1', 'private'],
  ['2001:db8::1', 'private'],
  ['169.254.169.254', 'never'],
  ['::ffff:169.254.169.254', 'never'],
  ['64:ff9b::a9fe:a9fe', 'never'],
  ['100.100.100.200', 'never'],
  ['168.63.129.16', 'never'],
  ['192.0.0.192', 'never'],
  ['fd00:ec2::254', 'never'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['224.0.0.1', 'never'],
  ['ff02::1', 'never'],
  ['255.255.255.255', 'never'],
  ['::ffff:0.0.0.0', 'never'],
])('%s is %s', (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});

test.each([
  ['127.0.0.1', '127.0.0.1', 4],
  ['[::1]', '::1', 6],
  ['0x7f000001', '127.0.0.1', 4],
  ['2130706433', '127.0.0.1', 4],
  ['0x7f.1', '127.0.0.1', 4],
  ['127.1', '127.0.0.1', 4],
  ['0177.0.0.1', '127.0.0.1', 4],
  ['0:0:0:0:0:0:0:1', '::1', 6],
  ['::FFFF:7f00:1', '::ffff:7f00:1', 6],
])('%s is spelled %s', (text, address, family) => {
  expect(addressIn(text)).toEqual({ address, family });
});

test.each(['shop.test', 'localhost', 'a', '1.2.3.4.5', '999.1.1.1', 'ab:cd', '1shop.test', 'xn--e1afmkfd.test', ''])(
  '%o is no address',
  (text) => {
    expect(addressIn(text)).toBeNull();
  },
);

test('knows this machine in every disguise', () => {
  for (const address of ['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '0.0.0.0'])
    expect(isLocal(address), address).toBe(true);
  for (const address of ['8.8.8.8', '2a00:1450:4001::1']) expect(isLocal(address), address).toBe(false);
});
