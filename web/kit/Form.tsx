import type { FormEvent, MouseEvent, ReactNode } from 'react';
import { useWords, words } from './words.ts';

const formWords = words({
  en: {
    missing: 'Please fill this in',
    email: 'This is not an e-mail address',
    short: 'Too short: at least {n} characters',
    wrong: 'This does not fit here',
  },
  ru: {
    missing: 'Заполните это поле',
    email: 'Это не адрес почты',
    short: 'Слишком коротко: нужно не меньше {n} символов',
    wrong: 'Так здесь не подходит',
  },
  uk: {
    missing: 'Заповніть це поле',
    email: 'Це не адреса пошти',
    short: 'Надто коротко: потрібно щонайменше {n} символів',
    wrong: 'Так тут не підходить',
  },
});

/** A form whose fields are checked by the browser (`required`, `minLength`, `type`), in the reader's language instead of the browser's. */
export function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const t = useWords(formWords);
  const explain = ({ target }: FormEvent) => {
    const { validity, type, minLength, title } = target as HTMLInputElement;
    const sentence = validity.valueMissing
      ? t('missing')
      : validity.tooShort
        ? t('short', { n: minLength })
        : validity.typeMismatch && type === 'email'
          ? t('email')
          : title || t('wrong');
    (target as HTMLInputElement).setCustomValidity(sentence);
  };
  // What was said before must not keep a mended field from being sent.
  const forget = ({ target, currentTarget }: MouseEvent<HTMLFormElement>) => {
    if ((target as Element).closest('[type=submit]'))
      for (const field of currentTarget.elements) (field as HTMLInputElement).setCustomValidity?.('');
  };
  return (
    <form
      onInvalidCapture={explain}
      onClickCapture={forget}
      onInputCapture={({ target }) => (target as HTMLInputElement).setCustomValidity?.('')}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
