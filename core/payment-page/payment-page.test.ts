import { expect, test } from 'vitest';
import { changes, type Inventory, merged, scriptId, shapeOf } from './index.ts';
import { weakened } from './policy.ts';

const nothing: Inventory = {
  ...{ scripts: [], frames: [], forms: [], destinations: [], listeners: [], overlays: [], leaks: [] },
  headers: { policy: null, others: {} },
};
const script = (id: string, more: object = {}) => ({
  ...{ id, kind: 'file' as const, host: id.split('/')[0]!, url: `https://${id}`, digest: 'a', by: null, start: '' },
  ...more,
});
const nobody = { scripts: new Set<string>(), hosts: new Set<string>(), cards: new Set<string>() };
const told = (before: Partial<Inventory>, now: Partial<Inventory>, approved = nobody) =>
  changes({ ...nothing, ...before }, { ...nothing, ...now }, approved).map(
    ({ kind, weight, about }) => `${weight} ${kind} ${about}`,
  );

test.each([
  ['https://js.bank.example/v3/', 'https://js.bank.example/v3/'],
  ['https://cdn.example/lib/3.7.1/lib.min.js', 'https://cdn.example/lib/3.8.0/lib.min.js'],
  ['https://shop.example/app.9f8e7d6c5b.js', 'https://shop.example/app.1a2b3c4d5e.js?x=1'],
  ['https://shop.example/static/version1700000000/theme.js', 'https://shop.example/static/version1712345678/theme.js'],
])('%s is the same script as %s', (one, other) => {
  expect(scriptId('file', one, '')).toBe(scriptId('file', other, ''));
});

test.each([
  ['https://cdn.example/a.js', 'https://cdn.example/b.js'],
  ['https://cdn.example/a.js', 'https://cdn.example.evil/a.js'],
  ['https://cdn.example/a.js', 'https://cdn.example:8443/a.js'],
])('%s is another script than %s', (one, other) => {
  expect(scriptId('file', one, '')).not.toBe(scriptId('file', other, ''));
});

test('the shape of a script is the same at each visit, and another where it does another thing', () => {
  const visit = (id: number, token: string) => shapeOf(`track({ id: ${id}, token: "${token}" });\n  send('pageview')`);
  expect(visit(1, 'f00dbabe11223344')).toBe(visit(20417, '99aa88bb77cc66dd'));
  expect(shapeOf("load('//cdn.example/a.js')")).not.toBe(shapeOf("load('//evil.example/a.js')"));
  expect(shapeOf("read('card_number')")).not.toBe(shapeOf("read('coupon')"));
  // WooCommerce writes all it knows into the page, some of it anew at each visit.
  const settings = (nonce: string, host: string) =>
    shapeOf(
      `var wcSettings = JSON.parse(decodeURIComponent('${'%7B%22nonce%22%3A'.repeat(400)}${nonce}%22%3A%22https%3A%2F%2F${host}%2F'));`,
    );
  expect(settings('1a2b', 'shop.example')).toBe(settings('9f8e', 'shop.example'));
  expect(settings('1a2b', 'shop.example')).not.toBe(settings('1a2b', 'evil.example'));
  expect(shapeOf(`"don't" + 'it is "so"' + \`a\n'b\` // isn't`)).toBe(
    shapeOf(`"don't"  +  'it is "so"' + \`a\n'b\` // isn't`),
  );
  expect(shapeOf(`x = "${'A1'.repeat(500_000)}"; `.repeat(3)).length).toBeLessThan(100);
  expect(shapeOf("'".repeat(100_001)).length).toBeLessThan(200_000);
});

test('at the first look only what leaves is told', () => {
  const now = {
    ...nothing,
    scripts: [script('a.example/a.js')],
    leaks: [{ host: 'evil.example', url: 'https://evil.example/i', how: 'image' }],
  };
  expect(changes(null, now, nobody).map(({ kind }) => kind)).toEqual(['card_leaves']);
  // A host that scripts may come from is not one that cards may go to.
  expect(changes(null, now, { ...nobody, hosts: new Set(['evil.example']) })).toHaveLength(1);
  expect(changes(null, now, { ...nobody, cards: new Set(['evil.example']) })).toEqual([]);
});

