import { Button, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { QuoteFacts } from '#contract/contracts';
import { readStore, type Store } from '#contract/stores';
import { documentationStates, pricedPlatforms, seasons } from '#core/quote';
import { useChange } from '../../app/query.ts';
import { useStoreOptions } from '../../app/store-options.ts';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { brands, type Count, factsOf, seenOf } from './facts.ts';
import { quoteWords } from './words.ts';

interface Props {
  facts: QuoteFacts;
  onChange: (facts: QuoteFacts) => void;
  store: Store | null;
  onStore: (store: Store | null) => void;
}

const most: Record<Count, number> = {
  integrations: 1000,
  currencies: 200,
  languages: 200,
  visitsPerMonth: 1_000_000_000,
  ordersPerMonth: 100_000_000,
};

/** A few plain questions; each may stay without an answer. */
export function FactsForm({ facts, onChange, store, onStore }: Props) {
  const t = useWords(quoteWords);
  const seen = useSeen(facts, store);
  const set = (change: Partial<QuoteFacts>) => onChange({ ...facts, ...change });
  const count = (name: Count, description?: string) => (
    <NumberInput
      label={t(name)}
      description={seen[name] ?? description}
      placeholder={t('unknown')}
      min={0}
      max={most[name]}
      clampBehavior="strict"
      allowDecimal={false}
      allowNegative={false}
      thousandSeparator=" "
      hideControls
      inputMode="numeric"
      value={facts[name] ?? ''}
      onChange={(next) => set({ [name]: next === '' ? null : Number(next) })}
    />
  );
  return (
    <Panel
      title={t('facts')}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => {
            onStore(null);
            onChange(factsOf({}));
          }}
        >
          {t('clear')}
        </Button>
      }
    >
      <Stack gap="sm">
        <StoreField facts={facts} onChange={onChange} store={store} onStore={onStore} />
        <Choice
          label={t('platform')}
          description={seen.platform}
          data={pricedPlatforms.map((value) => ({
            value,
            label: value === 'other' ? t('platform_other') : brands[value],
          }))}
          value={facts.platform}
          onChange={(platform) => set({ platform })}
        />
        {count('integrations', t('integrationsHint'))}
        {count('currencies')}
        {count('languages')}
        {count('visitsPerMonth')}
        {count('ordersPerMonth')}
        <Choice
          label={t('seasonality')}
          data={seasons.map((value) => ({ value, label: t(`seasonality_${value}`) }))}
          value={facts.seasonality}
          onChange={(seasonality) => set({ seasonality })}
        />
        <Choice
          label={t('documentation')}
          data={documentationStates.map((value) => ({ value, label: t(`documentation_${value}`) }))}
          value={facts.documentation}
          onChange={(documentation) => set({ documentation })}
        />
      </Stack>
    </Panel>
  );
}

function Choice<Value extends string>({
  data,
  onChange,
  ...shown
}: {
  label: string;
  description?: string | undefined;
  data: { value: Value; label: string }[];
  value: Value | null;
  onChange: (value: Value | null) => void;
}) {
  const t = useWords(quoteWords);
  return (
    <Select
      {...shown}
      placeholder={t('unknown')}
      clearable
      data={data}
      onChange={(next) => onChange(data.find(({ value }) => value === next)?.value ?? null)}
    />
  );
}

/** Choosing a store answers what the product has seen of it, and says so beside the answers. */
function StoreField({ facts, onChange, store, onStore }: Props) {
  const t = useWords(quoteWords);
  const options = useStoreOptions();
  const read = useChange(readStore, {
    onDone: (found) => {
      onStore(found);
      onChange({ ...facts, ...seenOf(found) });
    },
  });
  return (
    <>
      <Select
        label={t('store')}
        placeholder={t('storePlaceholder')}
        clearable
        {...options}
        value={store?.id ?? null}
        onChange={(id) => (id ? read.mutate({ params: { id } }) : onStore(null))}
      />
      {store && Object.keys(seenOf(store)).length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nothingSeen', { store: store.name })}
        </Text>
      )}
    </>
  );
}

/** Where an answer came from, as long as it is the one that was seen. */
function useSeen(facts: QuoteFacts, store: Store | null): Partial<Record<keyof QuoteFacts, string>> {
  const t = useWords(quoteWords);
  if (!store) return {};
  const seen = seenOf(store);
  const what = {
    platform: store.platform === 'unknown' ? '' : brands[store.platform],
    languages: store.languages.join(', '),
    currencies: store.currencies.join(', '),
  };
  const names = (['platform', 'languages', 'currencies'] as const).filter(
    (name) => seen[name] !== undefined && seen[name] === facts[name],
  );
  return Object.fromEntries(names.map((name) => [name, t('seen', { store: store.name, what: what[name] })]));
}
