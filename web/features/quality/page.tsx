import { Button, Skeleton, Text } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { readQuality, readQualityMonths } from '#contract/quality';
import { figures } from '#core/quality';
import { asLink } from '../../app/address.tsx';
import { type Topic, useCall } from '../../app/query.ts';
import { useCan, useIsClient } from '../../app/session.tsx';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useFormat } from '../../kit/format.ts';
import { Page } from '../../kit/Page.tsx';
import { ReportMenu } from '../../kit/ReportMenu.tsx';
import { useWords } from '../../kit/words.ts';
import { useAsked } from './asked.ts';
import { Card } from './card.tsx';
import { Csv } from './csv.tsx';
import { Filters } from './filters.tsx';
import { Hours } from './hours.tsx';
import { instantsIn, lastDay, yearUpTo } from './period.ts';
import classes from './quality.module.css';
import { qualityWords } from './words.ts';
import { Work } from './work.tsx';

const live = { live: ['request', 'incident'] satisfies Topic[], keep: true };

/** `/quality`: how well promises were kept, each figure with its months and the way to what it is made of. */
export default function QualityPage() {
  const t = useWords(qualityWords);
  const f = useFormat();
  const can = useCan();
  const isClient = useIsClient();
  const { period, query, narrowed, timeZone } = useAsked();
  const answer = useCall(readQuality, { query }, live);
  const year = instantsIn(yearUpTo(period), timeZone);
  const months = useCall(readQualityMonths, { query: { ...year, ...narrowed, timeZone } }, live).data?.items ?? [];
  const { data, error } = answer;
  const noon = (date: string) => f.date(`${date}T12:00:00Z`);
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t(isClient ? 'mineText' : 'text')}
        </Text>
      }
      actions={
        <>
          <Report />
          <Csv />
        </>
      }
    >
      <Filters />
      {error && !data && <ErrorNote error={error} onRetry={answer.refetch} />}
      {!data && !error && <Skeleton height={420} />}
      {data && (
        <>
          <Text size="sm" mb="sm">
            {t('cases', { n: data.cases, from: noon(period.from), to: noon(lastDay(period)) })}
          </Text>
          {data.cases === 0 && months.every((month) => month.cases === 0) ? (
            <Nothing />
          ) : (
            <div className={classes.cards} data-stale={answer.isPlaceholderData || undefined}>
              {figures.map((figure) => (
                <Card key={figure} figure={figure} value={data[figure]} months={months} period={period} />
              ))}
            </div>
          )}
        </>
      )}
      <div className={classes.beside}>
        {can('time.read') && <Work />}
        {can('contracts.read') && <Hours />}
      </div>
    </Page>
  );
}

/** What is shown, with each deadline of it explained. */
function Report() {
  const t = useWords(qualityWords);
  const { query, timeZone } = useAsked();
  return (
    <ReportMenu
      label={t('report')}
      href={(ending, language) => `/api/quality.${ending}?${new URLSearchParams({ ...query, timeZone, language })}`}
    />
  );
}

function Nothing() {
  const t = useWords(qualityWords);
  return (
    <EmptyState
      icon={IconChartBar}
      title={t('empty')}
      action={
        <Button variant="default" renderRoot={asLink('/quality?period=year')}>
          {t('showYear')}
        </Button>
      }
    >
      {t('emptyText')}
    </EmptyState>
  );
}
