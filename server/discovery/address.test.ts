import { expect, test } from 'vitest';
import { Refusal } from '#kit/refuse';
import { shownAddress, storeAddress } from './address.ts';

test.each([
  ['shop.example', 'https://shop.example/'],
  ['  SHOP.Example/Ru/ ', 'https://shop.example/Ru/'],
  ['//shop.example', 'https://shop.example/'],
  ['http://shop.example:80/', 'http://shop.example/'],
  ['shop.example:8443', 'https://shop.example:8443/'],
  ['localhost:8080', 'https://localhost:8080/'],
  ['http://127.0.0.1:8080/shop', 'http://127.0.0.1:8080/shop'],
  ['магазин.укр', 'https://xn--80aairftm.xn--j1amh/'],
  ['https://shop.example/#reviews', 'https://shop.example/'],
  ['https://[2001:db8::1]/', 'https://[2001:db8::1]/'],
])('%s is %s', (typed, url) => {
  expect(storeAddress(typed).href).toBe(url);
});

test.each([
  ['address_empty', ''],
  ['address_spaces', 'my shop'],
  ['address_dotless', 'shop'],
  ['address_scheme', 'ftp://shop.example'],
  ['address_scheme', 'javascript:alert(1)'],
  ['address_mail', 'info@shop.example'],
  ['address_password', 'https://admin:secret@shop.example/'],
  ['address_unreadable', 'https://shop..example'],
  ['address_unreadable', 'https://-.example'],
  ['address_unreadable', 'https://'],
  ['address_long', `https://shop.example/${'a'.repeat(2000)}`],
])('refuses as %s', (code, typed) => {
  let refusal: unknown;
  try {
    storeAddress(typed);
  } catch (error) {
    refusal = error;
  }
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ code, field: 'url' });
  for (const language of ['en', 'ru', 'uk'] as const)
    expect((refusal as Refusal).sentence(language)).not.toContain('{');
});

test('is shown as people write it', () => {
  expect(shownAddress(new URL('https://xn--80aairftm.xn--j1amh/'))).toBe('магазин.укр');
  expect(shownAddress(new URL('http://shop.example:8080/ru/'))).toBe('http://shop.example:8080/ru/');
});
