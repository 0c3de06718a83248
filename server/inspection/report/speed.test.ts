import { expect, test } from 'vitest';
import { languages } from '#core/words';
import { site } from '../testing/judged.ts';
import { pageSpeed, speedOf } from '../testing/speed.ts';
import type { Inspection } from '../inspect.ts';
import type { Speed } from '../speed/measured.ts';
import { reportHtml } from './html.ts';
import { reportOf } from './report.ts';
import { terminalText } from './terminal.ts';

const hostile = '"><img src=x onerror=alert(1)>';
const speed: Speed = {
  ...speedOf(
    pageSpeed(
      'phone',
      { lcp: [3000, 3400, 3200], score: [70, 74, 72] },
      {
        byHost: [{ name: hostile, bytes: 512_000, requests: 3 }],
        thirdParties: [{ name: hostile, bytes: 90_000, blockingMs: 310 }],
        frames: [
          { ms: 400, jpeg: '/9j/4AAQ' },
          { ms: 800, jpeg: hostile },
        ],
      },
    ),
  ),
  failed: [{ kind: 'cart', url: 'https://shop.example/cart', device: 'desktop', reason: `NO_FCP ${hostile}` }],
};
const inspection = (more: Partial<Inspection['artifacts']>): Inspection => ({
  ...{ address: 'https://shop.example/', startedAt: 0, finishedAt: 1, requests: 3, outcomes: [] },
  artifacts: { site: site(), ...more },
  gaps: new Map(),
});

test('the page shows medians with their spread, pictures and weights, and nothing of a store becomes markup', () => {
  for (const language of languages) {
    const html = reportHtml(reportOf(inspection({ speed }), language));
    const comma = language === 'en' ? '.' : ',';
    expect(html.replace(/<style>[\s\S]*<\/style>/, '')).toMatch(
      new RegExp(`3\\${comma}2 [^<]+<small>3\\${comma}1–3\\${comma}3</small>`),
    );
    expect(html).toContain('data:image/jpeg;base64,/9j/4AAQ');
    expect(html).toMatch(/512 (KB|КБ)/);
    expect(html).not.toContain('<img src=x');
    expect(html.match(/<img /g)).toHaveLength(1);
    expect(html).toContain('NO_FCP');
  }
});

test('the terminal tells the figures, and that one run says little', () => {
  const text = terminalText(reportOf(inspection({ speed }), 'en'));
  expect(text).toContain('Lighthouse 13.5.0');
  expect(text).toMatch(/Home page · phone +Score 72 {2}LCP 3\.2 s/);
  expect(text).not.toContain('One run says little');
  expect(terminalText(reportOf(inspection({ speed: { ...speed, runs: 1 } }), 'en'))).toContain('One run says little');
});

test('where nothing was measured, nothing is said of it', () => {
  expect(reportOf(inspection({}), 'en').speed).toBeNull();
  expect(reportHtml(reportOf(inspection({}), 'en'))).not.toContain('class="speed"');
});
