import { Anchor, Text } from '@mantine/core';
import type { Finding } from '#contract/audits';
import { useWords } from '../../kit/words.ts';
import classes from './audits.module.css';
import { auditWords } from './words.ts';

type Said = Pick<Finding, 'consequence' | 'options' | 'evidence' | 'references' | 'gone'>;

/** What a finding means, what to do, what was seen and where to read on. The store's words are text and nothing else. */
export function WhatWasFound({ of }: { of: Said }) {
  const t = useWords(auditWords);
  const references = of.references.filter((reference) => /^https?:\/\//.test(reference) && URL.canParse(reference));
  return (
    <div className={classes.body}>
      {of.gone && (
        <Text size="sm" c="dimmed">
          {t('gone')}
        </Text>
      )}
      {of.consequence !== '' && (
        <div>
          <p className={classes.heading}>{t('means')}</p>
          <Text size="sm">{of.consequence}</Text>
        </div>
      )}
      {of.options.length > 0 && (
        <div>
          <p className={classes.heading}>{t('todo')}</p>
          <ul className={classes.todo}>
            {of.options.map(({ text, effort, risk }) => (
              <li key={text}>
                <Text size="sm" component="span">
                  <Coded text={text} />
                </Text>{' '}
                <Text size="xs" c="dimmed" component="span">
                  {t(effort)}, {t(`risk_${risk}`)}
                </Text>
              </li>
            ))}
          </ul>
        </div>
      )}
      {of.evidence.length > 0 && (
        <div>
          <p className={classes.heading}>{t('seen')}</p>
          {of.evidence.slice(0, 12).map(({ url, quote }, i) => (
            <pre className="evidence" key={i} tabIndex={0}>
              {[url, quote].filter(Boolean).join('\n')}
            </pre>
          ))}
        </div>
      )}
      {references.length > 0 && (
        <Text size="sm" className={classes.quote}>
          {t('more')}:{' '}
          {references.map((reference, i) => (
            <span key={reference}>
              {i > 0 && ', '}
              <Anchor href={reference} target="_blank" rel="noreferrer noopener" inherit>
                {shownReference(reference, references)}
              </Anchor>
            </span>
          ))}
        </Text>
      )}
    </div>
  );
}

/** The host says enough, but of two places of one host. */
function shownReference(reference: string, all: readonly string[]): string {
  const { host } = new URL(reference);
  const isOne = all.filter((one) => new URL(one).host === host).length === 1;
  return isOne ? host : reference.replace(/^https?:\/\//, '');
}

/** What stands between backticks is code. */
function Coded({ text }: { text: string }) {
  return text.split('`').map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part));
}
