import { describe, expect, test } from 'vitest';
import { answers, charsetsOf, htmlPrograms, programs, rawMail, type Tongue } from '../testing/replies.ts';
import { readMail } from './read-mail.ts';

const encodings = ['base64', 'quoted-printable', '8bit'] as const;
const tongues: Tongue[] = ['en', 'ru', 'uk'];
/** What a charset cannot say is not written in it. */
const fits = (text: string, charset: string) =>
  charset === 'us-ascii' ? /^[\n -~]*$/.test(text) : !/^(?:iso-8859-5|x-mac|ibm)/.test(charset) || !/[“”«»]/.test(text);

const plain = tongues.flatMap((tongue) =>
  Object.entries(programs).flatMap(([program, below], p) =>
    charsetsOf[tongue].map((charset, c) => ({
      program,
      tongue,
      charset,
      encoding: encodings[(p + c) % 3]!,
      body: [...answers[tongue], ...below(tongue)].join('\n'),
    })),
  ),
);

describe('an answer above an older mail is read alone, in every charset', () => {
  test.each(plain.filter(({ body, charset }) => fits(body, charset)))(
    '$program, $tongue, $charset, $encoding',
    async ({ tongue, charset, encoding, body }) => {
      const mail = await readMail(rawMail({ subject: answers[tongue][0]!, body, charset, encoding }));
      expect(mail.fresh).toEqual({ text: answers[tongue].join('\n'), cut: true });
      expect(mail.fullText.replaceAll('\r', '').trim()).toBe(body.trim());
      expect(mail).toMatchObject({ subject: answers[tongue][0], nature: { kind: 'person' }, unread: null });
    },
  );

  test.each(tongues.flatMap((tongue) => Object.keys(htmlPrograms).map((program) => ({ tongue, program }))))(
    '$program, $tongue, HTML alone',
    async ({ tongue, program }) => {
      const body = htmlPrograms[program]!(tongue);
      const mail = await readMail(rawMail({ subject: 'Re: x', body, type: 'text/html', encoding: 'quoted-printable' }));
      expect(mail.fresh).toEqual({ text: answers[tongue].join('\n'), cut: true });
    },
  );
});

test('the corpus of answers is as large as it says', () => {
  expect(plain.filter(({ body, charset }) => fits(body, charset)).length).toBeGreaterThan(110);
});