test('code of a thief is told where it is new, and where it was put into a file that was known; once', () => {
  const signs = ['reads card fields and sends them away'];
  const clean = script('shop.example/a.js');
  const robbed = script('shop.example/a.js', { digest: 'b', signs });
  const inline = script('inline:12ab', { kind: 'inline', host: 'shop.example', url: '', start: 'steal()', signs });
  expect(told({ scripts: [clean] }, { scripts: [robbed, inline] })).toEqual([
    'alarm script_malicious shop.example/a.js',
    'alarm script_malicious inline:12ab',
    'note script_changed shop.example/a.js',
  ]);
  const first = changes(null, { ...nothing, scripts: [inline, { ...inline, by: 'shop.example/a.js' }] }, nobody);
  expect(first).toMatchObject([
    { kind: 'script_malicious', weight: 'alarm', detail: 'reads card fields and sends them away · steal()' },
  ]);
  expect(told({ scripts: [robbed] }, { scripts: [robbed] })).toEqual([]);
  // No approval covers it: many are approved at once, and unread.
  const approved = { ...nobody, scripts: new Set(['shop.example/a.js', 'inline:12ab']) };
  expect(told({ scripts: [clean] }, { scripts: [robbed, inline] }, approved)).toEqual([
    'alarm script_malicious shop.example/a.js',
    'alarm script_malicious inline:12ab',
    'note script_changed shop.example/a.js',
  ]);
});

test('scripts: new, of a new host once, changed, gone, approved', () => {
  const before = { scripts: [script('shop.example/a.js'), script('shop.example/old.js')] };
  const scripts = [
    script('shop.example/a.js', { digest: 'b' }),
    script('shop.example/new.js'),
    script('evil.example/1.js'),
    script('evil.example/2.js'),
  ];
  expect(told(before, { scripts })).toEqual([
    'note script_changed shop.example/a.js',
    'approve script_new shop.example/new.js',
    'alarm script_host_new evil.example',
    'note script_gone shop.example/old.js',
  ]);
  const approved = {
    scripts: new Set(['shop.example/new.js']),
    hosts: new Set(['evil.example']),
    cards: new Set<string>(),
  };
  expect(told(before, { scripts }, approved)).toEqual([
    'note script_changed shop.example/a.js',
    'note script_new evil.example/1.js',
    'note script_new evil.example/2.js',
    'note script_gone shop.example/old.js',
  ]);
});

test('a known and approved script that begins to listen is an alarm: that is how a break-in at a vendor looks', () => {
  const scripts = [script('vendor.example/tag.js')];
  const now = {
    scripts,
    listeners: [
      { script: 'vendor.example/tag.js', event: 'input' },
      { script: 'vendor.example/tag.js', event: 'read' },
    ],
  };
  const approved = { ...nobody, scripts: new Set(['vendor.example/tag.js']) };
  expect(told({ scripts }, now, approved)).toEqual(['alarm listener_new vendor.example/tag.js']);
  expect(told({}, now, approved)).toEqual(['note listener_new vendor.example/tag.js']);
  expect(told(now, { ...now, scripts: [script('vendor.example/tag.js', { digest: 'z' })] })).toEqual([
    'note script_changed vendor.example/tag.js',
  ]);
});

test('where data goes: sending is an alarm, fetching a picture or a font is none', () => {
  const destinations = [
    { host: 'fonts.example', kinds: ['font', 'stylesheet'] },
    { host: 'img.example', kinds: ['image'] },
    { host: 'pixel.example', kinds: ['image', 'pixel'] },
    { host: 'ws.example', kinds: ['websocket'] },
  ];
  expect(told({}, { destinations })).toEqual([
    'alarm destination_new pixel.example',
    'alarm destination_new ws.example',
  ]);
  expect(told({ destinations }, { destinations })).toEqual([]);
});

