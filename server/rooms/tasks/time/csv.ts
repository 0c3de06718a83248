import type { TimeEntry } from '#contract/time';
import { type Language, words } from '#core/words';
import { csvTable } from '#kit/csv';

const heads = words({
  en: {
    date: 'Date',
    person: 'Person',
    client: 'Client',
    store: 'Store',
    work: 'What for',
    note: 'Note',
    minutes: 'Minutes',
    billable: 'Billable',
    why: 'Why',
  },
  ru: {
    date: 'Дата',
    person: 'Кто',
    client: 'Клиент',
    store: 'Магазин',
    work: 'Для чего',
    note: 'Заметка',
    minutes: 'Минуты',
    billable: 'Оплачивается',
    why: 'Почему',
  },
  uk: {
    date: 'Дата',
    person: 'Хто',
    client: 'Клієнт',
    store: 'Магазин',
    work: 'Для чого',
    note: 'Нотатка',
    minutes: 'Хвилини',
    billable: 'Оплачується',
    why: 'Чому',
  },
});
const answers = words({
  en: { yes: 'yes', no: 'no', task: 'task', request: 'request', incident: 'incident' },
  ru: { yes: 'да', no: 'нет', task: 'задача', request: 'обращение', incident: 'инцидент' },
  uk: { yes: 'так', no: 'ні', task: 'завдання', request: 'звернення', incident: 'інцидент' },
});

/** One entry a line. */
export function csvOf(entries: readonly TimeEntry[], language: Language): string {
  const t = answers[language];
  const workOf = ({ task, request, incident }: TimeEntry) => {
    if (task) return `${t.task} #${task.number} ${task.title}`;
    return request ? `${t.request} #${request.number}` : incident ? `${t.incident} #${incident.number}` : '';
  };
  const lines = entries.map((entry) => [
    entry.date,
    entry.person.name,
    entry.client?.name ?? '',
    entry.store?.name ?? '',
    workOf(entry),
    entry.note,
    String(entry.minutes),
    entry.billable ? t.yes : t.no,
    entry.why,
  ]);
  return csvTable([Object.values(heads[language]), ...lines]);
}
