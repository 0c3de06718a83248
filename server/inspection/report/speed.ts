import { type Language, say } from '#core/words';
import { escape } from '#kit/print/page';
import { metrics, type Metric, type PageSpeed, type Speed, type Weight } from '../speed/measured.ts';
import { speedWords } from './speed.words.ts';

type Word = (typeof speedWords)['en'];

export const speedStyle = `
.speed table{border-collapse:collapse;width:100%;font-size:.85rem}.speed .wide{overflow-x:auto}.speed th{text-align:left;font-weight:600;vertical-align:bottom}
.speed td,.speed th{padding:6px 8px 6px 0;border-bottom:1px solid var(--line)}.speed td small{display:block;white-space:nowrap}
.speed .poor{color:var(--poor);font-weight:600}.speed .fair{color:var(--medium);font-weight:600}
.film{display:flex;gap:6px;flex-wrap:wrap;margin:6px 0}.film div{width:92px}.film img{width:100%;height:150px;object-fit:cover;object-position:top;border:1px solid var(--line);border-radius:4px;display:block}
.film small{display:block;text-align:center}.weights{display:grid;grid-template-columns:repeat(auto-fit,minmax(220px,1fr));gap:4px 24px}.weights td{overflow-wrap:anywhere}.weights td+td{text-align:right;white-space:nowrap}`;

/** Pictures come from the store: only what is base64 gets here, and a browser reads it as a JPEG or not at all. */
export function speedHtml(speed: Speed, language: Language): string {
  const word = speedWords[language];
  const rows = speed.pages.map(
    (page) =>
      `<tr><th>${escape(nameOf(page, word))}</th>${metrics.map((metric) => cell(page, metric, word)).join('')}</tr>`,
  );
  const head = metrics.map((metric) => `<th>${escape(word[metric])}</th>`).join('');
  const lost = speed.failed.map(
    ({ reason, ...page }) => `<li>${escape(nameOf(page, word))}: <small>${escape(reason)}</small></li>`,
  );
  return `<section class="speed"><h2>${escape(word.heading)}</h2><p class="facts">${escape(howSaid(speed, language))}</p>
<div class="wide"><table><thead><tr><th>${escape(word.page)}</th>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>
<p class="facts">${escape(word.tbt_means)}</p>
${lost.length > 0 ? `<h3>${escape(word.failed)}</h3><ul>${lost.join('')}</ul>` : ''}
${speed.pages.map((page) => pageHtml(page, word)).join('\n')}</section>`;
}

/** The figures for a terminal, a line for each page and device. */
export function speedLines(speed: Speed, language: Language): string[] {
  const word = speedWords[language];
  const told: Metric[] = ['score', 'lcp', 'cls', 'tbt', 'ttfb'];
  const short = (metric: Metric): string =>
    metric === 'ttfb' || metric === 'score' ? word[metric] : metric.toUpperCase();
  const lines = speed.pages.map((page) => {
    const figures = told.map((metric) => `${short(metric)} ${shown(metric, page.spread[metric].median, word)}`);
    const { q1, q3 } = page.spread.lcp;
    return `  ${nameOf(page, word).padEnd(24)} ${figures.join('  ')}  (LCP ${shown('lcp', q1, word)}–${shown('lcp', q3, word)})`;
  });
  const lost = speed.failed.map(({ reason, ...page }) => `  ${nameOf(page, word)}: ${word.failed}: ${reason}`);
  return [word.heading, `  ${howSaid(speed, language)}`, ...lines, ...lost];
}

function howSaid({ lighthouse, chromium, runs }: Speed, language: Language): string {
  const word = speedWords[language];
  const how = say(word.how, { version: lighthouse, chromium, n: runs }, language);
  return runs === 1 ? `${how} ${word.one}` : how;
}

const nameOf = ({ kind, device }: { kind: string; device: PageSpeed['device'] }, word: Word): string =>
  `${kind in word ? word[kind as keyof Word] : kind} · ${word[device]}`;

/** From where a figure is to be mended, and from where it is bad. */
const bounds: Partial<Record<Metric, [number, number]>> = { lcp: [2500, 4000], cls: [0.1, 0.25], tbt: [200, 600] };

function cell({ spread }: PageSpeed, metric: Metric, word: Word): string {
  const { median, q1, q3, n } = spread[metric];
  const [fair, poor] = bounds[metric] ?? [Infinity, Infinity];
  const grade = median > poor ? 'poor' : median > fair ? 'fair' : '';
  const band = n > 1 ? `<small>${escape(`${plain(metric, q1, word)}–${plain(metric, q3, word)}`)}</small>` : '';
  return `<td class="${grade}">${escape(shown(metric, median, word))}${band}</td>`;
}

function plain(metric: Metric, value: number, word: Word): string {
  if (metric === 'cls') return fixed(value, 2, word);
  if (metric === 'score' || metric === 'tbt' || metric === 'ttfb') return String(Math.round(value));
  return fixed(value / 1000, 1, word);
}

const fixed = (value: number, digits: number, word: Word): string => value.toFixed(digits).replace('.', word.decimal);

function shown(metric: Metric, value: number, word: Word): string {
  if (metric === 'cls' || metric === 'score') return plain(metric, value, word);
  return `${plain(metric, value, word)} ${metric === 'tbt' || metric === 'ttfb' ? word.ms : word.s}`;
}

function pageHtml(page: PageSpeed, word: Word): string {
  const { frames, byKind, byHost, thirdParties, lcpParts } = page.seen;
  const film = frames
    .filter(({ jpeg }) => /^[A-Za-z0-9+/=]+$/.test(jpeg))
    .map(
      ({ ms, jpeg }) =>
        `<div><img src="data:image/jpeg;base64,${jpeg}" alt=""><small>${fixed(ms / 1000, 1, word)} ${escape(word.s)}</small></div>`,
    );
  const parties = thirdParties
    .slice(0, 6)
    .map(({ name, bytes, blockingMs }) => [
      name,
      `${kb(bytes)} ${word.kb}, ${say(word.third_cost, { ms: blockingMs })}`,
    ]);
  const weights = (list: readonly Weight[]): string[][] =>
    list.slice(0, 6).map(({ name, bytes }) => [name, `${kb(bytes)} ${word.kb}`]);
  const parts = lcpParts ? `<p class="facts">${escape(say(word.lcp_parts, lcpParts))}</p>` : '';
  return `<article><h3>${escape(nameOf(page, word))}</h3><small>${escape(page.url)}</small>${parts}
${film.length > 0 ? `<b>${escape(word.film)}</b><div class="film">${film.join('')}</div>` : ''}
<div class="weights">${table(word.by_kind, weights(byKind.map((one) => ({ ...one, name: kindOf(one.name, word) }))))}${table(word.by_host, weights(byHost))}${table(word.third, parties)}</div></article>`;
}

/** As the browser calls it where we have no word: `XHR`, `Fetch`, `Media`. */
const kindOf = (name: string, word: Word): string => (Object.hasOwn(word, name) ? word[name as keyof Word] : name);

const kb = (bytes: number): number => Math.max(1, Math.round(bytes / 1000));

const table = (title: string, rows: readonly string[][]): string =>
  rows.length === 0
    ? ''
    : `<div><b>${escape(title)}</b><table>${rows
        .map((row) => `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`)
        .join('')}</table></div>`;
