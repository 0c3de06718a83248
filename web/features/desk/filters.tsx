import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { severities } from '#contract/incidents';
import { useAddress } from '../../app/address.tsx';
import { useIsClient } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { Filter } from '../../kit/Filter.tsx';
import { PageSearch } from '../../kit/Paged.tsx';
import { useWords } from '../../kit/words.ts';
import { clockWords } from './clock/words.ts';
import { useClientOptions, useTeamOptions } from './options.ts';
import classes from './list.module.css';
import { requestWords } from './words.ts';

export const filterNames = ['state', 'waiting', 'severity', 'clientId', 'storeId', 'assigneeId'];
export const waits = ['answer', 'team', 'client', 'third'] as const;
export const states = ['new', 'open', 'waiting_client', 'waiting_third', 'solved', 'closed'] as const;

/** What is shown of the requests; on a phone the less usual ones are folded behind a button. */
export function Filters() {
  const t = useWords(requestWords);
  const clock = useWords(clockWords);
  const { search } = useAddress();
  const isClient = useIsClient();
  const used = filterNames.filter((name) => search[name]).length;
  const [opened, fold] = useDisclosure(used > 0);
  return (
    <div className="toolbar">
      <PageSearch placeholder={t('search')} />
      <Button
        className={classes.toggle}
        variant="default"
        leftSection={<IconAdjustmentsHorizontal size={16} />}
        onClick={fold.toggle}
        aria-expanded={opened}
      >
        {t('filters')}
        {used > 0 && ` · ${used}`}
      </Button>
      <div className={classes.filters} data-shown={opened || undefined}>
        {!isClient && (
          <Choice
            name="waiting"
            any={t('waiting_any')}
            label={t('waiting')}
            of={waits}
            word={(w) => t(`waiting_${w}`)}
          />
        )}
        <StateChoice />
        <Choice
          name="severity"
          any={t('anySeverity')}
          label={t('severity')}
          of={severities}
          word={(s) => t(`severity_${s}`)}
        />
        {!isClient && <WhoseFilters />}
        <StoreFilter />
        {!isClient && (
          <Filter
            name="sort"
            label={clock('sort')}
            any={clock('sort_turn')}
            data={[{ value: 'deadline', label: clock('sort_deadline') }]}
          />
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Said where nothing is chosen. */
  any: string;
}

function Choice<Value extends string>({
  name,
  label,
  any,
  of,
  word,
}: ChoiceProps & { of: readonly Value[]; word: (value: Value) => string }) {
  return <Filter name={name} label={label} any={any} data={of.map((value) => ({ value, label: word(value) }))} />;
}

/** What is done is left out unless it is asked for. */
function StateChoice() {
  const t = useWords(requestWords);
  const isClient = useIsClient();
  const word = (state: (typeof states)[number]) => t(isClient ? `mine_${state}` : `state_${state}`);
  const data = [...states.map((value) => ({ value, label: word(value) })), { value: 'all', label: t('all') }];
  return <Filter name="state" label={t('state')} any={t('active')} data={data} />;
}

function WhoseFilters() {
  const t = useWords(requestWords);
  return (
    <>
      <Filter name="clientId" clears={['storeId']} label={t('client')} any={t('allClients')} {...useClientOptions()} />
      <Filter name="assigneeId" label={t('owner')} any={t('anyOwner')} {...useTeamOptions()} />
    </>
  );
}

function StoreFilter() {
  const t = useWords(requestWords);
  const { search } = useAddress();
  const stores = useStoreOptions(search.clientId);
  if (stores.data.length < 2 && !search.storeId) return null;
  return <Filter name="storeId" label={t('store')} any={t('allStores')} {...stores} />;
}
