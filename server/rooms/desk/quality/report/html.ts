import type { Brand } from '#core/brand';
import type { Figure } from '#core/quality';
import { type Language, say } from '#core/words';
import { letterhead } from '#kit/print/letterhead';
import { escape, fontFaces } from '#kit/print/page';
import { names } from '../../words.ts';
import { cells } from '../words.ts';
import type { DayLine } from './by-day.ts';
import type { CaseTold, PromiseTold, QualityReport } from './read-report.ts';
import { mostPrinted } from './read-report.ts';
import { reportWords } from './words.ts';

const style = `@page{size:A4;margin:16mm 14mm}body{font:10pt/1.45 Inter,sans-serif;color:#1c2733;background:#fff;margin:0 auto;max-width:190mm;padding:8mm}
h1{font-size:19pt;line-height:1.2;margin:0 0 1mm}h2{font-size:13pt;margin:9mm 0 2mm;break-after:avoid}h3{font-size:11pt;margin:0;overflow-wrap:anywhere}h4{font-size:10pt;margin:4mm 0 1mm;break-after:avoid}
p{margin:0 0 2mm;overflow-wrap:anywhere}.soft{color:#506070}.small{font-size:9pt}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(40mm,1fr));gap:3mm;margin:5mm 0}.figure{border:1px solid #d5dce3;border-radius:2mm;padding:3mm;break-inside:avoid}
.figure b{display:block;font-size:14pt;line-height:1.3}.bar{display:block;height:2mm;border-radius:1mm;background:#f0c9c4;margin-top:1.5mm;overflow:hidden}.bar i{display:block;height:100%;background:#2f8f5b}
.case{border-top:2px solid #1c2733;padding-top:3mm;margin-top:7mm}
table{border-collapse:collapse;width:100%;min-width:110mm;font-size:9pt}th,td{text-align:left;vertical-align:top;padding:1mm 2mm 1mm 0;border-bottom:1px solid #d5dce3;overflow-wrap:anywhere}
th{font-weight:600;color:#506070}tr{break-inside:avoid}td:nth-child(3),th:nth-child(3){text-align:right;white-space:nowrap;padding-right:5mm}td:first-child{white-space:nowrap}
.bad{color:#a1261b;font-weight:600}.good{color:#1f6b43;font-weight:600}.scroll{overflow-x:auto}@media print{body{padding:0}.scroll{overflow:visible}}`;

/** The report as one page that needs nothing from outside. What people and stores wrote is text in it, never markup. */
export function reportHtml(report: QualityReport, brand: Brand | null): string {
  const { language, cases, figures } = report;
  const t = reportWords[language];
  const date = dateIn(language, report.timeZone);
  const whose = [report.client, report.store].filter(Boolean).join(' · ') || t.all;
  const kind = report.kind && (report.kind === 'request' ? t.onlyRequests : t.onlyIncidents);
  const narrowed = [kind, report.person && say(t.onlyPerson, { person: report.person })].filter(Boolean).join('. ');
  const period = say(t.period, { from: date(report.from), to: date(report.to - 1) });
  const written = say(t.written, { at: date(report.writtenAt), n: figures.cases }, language);
  const cut = figures.cases > cases.length ? say(t.cut, { printed: mostPrinted, n: figures.cases }, language) : '';
  const each =
    cases.length === 0
      ? `<p>${escape(t.empty)}</p>`
      : `<h2>${escape(t.each)}</h2><p class="soft">${escape(t.how)}</p>${cases.map((one) => caseHtml(one, language)).join('\n')}`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(`${t.title}: ${whose}`)}</title><style>${fontFaces()}
${style}</style></head><body>${letterhead(brand)}<h1>${escape(t.title)}</h1><p><b>${escape(whose)}</b>, ${escape(period)}</p>${narrowed && `<p>${escape(narrowed)}.</p>`}<p class="soft">${escape(written)}</p>
${figuresHtml(report)}${cut && `<p class="bad">${escape(cut)}</p>`}${each}</body></html>`;
}

function figuresHtml({ figures, language }: QualityReport): string {
  const t = reportWords[language];
  const card = (title: string, value: string, foot: string) =>
    `<div class="figure"><span class="soft small">${escape(title)}</span><b>${escape(value)}</b>${foot}</div>`;
  const share = (figure: Exclude<Figure, 'mtta' | 'mttr'>, title: string, promise = false): string => {
    const { hit, of, share: part } = figures[figure];
    if (part === null) return card(title, '–', `<span class="soft small">${escape(t.none)}</span>`);
    const bar = promise ? `<span class="bar"><i style="width:${(part * 100).toFixed(1)}%"></i></span>` : '';
    const told = `<span class="soft small">${escape(say(t.share, { hit, of }))}</span>`;
    return card(title, percent(part, language), told + bar);
  };
  const mean = (figure: 'mtta' | 'mttr'): string => {
    const { meanMs, medianMs } = figures[figure];
    if (meanMs === null) return card(t[figure], '–', `<span class="soft small">${escape(t.none)}</span>`);
    const foot = say(t.mean, { median: lasting(inMinutes(medianMs ?? meanMs), language) });
    return card(t[figure], lasting(inMinutes(meanMs), language), `<span class="soft small">${escape(foot)}</span>`);
  };
  const promises = [share('reaction', t.reactionShare, true), share('resolution', t.resolutionShare, true)];
  const others = (['found_first', 'reopened', 'repeats', 'critical'] as const).map((one) => share(one, t[one]));
  return `<div class="figures">${[...promises, mean('mtta'), mean('mttr'), ...others].join('')}</div>`;
}

function caseHtml(one: CaseTold, language: Language): string {
  const t = reportWords[language];
  const zone = one.agreement?.timeZone ?? 'UTC';
  const opened = say(t.opened, { at: instantIn(language, zone)(one.openedAt) });
  const head = `${cells[language][one.kind]} #${one.number}`;
  const facts = [names[language][one.severity], one.store, opened].filter((part) => part !== null);
  const by = one.agreement
    ? say(t.by, { ...one.agreement, version: one.agreement.version, zone: one.agreement.timeZone })
    : '';
  const updates = one.updates.of > 0 ? say(t.updates, { ...one.updates }) : '';
  return `<section class="case"><p class="soft small">${escape(head)}</p><h3>${escape(one.title)}</h3>
<p>${escape(facts.join(' · '))}</p><p class="soft small">${escape([by, one.standing, updates].filter(Boolean).join(' '))}</p>
${one.promises.map((promise) => promiseHtml(promise, language, zone)).join('\n')}</section>`;
}

