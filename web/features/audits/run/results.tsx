import { Text } from '@mantine/core';
import { type AuditDetail, compareAudits } from '#contract/audits';
import { areas, severities } from '#core/inspection';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../audits.module.css';
import { FindingSeverity, FindingState } from '../badges.tsx';
import { WhatWasFound } from '../found.tsx';
import { Narrow } from '../narrow.tsx';
import { auditWords } from '../words.ts';

/** What this run found, the gravest first; the first one is open. */
export function Results({ audit: { results, news } }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  const { search } = useAddress();
  const shown = results.filter(
    (result) =>
      (!search.severity || result.severity === search.severity) &&
      (!search.area || result.area === search.area) &&
      (!search.news || result.news === search.news),
  );
  return (
    <Panel title={t('results')}>
      {news && (
        <Text size="sm" c="dimmed" mb="xs">
          {t('compared')}: {news.new} {t('new')}, {news.fixed} {t('fixedNow')}, {news.back} {t('back')}, {news.still}{' '}
          {t('still')}
        </Text>
      )}
      {results.length === 0 && <Text size="sm">{t('nothingFound')}</Text>}
      {results.length > 5 && <Sieve hasNews={news !== null} />}
      {results.length > 0 && shown.length === 0 && <Text size="sm">{t('noneOfThese')}</Text>}
      <ul className={classes.lines}>
        {shown.map((result, i) => (
          <li key={result.findingId ?? `${result.check} ${result.about}`}>
            <details className={classes.found} open={i === 0}>
              <summary>
                <FindingSeverity severity={result.severity} />
                <b>{result.title}</b>
                {result.news && result.news !== 'still' && (
                  <span className={classes.state} data-state="open">
                    {t(`changed_${result.news}`)}
                  </span>
                )}
                {result.state && result.state !== 'open' && <FindingState state={result.state} />}
              </summary>
              <WhatWasFound of={result} />
              {result.findingId && (
                <Text size="sm" pb={6}>
                  <Link to={`/audits/findings/${result.findingId}`}>{t('life')}</Link>
                </Text>
              )}
            </details>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Sieve({ hasNews }: { hasNews: boolean }) {
  const t = useWords(auditWords);
  return (
    <div className="toolbar">
      <Narrow by="severity" any={t('anySeverity')} values={severities} />
      <Narrow by="area" any={t('anyArea')} values={areas} />
      {hasNews && <Narrow by="news" any={t('anyNews')} values={['new', 'back', 'still']} />}
    </div>
  );
}

/** What is not there any more since the audit before, and what of it this one could not see. */
export function Gone({ auditId }: { auditId: string }) {
  const t = useWords(auditWords);
  const { data } = useCall(compareAudits, { params: { id: auditId }, query: {} }, { live: ['audit'], about: auditId });
  if (!data?.against || data.fixed.length + data.unknown.length === 0) return null;
  const lists = [
    [t('fixedSince'), data.fixed],
    [t('notSeenAgain'), data.unknown],
  ] as const;
  return (
    <Panel title={t('compared')}>
      {lists
        .filter(([, list]) => list.length > 0)
        .map(([title, list]) => (
          <details key={title} className={classes.found} open>
            <summary>
              <b>
                {title} · {list.length}
              </b>
            </summary>
            <ul className={classes.todo}>
              {list.map((one) => (
                <Text component="li" size="sm" key={`${one.check} ${one.about}`} className={classes.quote}>
                  {one.findingId ? <Link to={`/audits/findings/${one.findingId}`}>{one.title}</Link> : one.title}
                </Text>
              ))}
            </ul>
          </details>
        ))}
    </Panel>
  );
}

/** What is well, what could not be judged and why, what does not apply. */
export function Judged({ audit: { passed, unknown, notApplicable } }: { audit: AuditDetail }) {
  const t = useWords(auditWords);
  return (
    <Panel>
      {unknown.length > 0 && (
        <details className={classes.found}>
          <summary>
            <b>
              {t('unknown')} · {unknown.length}
            </b>
          </summary>
          <Text size="sm" c="dimmed">
            {t('unknownText')}
          </Text>
          <ul className={classes.todo}>
            {unknown.map(({ check, title, reason }) => (
              <Text component="li" size="sm" key={check} className={classes.quote}>
                {title}: {reason}
              </Text>
            ))}
          </ul>
        </details>
      )}
      {(
        [
          ['passed', passed],
          ['notApplicable', notApplicable],
        ] as const
      ).map(([word, list]) => (
        <details key={word} className={classes.found}>
          <summary>
            <b>
              {t(word)} · {list.length}
            </b>
          </summary>
          <ul className={classes.todo}>
            {list.map(({ check, title }) => (
              <Text component="li" size="sm" key={check}>
                {title}
              </Text>
            ))}
          </ul>
        </details>
      ))}
    </Panel>
  );
}
