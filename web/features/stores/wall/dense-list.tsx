import { Table } from '@mantine/core';
import { Link } from '../../../app/address.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Sparkline } from '../../../kit/Sparkline.tsx';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';
import { DayBar, DaysLeft, DayUptime, IncidentCount, latestOf, type WallProps } from './parts.tsx';

/** The wall as lines: more stores on one screen. */
export function DenseList({ stores, cells, incidents }: WallProps) {
  const t = useWords(storeWords);
  const f = useFormat();
  return (
    <div className="paged">
      <div className="paged-scroll">
        <Table highlightOnHover aria-label={t('wall')} className="dense">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={130}>{t('state')}</Table.Th>
              <Table.Th miw={170}>{t('store')}</Table.Th>
              <Table.Th w={170} visibleFrom="sm">
                {t('last24h')}
              </Table.Th>
              <Table.Th w={90} ta="end">
                {t('uptime')}
              </Table.Th>
              <Table.Th w={130} visibleFrom="md">
                {t('response')}
              </Table.Th>
              <Table.Th w={96} visibleFrom="md">
                {t('certificate')}
              </Table.Th>
              <Table.Th w={96} visibleFrom="lg">
                {t('domain')}
              </Table.Th>
              <Table.Th w={118}>{t('incidents')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stores.map((store) => (
              <Table.Tr key={store.id}>
                <Table.Td>
                  <StateBadge status={store.status} bare />
                </Table.Td>
                <Table.Td>
                  <Link to={`/stores/${store.id}`} plain fw={550}>
                    {store.name}
                  </Link>
                  <span className="dense-client">{store.clientName === store.name ? '' : store.clientName}</span>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <DayBar store={store} cells={cells} height={18} />
                </Table.Td>
                <Table.Td ta="end">{store.uptime24h === null ? '–' : <DayUptime store={store} />}</Table.Td>
                <Table.Td visibleFrom="md">
                  <div className="store-response">
                    <Sparkline values={store.latency} height={18} />
                    <span className="figures">
                      {latestOf(store.latency) === null ? '' : f.duration(latestOf(store.latency)!)}
                    </span>
                  </div>
                </Table.Td>
                <Table.Td visibleFrom="md">
                  <DaysLeft of="certificate" days={store.certificateDays} />
                </Table.Td>
                <Table.Td visibleFrom="lg">
                  <DaysLeft of="domain" days={store.domainDays} />
                </Table.Td>
                <Table.Td>
                  <IncidentCount storeId={store.id} counts={incidents[store.id]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
