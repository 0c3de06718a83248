import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileText, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Contract,
  type ContractVersion,
  listContracts,
  type Promised,
  readContract,
  withdrawContractVersion,
} from '#contract/contracts';
import { priceLines } from '#contract/price-lines';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Confirm } from '../../../kit/Confirm.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { useDates } from '../calendars/weeks.tsx';
import classes from './contract.module.css';
import { ContractActions } from './contract-actions.tsx';
import { StateWord } from './list-page.tsx';
import { usePriceLine } from './price-line.ts';
import { contractWords } from './words.ts';

/** One contract: its versions, the newest first, and what can be done with it. */
export default function ContractPage() {
  const t = useWords(contractWords);
  const { params } = useAddress();
  const answer = useCall(readContract, { params: { id: params.id! } });
  const write = useDates();
  const contract = answer.data;
  return (
    <Page
      title={contract?.name ?? t('title')}
      crumbs={[{ label: t('title'), to: '/contracts' }]}
      beside={contract && <StateWord state={contract.state} />}
      below={
        contract && (
          <Text size="sm" c="dimmed" mt={4}>
            {[
              contract.clientName,
              contract.timeZone.replaceAll('_', ' '),
              contract.ends && `${t('lastDay')}: ${write.long(contract.ends)}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )
      }
      actions={
        contract && (
          <>
            {contract.state !== 'draft' && (
              <Button
                variant="default"
                leftSection={<IconHourglass size={16} />}
                renderRoot={asLink(`/contracts/${contract.id}/hours`)}
              >
                {t('hours')}
              </Button>
            )}
            <ContractActions contract={contract} />
          </>
        )
      }
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!contract && !answer.error && <Skeleton height={320} />}
      <Stack gap="md">
        {contract?.versions.map((version) => (
          <Version key={version.version} contract={contract} version={version} />
        ))}
      </Stack>
    </Page>
  );
}

/** The last date on which a version holds that ends at this instant, a midnight of the contract's zone. */
const lastDay = (validTo: string, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(Date.parse(validTo) - 1);

const severities = ['critical', 'major', 'minor', 'info'] as const;
const targets = ['reaction', 'update', 'resolution'] as const;

function Version({ contract, version }: { contract: Contract; version: ContractVersion }) {
  const t = useWords(contractWords);
  const f = useFormat();
  const write = useDates();
  const price = usePriceLine();
  const language = useLanguage();
  const { terms, acceptance } = version;
  return (
    <Panel
      title={
        <Group gap="xs">
          {t('version', { n: version.version })} <StateWord state={version.state} />
        </Group>
      }
      actions={
        <Group gap="xs">
          {version.state === 'coming' && contract.versions.length > 1 && (
            <Withdraw contract={contract} version={version} />
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileText size={15} />}
            renderRoot={asLink(`/contracts/${contract.id}/agreement?version=${version.version}`)}
          >
            {t('openAgreement')}
          </Button>
        </Group>
      }
    >
      <dl className={`facts ${classes.facts}`}>
        <dt>{t('begins')}</dt>
        <dd>
          {write.long(version.begins)}
          {version.validTo && ` · ${t('until', { date: write.long(lastDay(version.validTo, contract.timeZone)) })}`}
        </dd>
        <dt>{t('stores')}</dt>
        <dd>{version.storeNames.join(', ') || t('allStores')}</dd>
        <dt>{t('calendar')}</dt>
        <dd>{version.calendarName}</dd>
        <dt>{t('price')}</dt>
        <dd>
          <b>{price(terms.price)}</b>
          <ul className={classes.price}>
            {priceLines(terms.price, language).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </dd>
        <dt>{t('acceptTitle')}</dt>
        <dd>{acceptance ? t('accepted', { who: acceptance.by, when: f.instant(acceptance.at) }) : t('notAccepted')}</dd>
        {version.note && (
          <>
            <dt>{t('note')}</dt>
            <dd>{version.note}</dd>
          </>
        )}
      </dl>
      <Promises sla={terms.sla} />
    </Panel>
  );
}

/** What is promised for each severity; hours are never written as days, as a working day has no length of its own. */
function Promises({ sla }: { sla: ContractVersion['terms']['sla'] }) {
  const t = useWords(contractWords);
  const text = (target: Promised['reaction']) => {
    if (!target) return t('notPromised');
    const [hours, rest] = [Math.floor(target.minutes / 60), target.minutes % 60];
    const time = [hours > 0 && `${hours} ${t('h')}`, rest > 0 && `${rest} ${t('m')}`].filter(Boolean).join(' ');
    return `${time}, ${t(`hours_${target.hours}`)}`;
  };
  return (
    <ul className={classes.promises}>
      {severities
        .filter((severity) => targets.some((name) => sla[severity][name]))
        .map((severity) => (
          <li key={severity}>
            <b>{t(severity)}</b>
            {targets.map((name) => (
              <span key={name}>
                {t(name)}: {text(sla[severity][name])}
              </span>
            ))}
          </li>
        ))}
    </ul>
  );
}

function Withdraw({ contract, version }: { contract: Contract; version: ContractVersion }) {
  const t = useWords(contractWords);
  const [asking, ask] = useState(false);
  const withdraw = useChange(withdrawContractVersion, {
    quiet: true,
    stale: [readContract, listContracts],
    onDone: () => ask(false),
  });
  if (!useCan()('contracts.write')) return null;
  return (
    <>
      <Button size="xs" variant="subtle" color="red" onClick={() => ask(true)}>
        {t('withdraw')}
      </Button>
      <Confirm
        opened={asking}
        onClose={() => ask(false)}
        title={t('withdrawTitle', { n: version.version })}
        verb={t('withdraw')}
        pending={withdraw.isPending}
        error={withdraw.error}
        onConfirm={() => withdraw.mutate({ params: { id: contract.id, version: version.version } })}
      >
        {t('withdrawText')}
      </Confirm>
    </>
  );
}
