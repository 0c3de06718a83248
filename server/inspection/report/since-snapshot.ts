import type { Severity } from '#core/inspection';
import {
  compareSnapshots,
  inGroups,
  type SaidSeoChange,
  saySeoChange,
  seoGroupWords,
  type SeoSnapshot,
} from '#core/seo-snapshot';
import { type Language, say, words } from '#core/words';
import { escape } from '#kit/print/page';
import { folded, hanging, USUAL_WIDTH } from './folded.ts';
import { reportWords } from './words.ts';

/** What became different for search engines since a snapshot was kept, in one language. */
export interface SinceSnapshot {
  language: Language;
  /** As a person called it; null for one in a file. */
  name: string | null;
  /** Of the earlier snapshot, and of this look. ISO 8601. */
  before: { store: string; takenAt: string; pages: number };
  after: { store: string; takenAt: string; pages: number };
  /** The gravest first. */
  changes: SaidSeoChange[];
}

const sinceWords = words({
  en: {
    title: 'What is different for search engines',
    compared: 'Compared with the snapshot of {at}: {before} {before|address|addresses} then, {after} now.',
    named: 'Compared with the snapshot “{name}” of {at}: {before} {before|address|addresses} then, {after} now.',
    other: 'The snapshot is of {store}: pages are compared by their paths.',
    none: 'Nothing that matters to search engines is different.',
    and_more: 'and {n} more',
    nothing: 'nothing',
  },
  ru: {
    title: 'Что изменилось для поисковиков',
    compared: 'Сравнение со снимком от {at}: тогда {before} {before|адрес|адреса|адресов}, сейчас {after}.',
    named: 'Сравнение со снимком «{name}» от {at}: тогда {before} {before|адрес|адреса|адресов}, сейчас {after}.',
    other: 'Снимок сделан с {store}: страницы сравниваются по путям.',
    none: 'Ничего важного для поисковиков не изменилось.',
    and_more: 'и ещё {n}',
    nothing: 'ничего',
  },
  uk: {
    title: 'Що змінилося для пошуковиків',
    compared: 'Порівняння зі знімком від {at}: тоді {before} {before|адреса|адреси|адрес}, зараз {after}.',
    named: 'Порівняння зі знімком «{name}» від {at}: тоді {before} {before|адреса|адреси|адрес}, зараз {after}.',
    other: 'Знімок зроблено з {store}: сторінки порівнюються за шляхами.',
    none: 'Нічого важливого для пошуковиків не змінилося.',
    and_more: 'і ще {n}',
    nothing: 'нічого',
  },
});

export function sinceSnapshot(
  before: SeoSnapshot,
  after: SeoSnapshot,
  language: Language,
  name: string | null = null,
): SinceSnapshot {
  const told = ({ store, takenAt, pages }: SeoSnapshot) => ({ store, takenAt, pages: pages.length });
  const changes = compareSnapshots(before, after).map((change) => saySeoChange(change, language));
  return { language, name, before: told(before), after: told(after), changes };
}

export const sayWeight = (weight: Severity, language: Language): string => reportWords[language][weight];

/** For a terminal of so many columns. */
export function sinceLines({ changes, ...since }: SinceSnapshot, width = USUAL_WIDTH): string[] {
  const [word, report] = [sinceWords[since.language], reportWords[since.language]];
  const lines = ['', ...folded(`${word.title}. ${intro(since)}`, '', width)];
  if (changes.length === 0) return [...lines, word.none];
  for (const { weight, title, means, count, examples } of changes) {
    lines.push('', ...hanging(`[${report[weight]}] ${title}`, '    ', width), ...folded(means, '    ', width));
    for (const { url, before, after } of examples) lines.push(`    > ${url}${change(before, after, word.nothing)}`);
    if (count > examples.length) lines.push(`    ${say(word.and_more, { n: count - examples.length })}`);
  }
  return lines;
}

/** For the page: all of the store's letters escaped. */
export function sinceHtml({ changes, ...since }: SinceSnapshot): string {
  const [word, report] = [sinceWords[since.language], reportWords[since.language]];
  const article = ({ weight, title, means, count, examples }: SaidSeoChange): string => {
    const seen = examples.map(
      ({ url, before, after }) =>
        `<li><span>${escape(url)}</span><pre>${escape(change(before, after, word.nothing).trim())}</pre></li>`,
    );
    const more = count > examples.length ? `<p>${say(word.and_more, { n: count - examples.length })}</p>` : '';
    return `<article class="${weight}"><h4><span class="tag ${weight}">${report[weight]}</span> ${escape(title)}</h4>
<p>${escape(means)}</p><details open><summary>${report.seen}</summary><ul>${seen.join('')}</ul>${more}</details></article>`;
  };
  const groups = inGroups(changes).map(
    (one) => `<h3>${escape(seoGroupWords[since.language][one.group])}</h3>\n${one.changes.map(article).join('\n')}`,
  );
  const body = groups.length > 0 ? groups.join('\n') : `<p>${word.none}</p>`;
  return `<section class="since"><h2>${word.title}</h2><p>${escape(intro(since))}</p>${body}</section>`;
}

function intro({ language, name, before, after }: Omit<SinceSnapshot, 'changes'>): string {
  const word = sinceWords[language];
  const at = new Date(before.takenAt).toLocaleString(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const values = { at: `${at} UTC`, name: name ?? '', before: before.pages, after: after.pages };
  const compared = say(name === null ? word.compared : word.named, values, language);
  const isOther = new URL(before.store).host !== new URL(after.store).host;
  return isOther ? `${compared} ${say(word.other, { store: before.store })}` : compared;
}

/** Control signs and long texts would spoil the line. */
function change(before: string | null, after: string | null, nothing: string): string {
  if (before === null && after === null) return '';
  const [was, is] = [before, after].map((text) =>
    text === null ? nothing : text.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, 120),
  );
  return `  ${was} → ${is}`;
}
