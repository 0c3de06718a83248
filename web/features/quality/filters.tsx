import { Select, TextInput } from '@mantine/core';
import { useAddress } from '../../app/address.tsx';
import { useIsClient } from '../../app/session.tsx';
import { useStoreOptions } from '../../app/store-options.ts';
import { Filter } from '../../kit/Filter.tsx';
import { useWords } from '../../kit/words.ts';
import { useClientOptions, useTeamOptions } from '../desk/index.ts';
import { useAsked } from './asked.ts';
import { lastDay, periods } from './period.ts';
import { qualityWords } from './words.ts';

/** Period, kind, client, store and person; they live in the address. */
export function Filters({ withoutKind = false }: { withoutKind?: boolean }) {
  const t = useWords(qualityWords);
  const isClient = useIsClient();
  const { search, setSearch } = useAddress();
  const { period } = useAsked();
  const stores = useStoreOptions(search.clientId);
  const day = (name: 'from' | 'until', value: string) => (
    <TextInput
      type="date"
      className="filter"
      aria-label={t(name)}
      value={value}
      onChange={(e) => e.currentTarget.value && setSearch({ [name]: e.currentTarget.value, page: undefined })}
    />
  );
  return (
    <div className="toolbar">
      <Select
        className="filter"
        aria-label={t('period')}
        allowDeselect={false}
        data={periods.map((value) => ({ value, label: t(`period_${value}`) }))}
        value={period.name}
        onChange={(name) =>
          name &&
          setSearch({
            period: name,
            page: undefined,
            ...(name === 'own' ? { from: period.from, until: lastDay(period) } : { from: undefined, until: undefined }),
          })
        }
      />
      {period.name === 'own' && (
        <>
          {day('from', period.from)}
          {day('until', lastDay(period))}
        </>
      )}
      {!withoutKind && (
        <Filter
          name="kind"
          any={t('kind_any')}
          label={t('kind')}
          data={(['request', 'incident'] as const).map((value) => ({ value, label: t(`kind_${value}`) }))}
        />
      )}
      {!isClient && <Team />}
      {(stores.data.length > 1 || search.storeId) && (
        <Filter name="storeId" any={t('anyStore')} label={t('store')} {...stores} />
      )}
    </div>
  );
}

function Team() {
  const t = useWords(qualityWords);
  return (
    <>
      <Filter name="clientId" clears={['storeId']} any={t('anyClient')} label={t('client')} {...useClientOptions()} />
      <Filter name="personId" any={t('anyPerson')} label={t('person')} {...useTeamOptions()} />
    </>
  );
}
