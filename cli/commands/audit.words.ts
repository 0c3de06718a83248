import { words } from '#core/words';

export const auditWords = words({
  en: {
    within: '{pages} of {most} pages, {requests} {requests|request|requests}',
    stopped: 'Stopped by hand. This is what is known so far.',
  },
  ru: {
    within: '{pages} из {most} страниц, {requests} {requests|запрос|запроса|запросов}',
    stopped: 'Остановлено вручную. Вот что известно на этот момент.',
  },
  uk: {
    within: '{pages} з {most} сторінок, {requests} {requests|запит|запити|запитів}',
    stopped: 'Зупинено вручну. Ось що відомо на цей момент.',
  },
});
