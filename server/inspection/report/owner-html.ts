import { type Area, areas } from '#core/inspection';
import { say } from '#core/words';
import { escape } from '#kit/print/page';
import { ownerWords } from './owner.words.ts';
import type { Report } from './report.ts';
import { reportWords } from './words.ts';

/** What the owner of a store reads, and perhaps nothing more. */
export function ownerHtml(report: Report): string {
  const t = ownerWords[report.language];
  const { risk, stake } = report.owner;
  const lines = risk.map((text, i) => `<p${i === 0 ? ' class="lead"' : ''}>${escape(text)}</p>`);
  return [
    `<section class="risk${stake ? ' priced' : ''}"><h2>${t.risk}</h2>${lines.join('')}</section>`,
    firstHtml(report),
    trendHtml(report),
  ].join('\n');
}

function firstHtml({ owner: { first }, language }: Report): string {
  if (first.length === 0) return '';
  const [t, word] = [ownerWords[language], reportWords[language]];
  const items = first.map(({ title, consequence, severity, effort, times }) => {
    const small = [effort ? word[effort] : '', times > 1 ? say(t.times, { n: times }, language) : ''].filter(Boolean);
    return `<li><span class="tag ${severity}">${word[severity]}</span> <b>${escape(title)}</b><br>${escape(consequence)} <small>${escape(small.join(' · '))}</small></li>`;
  });
  return `<section class="first"><h2>${first.length < 5 ? word.first : t.first}</h2><ol>${items.join('')}</ol></section>`;
}

/** The way of a customer, page by page, as the browser saw it; '' where none walked. */
export function filmHtml({ owner: { film }, language }: Report): string {
  const t = ownerWords[language];
  const frames = film.filter(({ picture }) => picture !== null);
  if (frames.length === 0) return '';
  const shown = frames.map(
    ({ step, status, picture }) =>
      `<figure class="frame"><img src="${escape(picture!)}" alt="${escape(t[step])}"><figcaption>${escape(t[step])}${troubleOf(step, status, t.no_answer)}</figcaption></figure>`,
  );
  return `<section><h2>${t.film}</h2><div class="way">${shown.join('')}</div></section>`;
}

/** A click is no page of its own: it has no answer to speak of. */
const troubleOf = (step: string, status: number, noAnswer: string): string =>
  status >= 400
    ? `<small>HTTP ${status}</small>`
    : status === 0 && step !== 'added'
      ? `<small>${noAnswer}</small>`
      : '';

/** A line for each area over this audit and those before. */
function trendHtml({ earlier, scores, finishedAt, language }: Report): string {
  if (earlier.length === 0) return '';
  const [t, word] = [ownerWords[language], reportWords[language]];
  const all = [...earlier, { at: Date.parse(finishedAt), scores }];
  const date = (at: number): string =>
    new Date(at).toLocaleDateString(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeZone: 'UTC' });
  const lines = areas.flatMap((area) => {
    const points = all.flatMap(({ scores: of }, i) => pointOf(of, area, i / (all.length - 1)));
    if (points.length < 2) return [];
    const [from, to] = [points[0]!.score, points.at(-1)!.score];
    return [
      `<figure class="trend"><figcaption><b>${word[area]}</b><small>${from} → ${to}</small></figcaption>${drawn(points)}</figure>`,
    ];
  });
  if (lines.length === 0) return '';
  const span = `${date(all[0]!.at)} – ${date(all.at(-1)!.at)}`;
  return `<section><h2>${t.trend}</h2><div class="trends">${lines.join('')}</div><small>${escape(span)}</small></section>`;
}

interface Point {
  /** 0 to 1. */
  x: number;
  score: number;
}

function pointOf(scores: Report['scores'], area: Area, x: number): Point[] {
  const score = scores.find((one) => one.area === area)?.score ?? null;
  return score === null ? [] : [{ x, score }];
}

function drawn(points: readonly Point[]): string {
  const at = ({ x, score }: Point): [string, string] => [
    (4 + x * 152).toFixed(1),
    (4 + (100 - score) * 0.4).toFixed(1),
  ];
  const [cx, cy] = at(points.at(-1)!);
  return `<svg viewBox="0 0 160 48" role="img" aria-label="${points.map(({ score }) => score).join(', ')}"><path class="scale" d="M4 4H156M4 44H156"/>
<polyline points="${points.map((one) => at(one).join(',')).join(' ')}"/><circle class="now" cx="${cx}" cy="${cy}" r="3"/></svg>`;
}

export const ownerStyle = `.risk{border:1px solid var(--line);border-radius:10px;background:var(--card);padding:4px 18px 12px;margin-top:18px}.risk h2{margin-top:14px}
.lead{font-weight:600;font-size:1.05rem}.way{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(230px,45%),1fr));gap:10px}
figure.frame,figure.trend{display:block;padding:8px;break-inside:avoid}.frame img{width:100%;aspect-ratio:16/10;object-fit:cover;object-position:top;border-radius:6px;border:1px solid var(--line);display:block}
.frame figcaption,.trend figcaption{display:flex;justify-content:space-between;gap:8px;margin-top:4px;font-size:.85rem}.trends{display:grid;grid-template-columns:repeat(auto-fit,minmax(180px,1fr));gap:10px}
figure.trend svg{width:100%}.trend polyline{fill:none;stroke:var(--ink);stroke-width:2;stroke-linejoin:round}.trend .scale{stroke:var(--line);fill:none}svg circle.now{fill:var(--ink);stroke:none}
@media print{.way{grid-template-columns:repeat(3,1fr);gap:8px}figure.frame{padding:4px}.frame figcaption{font-size:8pt}.risk{padding:0 14px 6px;margin-top:12px}.first li{margin-bottom:7px}}`;
