import { Button, Group, Select, Text } from '@mantine/core';
import { IconAlertOctagonFilled, IconInfoCircle, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { listPaymentChanges, type PaymentChange, paymentChangeStates } from '#contract/payment-pages';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { NothingFound, PageFoot, usePaging } from '../../../kit/Paged.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { cardWords } from '../card.words.ts';
import { CardDialog } from '../card-dialog.tsx';
import { JudgeDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';
import { shownScript } from './together.ts';

const perPage = 20;
const weightWords = { alarm: 'alarm', approve: 'toApprove', note: 'toKnow' } as const;
const icons = { alarm: IconAlertOctagonFilled, approve: IconUserQuestion, note: IconInfoCircle };

/**
 * What changed, by what it means, with what a person said of it.
 * @param isSeen whether any visit saw the pages: else nothing can be said
 */
export function Changes({ storeId, isSeen }: { storeId: string; isSeen: boolean }) {
  const t = useWords(paymentWords);
  const { search, setSearch } = useAddress();
  const { query } = usePaging(perPage);
  const state = paymentChangeStates.find((one) => one === search.state);
  const { data, error, refetch } = useCall(
    listPaymentChanges,
    { params: { id: storeId }, query: { ...query, ...(state ? { state } : {}) } },
    { live: ['audit', 'incident'], about: storeId, keep: true },
  );
  const none = data?.items.length === 0;
  return (
    <Panel
      title={t('changes')}
      actions={
        !(none && !state) && (
          <Select
            aria-label={t('judgement')}
            size="xs"
            w={210}
            allowDeselect={false}
            value={state ?? 'all'}
            onChange={(value) =>
              setSearch({ state: value === 'all' ? undefined : (value ?? undefined), page: undefined })
            }
            data={[
              { value: 'all', label: t('anyJudgement') },
              ...paymentChangeStates.map((value) => ({ value: value as string, label: t(value) })),
            ]}
          />
        )
      }
    >
      {error && !data && <ErrorNote error={error} onRetry={refetch} />}
      {none &&
        (state ? (
          <NothingFound filters={['state']} />
        ) : (
          <Text size="sm" c="dimmed">
            {t(isSeen ? 'noChanges' : 'nothingToCompare')}
          </Text>
        ))}
      <ul className={classes.lines}>
        {data?.items.map((change) => (
          <li key={change.id}>
            <ChangeLine change={change} storeId={storeId} />
          </li>
        ))}
      </ul>
      {data && <PageFoot total={data.total} limit={perPage} />}
    </Panel>
  );
}

function ChangeLine({ change, storeId }: { change: PaymentChange; storeId: string }) {
  const t = useWords(paymentWords);
  const { kind, page, text, meaning, weight, about, detail, firstAt, lastAt, state, judged, incident } = change;
  const Icon = icons[weight];
  // Of a script in the page the evidence is how it begins.
  const shown = kind === 'script_new' || kind === 'script_gone' ? shownScript({ id: about, start: detail }) : about;
  return (
    <details className={classes.found} open={state === 'open'}>
      <summary>
        <span className={classes.weight} data-weight={weight}>
          <Icon size={14} />
          {t(weightWords[weight])}
        </span>
        <b>
          {text}
          {about && <code className={classes.about}>{shown}</code>}
        </b>
        <span className={classes.tags}>
          <span className={classes.tag}>{t(page)}</span>
        </span>
        <span className={classes.word} data-waits={state === 'open' || undefined}>
          {t(state)}
        </span>
      </summary>
      <div className={classes.body}>
        <Text size="sm">{meaning}</Text>
        <Facts
          of={[
            [t('page'), t(page)],
            [t('firstSeen'), <Instant key="first" of={firstAt} />],
            [t('lastSeen'), firstAt === lastAt ? null : <Instant key="last" of={lastAt} />],
            [
              t('incident'),
              incident && (
                <Link key="incident" to={`/incidents/${incident.id}`}>
                  #{incident.number}
                </Link>
              ),
            ],
            [
              t('judgement'),
              judged && (
                <>
                  {t(state)}: {judged.by}, <Instant of={judged.at} />. {judged.why}
                </>
              ),
            ],
          ]}
        />
        {detail && detail !== about && <PlainBlock label={t('evidence')}>{detail}</PlainBlock>}
        <Judge change={change} storeId={storeId} />
      </div>
    </details>
  );
}

function Judge({ change, storeId }: { change: PaymentChange; storeId: string }) {
  const t = useWords(paymentWords);
  const can = useCan();
  const { go } = useAddress();
  const c = useWords(cardWords);
  const [lets, setLets] = useState(false);
  const [as, setAs] = useState<'expected' | 'hostile' | null>(null);
  const openHref = `/incidents/new?storeId=${storeId}`;
  if (change.state === 'hostile' && change.incident === null && can('incidents.open'))
    return (
      <Text size="sm">
        <Link to={openHref}>{t('openIncident')}</Link>
      </Text>
    );
  const isCard = change.kind === 'card_leaves';
  if (change.judged !== null || change.state !== 'open' || !can('findings.write')) return null;
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => (isCard ? setLets(true) : setAs('expected'))}>
        {isCard ? c('letCardShort') : t('callExpected')}
      </Button>
      <Button size="compact-sm" color="red" variant="light" onClick={() => setAs('hostile')}>
        {t('callHostile')}
      </Button>
      <CardDialog opened={lets} onClose={() => setLets(false)} storeId={storeId} host={change.about} />
      <JudgeDialog
        opened={as !== null}
        onClose={() => setAs(null)}
        change={change}
        as={as ?? 'expected'}
        onJudged={(judged) => {
          if (judged.state !== 'hostile') return;
          if (judged.incident) go(`/incidents/${judged.incident.id}`);
          else if (can('incidents.open')) go(openHref);
        }}
      />
    </Group>
  );
}
