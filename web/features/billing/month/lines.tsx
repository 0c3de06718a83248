import { Text } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { LedgerMonth } from '#contract/billing';
import { Link } from '../../../app/address.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../billing.module.css';
import { clockOf, useWritten } from '../written.ts';
import { billingWords } from '../words.ts';

type Line = LedgerMonth['lines'][number];
type Entry = LedgerMonth['entries'][number];

/** What a month asks, line by line with its reason; each opens the entries behind it. */
export function Lines({ ledger }: { ledger: LedgerMonth }) {
  const t = useWords(billingWords);
  const { money } = useWritten();
  return (
    <Panel title={t('lines')}>
      {ledger.lines.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noLines')}
        </Text>
      )}
      {ledger.lines.length > 0 && (
        <div className={classes.lines}>
          <div className={classes.head} aria-hidden="true">
            <span>{t('line')}</span>
            <span className={classes.number}>{t('time')}</span>
            <span className={classes.number}>{t('rate')}</span>
            <span className={classes.number}>{t('amount')}</span>
          </div>
          {ledger.lines.map((line, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- a line has no name of its own
            <OneLine key={`${ledger.month} ${i}`} line={line} entries={ledger.entries} />
          ))}
          {ledger.totals.map(({ currency, amount }) => (
            <div key={currency} className={classes.total}>
              <span>{t('total')}</span>
              <span className={classes.number}>{money(amount, currency)}</span>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}

function OneLine({ line, entries }: { line: Line; entries: readonly Entry[] }) {
  const t = useWords(billingWords);
  const cells = <Cells line={line} />;
  if (line.parts.length === 0) return <div className={classes.plainLine}>{cells}</div>;
  return (
    <details>
      <summary>
        {cells}
        <IconChevronRight
          size={15}
          color="var(--mantine-color-dimmed)"
          aria-label={t('entries', { n: line.parts.length })}
        />
      </summary>
      <ul className={classes.entries}>
        {line.parts.map(({ entryId, minutes }) => (
          <Part key={entryId} minutes={minutes} entry={entries.find((one) => one.id === entryId)} />
        ))}
      </ul>
    </details>
  );
}

function Cells({ line: { kind, reason, minutes, count, rate, currency, amount } }: { line: Line }) {
  const t = useWords(billingWords);
  const { money } = useWritten();
  const perWhat = kind === 'critical_calls' ? 'perCall' : 'perHour';
  return (
    <>
      <span>{reason}</span>
      <span className={classes.number}>
        {minutes !== null && clockOf(minutes)}
        {count !== null && t('calls', { n: count })}
      </span>
      <span className={classes.number}>{rate !== null && t(perWhat, { money: money(rate, currency) })}</span>
      <span className={classes.number}>{money(amount, currency)}</span>
    </>
  );
}

/** An entry, or what of it went into the line. */
function Part({ minutes, entry }: { minutes: number; entry: Entry | undefined }) {
  const t = useWords(billingWords);
  const { day } = useWritten();
  if (!entry)
    return (
      <li>
        <span />
        <span>{t('hiddenEntry')}</span>
        <span className={classes.number}>{clockOf(minutes)}</span>
      </li>
    );
  return (
    <li>
      <span className="figures">{day(entry.date)}</span>
      <span>
        {entry.person}
        {entry.note && <span className="plain">{` · ${entry.note}`}</span>}
        <About entry={entry} />
      </span>
      <span className={classes.number}>
        {clockOf(minutes)}
        {entry.minutes !== minutes && (
          <Text component="span" size="xs" c="dimmed">
            {` ${t('ofEntry', { time: clockOf(entry.minutes) })}`}
          </Text>
        )}
      </span>
    </li>
  );
}

function About({ entry: { taskId, requestId, incidentId } }: { entry: Entry }) {
  const t = useWords(billingWords);
  const links = [
    taskId && (
      <Link key="task" to={`/tasks/${taskId}`}>
        {t('task')}
      </Link>
    ),
    requestId && (
      <Link key="request" to={`/requests/${requestId}`}>
        {t('request')}
      </Link>
    ),
    incidentId && (
      <Link key="incident" to={`/incidents/${incidentId}`}>
        {t('incident')}
      </Link>
    ),
  ].filter(Boolean);
  return links.map((link) => <span key={(link as { key: string }).key}> · {link}</span>);
}
