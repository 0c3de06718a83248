import { expect, test } from 'vitest';
import { evidentFindings } from './evident.ts';
import { fingerprintOf } from './fingerprint.ts';
import { lookAt } from './sight.ts';

const url = new URL('https://www.shop.example/a/');
const look = (html: string) => lookAt(html, url);

test('takes a page apart as a visitor sees it', () => {
  const sight = look(`<html lang="uk-UA"><head><title> Clay
    House </title><meta property="og:site_name" content="Clay House"><base href="/b/"></head><body>
    <h1>Mugs &amp; plates</h1><p>From <b>12,50 €</b> to 20 €</p><script>var hidden = 'not text';</script><noscript>nor this</noscript><p hidden>nor that</p>
    <form action="find"><input name="q"></form><form action="https://pay.example/x"><input name="card_number"><input type="password"></form>
    <a href="c">own</a> <a href="//shop.example/d">own too</a> <a href="https://other.example/e">Other</a><script src="js/x.js"></script></body></html>`);
  expect(sight).toMatchObject({
    title: 'Clay House',
    language: 'uk-ua',
    siteName: 'Clay House',
    headings: ['Mugs & plates'],
    text: 'Mugs & plates From 12,50 € to 20 € own own too Other',
    prices: 2,
    scripts: ['https://www.shop.example/b/js/x.js'],
    inline: ["var hidden = 'not text';"],
    outgoing: [{ host: 'other.example', text: 'Other', hidden: null }],
    forms: [
      { action: 'https://www.shop.example/b/find', password: false, card: false },
      { action: 'https://pay.example/x', password: true, card: true },
    ],
  });
});

test.each([
  'style="display:none"',
  'style="DISPLAY : none !important"',
  'style="visibility:hidden"',
  'style="position:absolute; left:-9999px"',
  'style="text-indent:-5000px"',
  'style="font-size:0"',
  'style="opacity:0"',
  'style="height:0;overflow:hidden"',
  'style="overflow:hidden;width:1px"',
  'hidden',
  'class="a zz b"',
  'id="yy"',
  'style="clip:rect(0,0,0,0)"',
  'style="transform:scale(0)"',
])('sees that %s hides', (attribute) => {
  const { outgoing, text } = look(
    `<style>/* .no{display:none} */ .zz , p.x{ display: none }#yy{left:-4000px}</style><div ${attribute}><p><a href="https://x.example">x</a></p></div><a href="https://y.example">y</a>`,
  );
  const sneaky = /-9999px|-5000px|font-size|yy/.test(attribute);
  expect(outgoing.map(({ host, hidden }) => [host, hidden])).toEqual([
    ['x.example', sneaky ? 'sneaky' : 'folded'],
    ['y.example', null],
  ]);
  expect(text).toBe('y');
});

test.each([
  'style="opacity:0.9"',
  'style="left:-9px"',
  'style="height:0.5em;overflow:hidden"',
  'class="no"',
  'class="screen"',
  'style="font-size:0.8em"',
  'class="later"',
])('%s hides nothing', (attribute) => {
  const css =
    '.no .inner{display:none} /* .no{display:none} */ @media print{.screen{display:none}.other{display:none}} .later{color:red}';
  expect(
    look(`<style>${css}</style><div ${attribute}><a href="https://x.example">x</a></div>`).outgoing[0]!.hidden,
  ).toBeNull();
});

test('what is hidden ends where its element ends, even if the page forgets to close others', () => {
  expect(look('<div style="display:none"><p><b>a</div><p>b</p><ul hidden><li>c<li>d</ul>e').text).toBe('b e');
});

test('scripts in addresses are code, too', () => {
  expect(
    look(
      `<script src="data:text/javascript;base64,${Buffer.from('eval(atob("eA=="))').toString('base64')}"></script><script src="data:text/javascript,alert%281%29"></script>`,
    ).inline,
  ).toEqual(['eval(atob("eA=="))', 'alert(1)']);
});

test.each([
  ['open tags', '<b>'.repeat(300_000) + '</i>'.repeat(300_000)],
  ['quotes', `<script>${'"\''.repeat(100_000)}</script>`],
  ['open comments', `<script>${'/*'.repeat(100_000)}</script><style>${'/*'.repeat(100_000)}</style>`],
  ['braces', `<style>${'{'.repeat(100_000)}${'@media{'.repeat(20_000)}${'.a{x'.repeat(30_000)}</style>`],
  ['links', '<a href="https://x.example">y</a>'.repeat(50_000)],
  ['words', 'files bitcoin hacked casino loans '.repeat(10_000)],
  [
    'attributes',
    `<div ${'style="width:0;" '.repeat(20_000)} style="${'width:0;'.repeat(50_000)}" class="${'a '.repeat(100_000)}">`,
  ],
  ['numbers', `<script>eval(${'1 , '.repeat(70_000)})</script>`],
])('a page of %s does not hang it', (_, html) => {
  const begun = performance.now();
  const sight = look(html);
  evidentFindings(sight, null);
  fingerprintOf(sight, 0);
  expect(performance.now() - begun).toBeLessThan(5000);
});
