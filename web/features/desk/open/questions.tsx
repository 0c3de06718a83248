import { Text } from '@mantine/core';
import { severityByAnswers, severityReasons, type SeverityAnswers } from '#core/request';
import { useIsClient } from '../../../app/session.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { SeverityBadge } from '../../incidents/index.ts';
import classes from './open.module.css';
import { openWords } from './words.ts';

/** What was answered so far; nothing is supposed of what nobody said. */
export type Answered = Partial<SeverityAnswers>;

/** Null until somebody said what it is about. */
export const answersOf = ({ about, pay, whom, detour }: Answered): SeverityAnswers | null =>
  about ? { about, pay: pay ?? 'unknown', whom: whom ?? 'unknown', detour: detour ?? 'unknown' } : null;

const abouts = ['fault', 'question', 'wish'] as const;
const pays = ['yes', 'partly', 'no', 'unknown'] as const;
const whoms = ['all', 'some', 'one', 'staff', 'unknown'] as const;
const detours = ['yes', 'no', 'unknown'] as const;

/** How bad it is, asked in words of a shop; the last three only of what is broken. */
export function Questions({ value, onChange }: { value: Answered; onChange: (value: Answered) => void }) {
  const t = useWords(openWords);
  const isClient = useIsClient();
  return (
    <>
      <Question
        label={t('about')}
        required
        of={abouts}
        word={(one) => t(isClient ? `about_${one}` : `aboutTeam_${one}`)}
        value={value.about}
        onChange={(about) => onChange({ ...value, about })}
      />
      {value.about === 'fault' && (
        <>
          <Question
            label={t('pay')}
            of={pays}
            word={(one) => t(`pay_${one}`)}
            value={value.pay}
            onChange={(pay) => onChange({ ...value, pay })}
          />
          <Question
            label={t('whom')}
            of={whoms}
            word={(one) => t(`whom_${one}`)}
            value={value.whom}
            onChange={(whom) => onChange({ ...value, whom })}
          />
          <Question
            label={t('detour')}
            of={detours}
            word={(one) => t(`detour_${one}`)}
            value={value.detour}
            onChange={(detour) => onChange({ ...value, detour })}
          />
        </>
      )}
    </>
  );
}

/** Answers that one sees all at once and presses; the browser's own radio buttons, so that arrows and readers work. */
function Question<Value extends string>({
  label,
  of,
  word,
  value,
  onChange,
  required = false,
}: {
  label: string;
  required?: boolean;
  of: readonly Value[];
  word: (value: Value) => string;
  value: Value | undefined;
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset className={classes.question}>
      <legend>{label}</legend>
      <div className={classes.answers}>
        {of.map((one) => (
          <label key={one} className={classes.answer} data-chosen={one === value || undefined}>
            <input
              type="radio"
              className="sr"
              name={label}
              required={required}
              checked={one === value}
              onChange={() => onChange(one)}
            />
            {word(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What the answers amount to, said while they are given. */
export function Verdict({ answered }: { answered: Answered }) {
  const t = useWords(openWords);
  const language = useLanguage();
  const answers = answersOf(answered);
  const judged = answers && severityByAnswers(answers);
  return (
    <div className={classes.verdict} aria-live="polite" data-severity={judged?.severity}>
      <Text size="xs" c="dimmed" mb={4}>
        {t('result')}
      </Text>
      {judged ? (
        <>
          <SeverityBadge severity={judged.severity} />
          <Text size="sm" mt={4} fw={550}>
            {severityReasons[language][judged.because]}
          </Text>
          <Text size="xs" c="dimmed" mt={2}>
            {t('resultHint')}
          </Text>
        </>
      ) : (
        <Text size="sm">{t('resultEmpty')}</Text>
      )}
    </div>
  );
}
