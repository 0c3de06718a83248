import { expect, test } from 'vitest';
import { letterhead } from './letterhead.ts';

const logo = 'data:image/png;base64,iVBORw0KGgo=';

test('line, logo and name of whoever hands a page over', () => {
  const head = letterhead({ name: 'Night & Day', logo, color: '#1a7f5a' });
  expect(head).toContain('border-top:6px solid #1a7f5a');
  expect(head).toContain(`<img src="${logo}"`);
  expect(head).toContain('<span>Night &#38; Day</span>');
  expect(letterhead({ name: 'Night', logo: null, color: null }, 'Prepared by Night')).toMatch(
    /solid var\(--line,#d5dce3\).*<span>Prepared by Night<\/span>/,
  );
});

test('nothing of it is ever a rule or markup', () => {
  const head = letterhead({ name: '<script>', logo: '" onerror="alert(1)', color: 'red;}</style><script>' });
  expect(head).not.toMatch(/<script|red;|" onerror/);
});

test('the product itself has no head', () => {
  expect(letterhead(null)).toBe('');
});
