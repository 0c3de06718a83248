import { expect, test } from 'vitest';
import { errorPage, isBlank } from './error-page.ts';

const page = (body: string, head = ''): Buffer =>
  Buffer.from(`<!doctype html><html><head><title>Shop</title>${head}</head><body>${body}</body></html>`);
const prose = 'Mugs, plates and vases, thrown by hand and fired twice in our own workshop. ';

test('finds an error at the end of a long page, where PHP stopped', () => {
  const long = page(
    `${prose.repeat(5000)}<br /><b>Fatal error</b>:  Allowed memory size of 134217728 bytes exhausted in /var/www/html/wp-includes/class-wpdb.php on line 2349`,
  );
  expect(errorPage(long)).toMatchObject({ kind: 'php', quote: expect.stringContaining('Allowed memory size') });
});

test.each([
  ['prose', page(prose.repeat(100))],
  [
    'an article on databases',
    page(`<h1>Blog</h1><p>${prose.repeat(40)}</p><p>“Error establishing a database connection”</p>`),
  ],
  [
    'a message that is not shown',
    page(
      `<p>${prose.repeat(40)}</p><script>var m = {"fail":"There has been a critical error on this website"}</script>`,
    ),
  ],
  ['a shop for suspended lamps', page(`<p>Suspended lamps. ${prose.repeat(3)}</p>`)],
])('%s is none', (_, body) => expect(errorPage(body)).toBeNull());

test.each([
  ['', true],
  [' \n ', true],
  ['<p>&nbsp;</p><!-- x -->', true],
  ['<style>p{color:red}</style>', true],
  ['<p>Hi</p>', false],
  ['<div id="app"></div><script src="/a.js"></script>', false],
  ['<img src="/a.png">', false],
])('%o is blank: %o', (body, blank) => {
  expect(isBlank(page(body))).toBe(blank);
});

test.each([
  ['open tags', '<script'.repeat(40_000)],
  ['angle brackets', '<'.repeat(250_000)],
  ['line breaks', '\n'.repeat(250_000)],
  ['half errors', 'Fatal error: in a in b '.repeat(10_000)],
  ['open comments', '<!--'.repeat(60_000)],
])('a page of %s does not hang it', (_, text) => {
  const begun = performance.now();
  errorPage(Buffer.from(`fatal error: database ${text}`));
  isBlank(Buffer.from(text.slice(0, 8000)));
  expect(performance.now() - begun).toBeLessThan(3000);
});
