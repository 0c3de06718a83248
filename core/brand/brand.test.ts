import { expect, test } from 'vitest';
import { isColor, logoOf, mostLogoBytes, pictureAddress, pictureType } from './index.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1]);
const webp = Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1');

test.each([
  ['image/png', png],
  ['image/jpeg', jpeg],
  ['image/webp', webp],
  [null, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
  [null, Buffer.from('GIF89a')],
  [null, Buffer.alloc(0)],
])('knows %s by its bytes', (type, bytes) => {
  expect(pictureType(bytes)).toBe(type);
  const address = bytes.length > 0 ? pictureAddress(bytes.toString('base64')) : null;
  expect(address).toBe(type && `data:${type};base64,${bytes.toString('base64')}`);
});

test('a logo is what its bytes are, not what it calls itself', () => {
  const base64 = png.toString('base64');
  expect(logoOf(`data:image/svg+xml;base64,${base64}`)).toBe(`data:image/png;base64,${base64}`);
  expect(logoOf(`data:image/png;base64,${Buffer.from('<svg/>').toString('base64')}`)).toBeNull();
  expect(logoOf('https://agency.example/logo.png')).toBeNull();
  expect(logoOf(`data:image/png;base64,${base64}" onload="x`)).toBeNull();
  const big = Buffer.concat([png, Buffer.alloc(mostLogoBytes)]);
  expect(logoOf(`data:image/png;base64,${big.toString('base64')}`)).toBeNull();
});

test('a colour is six hexadecimal digits', () => {
  expect(['#1a7F5a', 'red', '#fff', '#12345g', '#1a7f5a;x:y'].map(isColor)).toEqual([true, false, false, false, false]);
});
