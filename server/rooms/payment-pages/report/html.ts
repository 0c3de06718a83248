import type { Brand } from '#core/brand';
import { type Language, say } from '#core/words';
import { letterhead } from '#kit/print/letterhead';
import { escape, fontFaces } from '#kit/print/page';
import type { ReviewRow } from '../tables.ts';
import { sayStep } from '../say-step.ts';
import { changeWords, reportWords, troubleWords } from '../words.ts';

const style = `@page{size:A4;margin:16mm 14mm}body{font:10pt/1.45 Inter,sans-serif;color:#1c2733;margin:0 auto;max-width:190mm;padding:8mm}
h1{font-size:18pt;line-height:1.2;margin:0 0 3mm}h2{font-size:12pt;margin:8mm 0 2mm;break-after:avoid}p{margin:0 0 2mm}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;vertical-align:top;padding:1.5mm 2mm;border-bottom:1px solid #d5dce3;overflow-wrap:anywhere}
th{font-weight:600;color:#506070}tr{break-inside:avoid}.bad{color:#a1261b;font-weight:600}@media print{body{padding:0}}`;

/** The review as one page that needs nothing from outside. Every text of the store and of people is escaped. */
export function reviewHtml(review: ReviewRow, language: Language, brand: Brand | null): string {
  const word = reportWords[language];
  const title = say(word.title, { store: review.evidence.store });
  const when = (at: number): string => instant(at, language);
  const values = { by: review.reviewed_by, at: when(review.at), since: when(review.since) };
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${fontFaces()}
${style}</style></head><body>${letterhead(brand)}<h1>${escape(title)}</h1><p>${escape(say(word.reviewed, values))}</p><p>${escape(word.scope)}</p>
${review.note ? `<h2>${escape(word.note)}</h2><p>${escape(review.note)}</p>` : ''}${sectionsOf(review.evidence, language).join('\n')}</body></html>`;
}

function sectionsOf({ looks, scripts, approvals, changes }: ReviewRow['evidence'], language: Language): string[] {
  const word = reportWords[language];
  const when = (at: number): string => instant(at, language);
  return [
    table(
      word.looks,
      [
        [word.at, 25],
        [word.result, 75],
      ],
      looks.map(({ at, scripts: n, trouble, steps = [] }) => [
        escape(when(at)),
        [
          ...(n > 0 ? [escape(say(word.seen, { n }, language))] : []),
          ...(trouble ? [bad(troubleWords[language][trouble])] : []),
          ...steps.map((step) => escape(`${word[step.kind]}: ${step.url} – ${sayStep(step, language)} ${step.detail}`)),
        ].join('<br>'),
      ]),
      bad(word.noLooks),
    ),
    table(
      word.changes,
      [
        [word.at, 17],
        [word.what, 21],
        [word.about, 37],
        [word.judgement, 25],
      ],
      changes.map((one) => changeLine(one, language)),
      escape(word.none),
    ),
    table(
      word.approvals,
      [
        [word.at, 17],
        [word.about, 43],
        [word.why, 40],
      ],
      approvals.map((one) => [
        escape(when(one.approved_at)),
        one.kind === 'card' ? bad(say(word.cardMay, { host: one.about })) : escape(one.about),
        escape(
          `${one.approved_by}: ${one.why}${one.withdrawn_at ? ` (${say(word.withdrawn, { at: when(one.withdrawn_at) })})` : ''}`,
        ),
      ]),
      escape(word.none),
    ),
    table(
      word.scripts,
      [
        [word.script, 43],
        [word.page, 17],
        [word.why, 40],
      ],
      [...Map.groupBy(scripts, ({ id }) => id).values()].map((same) => scriptLine(same, language)),
      escape(word.none),
    ),
  ];
}

const instant = (at: number, language: Language): string =>
  `${new Date(at).toLocaleString(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })} UTC`;

const bad = (text: string): string => `<span class="bad">${escape(text)}</span>`;

/** One script with all the pages that have it. */
function scriptLine(same: ReviewRow['evidence']['scripts'], language: Language): string[] {
  const word = reportWords[language];
  const [{ id, start, why, by }] = same as [ReviewRow['evidence']['scripts'][number]];
  const named = [escape(id), ...(start ? [`<small>${escape(start)}</small>`] : [])];
  if (same.some(({ listens }) => listens)) named.push(`<b>${escape(word.listens)}</b>`);
  return [
    named.join('<br>'),
    same.map(({ page }) => escape(word[page])).join('<br>'),
    why === null ? bad(word.unapproved) : escape(`${by}: ${why}`),
  ];
}

function changeLine(one: ReviewRow['evidence']['changes'][number], language: Language): string[] {
  const word = reportWords[language];
  return [
    escape(instant(one.first_at, language)),
    escape(`${word[one.page]}: ${changeWords[language][one.kind]}`),
    [one.about, one.detail === one.about ? '' : one.detail.slice(0, 300)].filter(Boolean).map(escape).join('<br>'),
    (one.state === 'open' || one.state === 'hostile' ? bad : escape)(
      [word[one.state], one.judged_by, one.judged_why].filter(Boolean).join(': '),
    ),
  ];
}

/**
 * @param heads with the width of each column, in hundredths
 * @param rows markup, escaped before; `none` too
 */
function table(title: string, heads: readonly (readonly [string, number])[], rows: string[][], none: string): string {
  if (rows.length === 0) return `<h2>${escape(title)}</h2><p>${none}</p>`;
  const head = heads.map(([text, width]) => `<th style="width:${width}%">${escape(text)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<h2>${escape(title)}</h2><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