test('a form of the card that is sent elsewhere; at the same host it is only noted', () => {
  const form = (action: string) => ({ action, host: action.split('/')[0]!, card: true });
  const search = { action: 'evil.example/s', host: 'evil.example', card: false };
  expect(told({ forms: [form('shop.example/pay')] }, { forms: [form('evil.example/pay'), search] })).toEqual([
    'alarm form_moved evil.example/pay',
  ]);
  expect(told({ forms: [form('shop.example/pay')] }, { forms: [form('shop.example/pay2')] })).toEqual([
    'note form_moved shop.example/pay2',
  ]);
});

test('what lies over the fields, and new frames', () => {
  const now = {
    frames: [{ host: 'evil.example', url: 'https://evil.example/f' }],
    overlays: [
      { what: 'iframe.x', host: 'evil.example' },
      { what: 'div#cover', host: null },
    ],
  };
  expect(told({}, now)).toEqual([
    'alarm overlay_new evil.example',
    'alarm overlay_new div#cover',
    'alarm frame_new evil.example',
  ]);
  expect(told(now, nothing)).toEqual(['note frame_gone evil.example']);
});

test('several visits count together: what rotates is not new', () => {
  const [one, two] = ['a.example/a.js', 'b.example/b.js'].map((id) => ({
    ...nothing,
    scripts: [script(id)],
    destinations: [{ host: id.split('/')[0]!, kinds: ['fetch'] }],
  }));
  const known = merged([one!, two!]);
  expect(told(known, one!).filter((line) => !line.startsWith('note'))).toEqual([]);
  expect(told(known, two!).filter((line) => !line.startsWith('note'))).toEqual([]);
});

test.each<[string | null, string | null, string[]]>([
  [null, null, []],
  [null, "script-src 'self'", []],
  ["script-src 'self'", null, ['Content-Security-Policy –']],
  [
    "script-src 'self'",
    "script-src 'self' 'unsafe-inline'",
    ["script-src 'unsafe-inline'", "script-src-elem 'unsafe-inline'"],
  ],
  ["script-src 'self' 'nonce-abc'", "script-src 'self' 'nonce-xyz'", []],
  ["script-src 'self' 'sha256-aaa='", "script-src 'self' 'sha256-bbb=' 'sha256-ccc='", []],
  ["connect-src 'self'", "connect-src 'self' https://evil.example", ['connect-src https://evil.example']],
  ["connect-src 'self' *.bank.example", "connect-src 'self' https://api.bank.example", []],
  [
    "connect-src 'self' *.bank.example",
    "connect-src 'self' https://evilbank.example",
    ['connect-src https://evilbank.example'],
  ],
  ['connect-src https:', 'connect-src https: https://a.example', []],
  ['connect-src *', 'connect-src https://a.example', []],
  ["default-src 'self'", "default-src 'self'; connect-src *", ['connect-src *']],
  ["default-src 'self'; form-action 'self'", "default-src 'self'", ['form-action –']],
  ["default-src 'self'", "default-src 'none'; script-src 'self'", []],
  ["script-src 'self'; script-src *", "script-src 'self'", []],
  ["SCRIPT-SRC 'self'", "script-src 'self'; report-uri /csp", []],
  ["frame-ancestors 'none'", "frame-ancestors 'self'", ["frame-ancestors 'self'"]],
])('policy %s → %s', (before, now, expected) => {
  expect(weakened(before, now)).toEqual(expected);
});

test('an approved host quiets its frame, but neither a form with the card that goes there nor what it lays over the card', () => {
  const form = (host: string) => ({ action: `${host}/pay`, host, card: true });
  const now = {
    forms: [form('evil.example')],
    overlays: [{ what: 'iframe', host: 'evil.example' }],
    frames: [{ host: 'evil.example', url: 'https://evil.example/' }],
  };
  const before = { forms: [form('shop.example')] };
  const hosts = new Set(['evil.example']);
  expect(told(before, now, { ...nobody, hosts })).toEqual([
    'alarm form_moved evil.example/pay',
    'alarm overlay_new evil.example',
  ]);
  expect(told(before, now, { ...nobody, hosts, cards: hosts })).toEqual(['note form_moved evil.example/pay']);
});
