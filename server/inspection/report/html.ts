import { areas, severities } from '#core/inspection';
import { say } from '#core/words';
import { letterhead } from '#kit/print/letterhead';
import { escape, fontFaces } from '#kit/print/page';
import { filmHtml, ownerHtml, ownerStyle } from './owner-html.ts';
import { ownerWords } from './owner.words.ts';
import type { Finding, Report } from './report.ts';
import { sinceHtml } from './since-snapshot.ts';
import { speedHtml, speedStyle } from './speed.ts';
import { style } from './style.ts';
import { reportWords } from './words.ts';

type Word = (typeof reportWords)['en'];

/**
 * The report as one page that needs nothing from outside: no script, fonts within. For a browser and for the printer. Every text of
 * the store is escaped.
 */
export function reportHtml(report: Report): string {
  const word = reportWords[report.language];
  const title = say(word.audit, { store: report.store });
  const body = report.trouble
    ? `<section><h2>${word.trouble}</h2><p>${escape(report.trouble)}</p></section>`
    : [
        `<div class="owner">${summary(report, word)}${ownerHtml(report)}</div>`,
        filmHtml(report),
        report.sinceSnapshot ? sinceHtml(report.sinceSnapshot) : '',
        findings(report, word),
        judged(report, word),
      ].join('\n');
  return `<!doctype html><html lang="${report.language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:">
<title>${escape(title)}</title><style>${fontFaces()}
${style}${ownerStyle}${speedStyle}</style></head><body>${brandHtml(report)}<header><h1>${escape(title)}</h1><p class="facts">${facts(report, word)}</p></header>
${body}${report.speed ? speedHtml(report.speed, report.language) : ''}</body></html>`;
}

const brandHtml = ({ brand, language }: Report): string =>
  letterhead(brand, brand ? say(ownerWords[language].prepared, { name: brand.name }) : '');

function facts({ platform, finishedAt, requests, language }: Report, word: Word): string {
  const shown = platform ? [platform.label, platform.version].filter(Boolean).join(' ') : word.unknown_platform;
  const at = `${new Date(finishedAt).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })} UTC`;
  const pieces = [`${word.platform}: ${shown}`, `${word.at}: ${at}`, say(word.requests, { n: requests }, language)];
  return pieces.map(escape).join(' · ');
}

/** A ring for each area, and how many findings of each severity there are. */
function summary({ scores, findings: all, language }: Report, word: Word): string {
  const rings = scores
    .filter(({ score }) => score !== null)
    .map(({ area, score, lines }) => {
      const lost = lines.filter(({ points }) => points > 0).map(({ points }) => say(word.lost, { n: points }));
      return `<figure>${ring(score!)}<figcaption><b>${word[area]}</b><small>${escape(lost.join(' '))}</small></figcaption></figure>`;
    });
  const counts = severities
    .map((severity) => ({ severity, n: all.filter((finding) => finding.severity === severity).length }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `<span class="tag ${severity}">${word[severity]}: ${n}</span>`);
  const total = all.length === 0 ? word.no_findings : say(word.summary, { n: all.length }, language);
  return `<section class="rings">${rings.join('')}</section><p class="counts"><b>${total}</b> ${counts.join(' ')}</p>`;
}

function ring(score: number): string {
  const length = 2 * Math.PI * 26;
  const grade = score >= 90 ? 'good' : score >= 50 ? 'fair' : 'poor';
  return `<svg viewBox="0 0 64 64" role="img" aria-label="${score}"><circle class="track" cx="32" cy="32" r="26"/>
${score === 0 ? '' : `<circle class="${grade}" cx="32" cy="32" r="26" stroke-dasharray="${((score / 100) * length).toFixed(1)} ${length.toFixed(1)}" transform="rotate(-90 32 32)"/>`}
<text x="32" y="38">${score}</text></svg>`;
}

function findings({ findings: all, scores }: Report, word: Word): string {
  return scores
    .map(({ area }) => all.filter((finding) => finding.area === area))
    .filter((list) => list.length > 0)
    .map(
      (list) => `<section><h2>${word[list[0]!.area]}</h2>${list.map((one) => article(one, word)).join('\n')}</section>`,
    )
    .join('\n');
}

function article({ title, severity, consequence, options, evidence, references }: Finding, word: Word): string {
  const ways = options.map(
    ({ text, effort, risk }, i) =>
      `<p><b>${i === 0 ? word.do : word.or}.</b> ${marked(text)} <small>(${word[effort]}, ${word[`risk_${risk}`]})</small></p>`,
  );
  // What is the same at several addresses is said once below them.
  const seen = [...Map.groupBy(evidence.slice(0, 5), ({ quote }) => quote)].map(([quote, places]) => {
    const urls = places.flatMap(({ url }) => (url ? [`<span>${escape(url)}</span>`] : []));
    return `<li>${urls.join('<br>')}<pre>${escape(quote)}</pre></li>`;
  });
  const hosts = references.map((one) => new URL(one).host);
  const more = references.map((one, i) => {
    const shown = hosts.filter((host) => host === hosts[i]).length === 1 ? hosts[i]! : one.replace(/^https?:\/\//, '');
    return `<a href="${escape(one)}" rel="noreferrer">${escape(shown)}</a>`;
  });
  return `<article class="${severity}"><h3><span class="tag ${severity}">${word[severity]}</span> ${escape(title)}</h3>
<p>${escape(consequence)}</p>${ways.join('')}
<details open><summary>${word.seen}</summary><ul>${seen.join('')}</ul></details>
${more.length > 0 ? `<p class="more">${word.more}: ${more.join(', ')}</p>` : ''}</article>`;
}

/** Only here, and only after escaping: what our own words put between backticks. */
const marked = (text: string): string => escape(text).replace(/&#96;|`([^`]+)`/g, '<code>$1</code>');

function judged({ passed, unknown }: Report, word: Word): string {
  const well = areas
    .map((area) => ({ area, titles: passed.filter((one) => one.area === area).map(({ title }) => title) }))
    .filter(({ titles }) => titles.length > 0)
    .map(({ area, titles }) => `<h3>${word[area]}</h3><ul class="passed">${items(titles)}</ul>`)
    .join('');
  // What one reason keeps from being judged is said once.
  const open = [...Map.groupBy(unknown, ({ reason }) => reason)]
    .map(
      ([reason, all]) =>
        `<li>${all.map(({ title }) => escape(title)).join('; ')} – <small>${escape(reason)}</small></li>`,
    )
    .join('');
  return [
    well && `<section class="well"><h2>${word.passed}</h2>${well}</section>`,
    open && `<section><h2>${word.unknown}</h2><ul>${open}</ul></section>`,
  ].join('\n');
}

const items = (titles: readonly string[]): string => titles.map((title) => `<li>${escape(title)}</li>`).join('');
