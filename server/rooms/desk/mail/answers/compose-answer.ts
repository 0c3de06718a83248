import { replyLine } from '#core/request';
import { say } from '#core/words';
import { answerWords } from '../words.ts';
import type { OutgoingRow } from './store.ts';

interface Said {
  text: string;
  html: string;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);
const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escape(part).replaceAll('\n', '<br>')}</p>`)
    .join('');
const soft = 'color:#6b7280;font-size:13px';

/** An answer, under the line above which the client answers it. */
export function composeAnswer(
  { language }: Pick<OutgoingRow, 'language'>,
  of: { text: string; author: string; number: number },
): Said {
  const t = answerWords[language];
  const above = `${replyLine} ${t.above}`;
  const number = say(t.number, { number: of.number });
  return {
    text: `${above}\n\n${of.text}\n\n${of.author}\n${number}\n`,
    html: page(
      language,
      above,
      `${paragraphs(of.text)}<p>${escape(of.author)}<br><span style="${soft}">${escape(number)}</span></p>`,
    ),
  };
}

/** The last mail: it asks how we did. */
export function composeRating({ language }: Pick<OutgoingRow, 'language'>, of: { topic: string; link: string }): Said {
  const t = answerWords[language];
  const above = `${replyLine} ${t.above}`;
  const asked = say(t.rate, { topic: of.topic });
  return {
    text: `${above}\n\n${asked}\n${of.link}\n\n${t.again}\n`,
    html: page(
      language,
      above,
      `<p>${escape(asked)}</p><p><a href="${escape(of.link)}">${escape(t.rate_link)}</a></p><p>${escape(t.again)}</p>`,
    ),
  };
}

const page = (language: string, above: string, body: string): string =>
  `<!doctype html><html lang="${language}"><meta charset="utf-8"><body style="font-family:-apple-system,Segoe UI,Roboto,Arial,sans-serif;font-size:15px;line-height:1.5"><p style="${soft}">${escape(above)}</p>${body}</body></html>`;
