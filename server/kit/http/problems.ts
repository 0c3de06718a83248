import type { FastifyError, FastifyReply } from 'fastify';
import type { Problem } from '#contract/endpoint';
import { type Language, say, words } from '#core/words';
import type { App } from '../app.ts';
import { isAway } from '../db/db.ts';
import { Refusal } from '../refuse.ts';

const sentences = words({
  en: {
    too_large: 'The request is too large.',
    bad_request: 'The request cannot be understood.',
    bad_characters: 'A text holds characters that cannot be stored.',
    at_once: 'Somebody changed the same thing at the same moment. Look again and repeat.',
    fault: 'Something went wrong on our side; it has been written to the log under {id}.',
    database: 'The database does not answer. Try again in a moment.',
  },
  ru: {
    too_large: 'Запрос слишком велик.',
    bad_request: 'Запрос непонятен.',
    bad_characters: 'В тексте есть символы, которые нельзя сохранить.',
    at_once: 'Кто-то изменил то же самое в тот же момент. Посмотрите ещё раз и повторите.',
    fault: 'Ошибка на нашей стороне; она записана в журнал под номером {id}.',
    database: 'База данных не отвечает. Повторите через минуту.',
  },
  uk: {
    too_large: 'Запит завеликий.',
    bad_request: 'Запит незрозумілий.',
    bad_characters: 'У тексті є символи, які не можна зберегти.',
    at_once: 'Хтось змінив те саме тієї ж миті. Погляньте ще раз і повторіть.',
    fault: 'Помилка на нашому боці; її записано в журнал під номером {id}.',
    database: 'База даних не відповідає. Повторіть за хвилину.',
  },
});

/** A refusal is told as it is; a fault of ours is told without its inside and logged with it. */
export function answerError(app: App, error: unknown, language: Language, reply: FastifyReply): void {
  if (error instanceof Refusal) {
    if (error.retryAfterSeconds) void reply.header('retry-after', error.retryAfterSeconds);
    return problem(reply, error.status, error.code, error.sentence(language), error.field);
  }
  const status = (error as FastifyError).statusCode ?? 500;
  if (status === 413) return problem(reply, 413, 'too_large', sentences[language].too_large);
  if (status >= 400 && status < 500) return problem(reply, status, 'bad_request', sentences[language].bad_request);
  const code = (error as { code?: string }).code ?? '';
  if (unstorable.has(code)) return problem(reply, 422, 'bad_characters', sentences[language].bad_characters);
  if (atOnce.has(code)) return problem(reply, 409, 'at_once', sentences[language].at_once);
  const id = Math.random().toString(36).slice(2, 10);
  app.log.error({ err: error, id }, 'a request failed');
  if (isAway(error)) return problem(reply, 503, 'database', sentences[language].database);
  problem(reply, 500, 'fault', say(sentences[language].fault, { id }, language));
}

export const badCharacters = {
  en: { text: sentences.en.bad_characters },
  ru: { text: sentences.ru.bad_characters },
  uk: { text: sentences.uk.bad_characters },
};

function problem(reply: FastifyReply, status: number, code: string, message: string, field?: string): void {
  const body: Problem = { error: { code, message, ...(field ? { field } : {}) } };
  void reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body));
}

/** PostgreSQL takes no NUL. */
const unstorable = new Set(['22021', '22P05']);
/** A name that was free a moment ago, a thing that was there, a deadlock: the other of two at once was first. */
const atOnce = new Set(['23505', '23503', '40P01', '40001']);