function promiseHtml(promise: PromiseTold, language: Language, zone: string): string {
  const t = reportWords[language];
  const { standing, open } = promise.reading;
  const look = standing === 'met' ? 'good' : standing === 'missed' ? 'bad' : 'soft';
  const sum = `<tr><th>${escape(t.sum)}</th><td></td><td><b>${escape(lasting(promise.countedMs, language))}</b></td><td>${escape(savedText(promise.pausedMs, language))}</td></tr>`;
  const ahead =
    promise.ahead.length > 0
      ? `<tr><th colspan="4">${escape(open ? t.ahead : t.left)}</th></tr>${promise.ahead.map((line) => lineHtml(line, language)).join('')}`
      : '';
  return `<h4>${escape(t[promise.target])}: <span class="${look}">${escape(t[standing])}</span></h4><p>${escape(promise.text)}</p>${dueHtml(promise, language, zone)}
<div class="scroll"><table><thead><tr>${[t.days, t.counted, t.time, t.why].map((one) => `<th>${escape(one)}</th>`).join('')}</tr></thead>
<tbody>${promise.passed.map((line) => lineHtml(line, language)).join('')}${sum}${ahead}</tbody></table></div>`;
}

/** The deadline itself and by how much it was kept or missed, in time that counts. */
function dueHtml(
  { reading: { dueAt, doneAt, leftMs, standing } }: PromiseTold,
  language: Language,
  zone: string,
): string {
  if (dueAt === null || standing === 'void') return '';
  const t = reportWords[language];
  const at = instantIn(language, zone);
  const done = doneAt === null ? '' : say(t.doneAt, { done: at(Date.parse(doneAt)) });
  const margin =
    leftMs === null ? '' : say(leftMs < 0 ? t.late : t.early, { time: lasting(Math.abs(leftMs), language) });
  return `<p><b>${escape(say(t.due, { due: at(Date.parse(dueAt)) }))}</b>${[done, margin]
    .filter(Boolean)
    .map((part) => escape(`, ${part}`))
    .join('')}</p>`;
}

function lineHtml(line: DayLine, language: Language): string {
  const t = reportWords[language];
  const counted = line.counted.map((one) => (one === '00:00–24:00' ? t.whole : one)).join(', ');
  const rest = [...line.why, savedText(line.pausedMs, language)].filter(Boolean).join('; ');
  const time = line.countedMs > 0 ? lasting(line.countedMs, language) : '–';
  return `<tr>${[daysText(line, language), counted || '–', time, rest].map((text) => `<td>${escape(text)}</td>`).join('')}</tr>`;
}

const savedText = (ms: number, language: Language): string =>
  ms > 0 ? say(reportWords[language].saved, { time: lasting(ms, language) }) : '';

function daysText({ from, until }: DayLine, language: Language): string {
  const format = new Intl.DateTimeFormat(locale(language), {
    ...{ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' },
  });
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${until}T00:00:00Z`)];
  return first === last ? format.format(first) : format.formatRange(first, last);
}

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : language);
const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(locale(language), { style: 'percent', maximumFractionDigits: 1 }).format(share);
const dateIn = (language: Language, timeZone: string) => {
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: 'long', timeZone });
  return (at: number): string => format.format(at);
};
const instantIn = (language: Language, timeZone: string) => {
  const format = new Intl.DateTimeFormat(locale(language), { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (at: number): string => format.format(at);
};

/** Of means: nobody waits for an average to the second. */
const inMinutes = (ms: number): number => (ms < 60_000 ? ms : Math.round(ms / 60_000) * 60_000);

/** To the second: what counted adds up on paper too. */
function lasting(ms: number, language: Language): string {
  const t = reportWords[language];
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const whole = h > 0 ? say(t.hours, { h, m }) : m > 0 || s === 0 ? say(t.minutes, { n: m }) : '';
  return [whole, s > 0 ? say(t.seconds, { n: s }) : ''].filter(Boolean).join(' ');
}
