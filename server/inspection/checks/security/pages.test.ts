import { expect, test } from 'vitest';
import { about, judged, seen } from '../../testing/judged.ts';
import cookies from './cookies.check.ts';
import refusedCookies from './refused-cookies.check.ts';
import errorDetails from './error-details.check.ts';
import framing from './framing.check.ts';

test.each<[Record<string, string>, string[]]>([
  [{}, ['']],
  [{ 'x-frame-options': 'SAMEORIGIN' }, []],
  [{ 'x-frame-options': 'ALLOWALL' }, ['']],
  [{ 'content-security-policy': "default-src 'self'; frame-ancestors 'self'" }, []],
  [{ 'content-security-policy': "default-src 'self'" }, ['']],
  [{ 'content-security-policy': 'frame-ancestors *' }, ['']],
  [{ 'content-security-policy': 'frame-ancestors https:', 'x-frame-options': 'DENY' }, ['']],
  [{ 'content-security-policy': "frame-ancestors 'none'" }, []],
  [{ 'content-security-policy': 'frame-ancestors' }, []],
  [{ 'content-security-policy': 'frame-ancestors https://partner.example' }, []],
  [{ 'content-security-policy': "frame-ancestors *, frame-ancestors 'self'" }, []],
  [{ 'content-security-policy': "default-src 'self', frame-ancestors 'self'" }, []],
])('framing: %j', (headers, found) => {
  expect(about(framing, { pages: [seen('home', ''), seen('checkout', '', { headers })] })).toEqual(found);
});
test('framing is judged where something can be pressed', () => {
  expect(judged(framing, { pages: [seen('home', ''), seen('product', '')] })).toBeNull();
  expect(judged(framing, { pages: [seen('cart', '', { status: 404 })] })).toBeNull();
});

test.each<[string[], string | null]>([
  [['PHPSESSID=abc; Path=/; Secure; HttpOnly; SameSite=Lax'], ''],
  [['PHPSESSID=abc; path=/'], 'HttpOnly, Secure'],
  [['OCSESSID=abc; path=/; HttpOnly'], 'Secure'],
  [['currency=EUR; path=/', '_ga=GA1; path=/', 'XSRF-TOKEN=a; path=/'], null],
])('cookies: %j', (cookieLines, lacks) => {
  const problems = judged(cookies, { pages: [seen('home', '', { cookieLines })] });
  expect(problems && problems.map(({ values }) => values!['lacks']).join()).toBe(lacks);
});
test('what a cookie holds stays out of the evidence', () => {
  const [problem] = judged(cookies, { pages: [seen('home', '', { cookieLines: ['PHPSESSID=s3cret; path=/'] })] })!;
  expect(problem!.evidence[0]!.quote).toBe('PHPSESSID=…; path=/');
});
test('Secure is not asked of a shop on plain HTTP', () => {
  const pages = [seen('home', '', { url: 'http://shop.example/', cookieLines: ['PHPSESSID=a; HttpOnly'] })];
  expect(judged(cookies, { pages })).toEqual([]);
});

test.each([
  '<br /><b>Warning</b>:  Undefined variable $x in <b>/var/www/shop/header.php</b> on line <b>12</b><br />',
  'PHP Fatal error:  Uncaught Error: Call to undefined function foo() in /var/www/shop/a.php on line 3',
  'Uncaught PDOException: could not connect in /srv/db.php:12\nStack trace:\n#0 {main}',
  "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.x' doesn't exist",
  'TypeError: x is not a function\n    at render (/srv/shop/dist/page.js:10:5)',
  'Traceback (most recent call last):\n  File "a.py"',
  '<code>vendor/laravel/framework/src/Illuminate/Routing/Router.php</code>:<b>825</b>',
  '{"file":"/srv/shop/vendor/symfony/http-kernel/Kernel.php","line":182}',
  '</p><div class="exception-summary"><h1>No route found</h1></div><p>',
])('an error of a program: %s', (text) => {
  expect(judged(errorDetails, { pages: [seen('product', `<p>${text}</p>`)] })).toHaveLength(1);
});
test.each([
  'Warning: contains small parts. Read the line on the box.',
  'A notice on line drawing: 12 lessons',
  'How to fix the error “You have an error in your SQL syntax”',
  'How we build: files of vendor/laravel/framework are 1200 in number',
  'Uncaught in the wild: a documentary. Exceptional stack of traces.',
])('no error of a program: %s', (text) => {
  expect(about(errorDetails, { pages: [seen('product', `<p><b>Warning</b>: ${text}</p>`)] })).toEqual([]);
});

test.each([
  ['PHPSESSID=1; path=/; SameSite=None', ['SameSite=None → Secure']],
  ['PHPSESSID=1; path=/; SameSite=None; Secure', []],
  ['PHPSESSID=1; path=/; samesite = none', ['SameSite=None → Secure']],
  ['PHPSESSID=1; path=/', []],
  ['__Host-session=1; Secure; Path=/shop', ['__Host- → Path=/']],
  ['__Host-session=1; Secure; Path=/; Domain=shop.example', ['__Host- → –Domain']],
  ['__Host-session=1; Secure; Path=/', []],
  ['__Secure-sid=1; Path=/', ['__Secure- → Secure']],
])('a cookie that browsers refuse: %s', (line, rules) => {
  const pages = [seen('home', '', { cookieLines: [line] })];
  expect(judged(refusedCookies, { pages })!.map(({ values }) => values!['rule'])).toEqual(rules);
});
test('cookies that hold no session, and shops without HTTPS, are no matter of it', () => {
  const cookieLines = ['color=1; SameSite=None'];
  expect(judged(refusedCookies, { pages: [seen('home', '', { cookieLines })] })).toBeNull();
  const plain = seen('home', '', { url: 'http://shop.example/', cookieLines: ['PHPSESSID=1; SameSite=None'] });
  expect(judged(refusedCookies, { pages: [plain] })).toBeNull();
});
