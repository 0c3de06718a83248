import { compareSnapshots, type SaidSeoChange, saySeoChange, type SeoSnapshot } from '#core/seo-snapshot';
import { type Language, say, words } from '#core/words';
import { escape } from '#kit/print/page';
import { folded } from './folded.ts';
import { reportWords } from './words.ts';

/** What became different for search engines since a snapshot was kept, in one language. */
export interface SinceSnapshot {
  language: Language;
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
    other: 'The snapshot is of {store}: pages are compared by their paths.',
    none: 'Nothing that matters to search engines is different.',
    and_more: 'and {n} more',
    nothing: 'nothing',
  },
  ru: {
    title: 'Что изменилось для поисковиков',
    compared: 'Сравнение со снимком от {at}: тогда {before} {before|адрес|адреса|адресов}, сейчас {after}.',
    other: 'Снимок сделан с {store}: страницы сравниваются по путям.',
    none: 'Ничего важного для поисковиков не изменилось.',
    and_more: 'и ещё {n}',
    nothing: 'ничего',
  },
  uk: {
    title: 'Що змінилося для пошуковиків',
    compared: 'Порівняння зі знімком від {at}: тоді {before} {before|адреса|адреси|адрес}, зараз {after}.',
    other: 'Знімок зроблено з {store}: сторінки порівнюються за шляхами.',
    none: 'Нічого важливого для пошуковиків не змінилося.',
    and_more: 'і ще {n}',
    nothing: 'нічого',
  },
});

export function sinceSnapshot(before: SeoSnapshot, after: SeoSnapshot, language: Language): SinceSnapshot {
  const told = ({ store, takenAt, pages }: SeoSnapshot) => ({ store, takenAt, pages: pages.length });
  const changes = compareSnapshots(before, after).map((change) => saySeoChange(change, language));
  return { language, before: told(before), after: told(after), changes };
}

/** For a terminal. */
export function sinceLines({ changes, ...since }: SinceSnapshot): string[] {
  const [word, report] = [sinceWords[since.language], reportWords[since.language]];
  const lines = ['', ...folded(`${word.title}. ${intro(since)}`, '')];
  if (changes.length === 0) return [...lines, word.none];
  for (const { weight, title, means, count, examples } of changes) {
    lines.push('', `[${report[weight]}] ${title}`, ...folded(means, '    '));
    for (const { url, before, after } of examples) lines.push(`    > ${url}${change(before, after, word.nothing)}`);
    if (count > examples.length) lines.push(`    ${say(word.and_more, { n: count - examples.length })}`);
  }
  return lines;
}

/** For the page: all of the store's letters escaped. */
export function sinceHtml({ changes, ...since }: SinceSnapshot): string {
  const [word, report] = [sinceWords[since.language], reportWords[since.language]];
  const articles = changes.map(({ weight, title, means, count, examples }) => {
    const seen = examples.map(
      ({ url, before, after }) =>
        `<li><span>${escape(url)}</span><pre>${escape(change(before, after, word.nothing).trim())}</pre></li>`,
    );
    const more = count > examples.length ? `<p>${say(word.and_more, { n: count - examples.length })}</p>` : '';
    return `<article class="${weight}"><h3><span class="tag ${weight}">${report[weight]}</span> ${escape(title)}</h3>
<p>${escape(means)}</p><details open><summary>${report.seen}</summary><ul>${seen.join('')}</ul>${more}</details></article>`;
  });
  const body = articles.length > 0 ? articles.join('\n') : `<p>${word.none}</p>`;
  return `<section><h2>${word.title}</h2><p>${escape(intro(since))}</p>${body}</section>`;
}

function intro({ language, before, after }: Omit<SinceSnapshot, 'changes'>): string {
  const word = sinceWords[language];
  const at = new Date(before.takenAt).toLocaleString(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const compared = say(word.compared, { at: `${at} UTC`, before: before.pages, after: after.pages }, language);
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
