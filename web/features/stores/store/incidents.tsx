import { Text } from '@mantine/core';
import { listIncidents, type Incident } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Paged, usePaging } from '../../../kit/Paged.tsx';
import { Age, Elapsed } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { SeverityBadge } from '../../incidents/index.ts';
import { incidentShownWords, storeWords } from '../words.ts';

/** All incidents of the store, newest first. */
export function StoreIncidents({ storeId }: { storeId: string }) {
  const t = useWords(storeWords);
  const { query } = usePaging();
  const answer = useCall(
    listIncidents,
    { query: { ...query, storeId } },
    { live: ['incident'], about: storeId, keep: true },
  );
  return (
    <Paged
      answer={answer}
      rowKey={(i) => i.id}
      label={t('incidents')}
      empty={<EmptyState title={t('noIncidents')} />}
      columns={[
        { key: 'severity', head: '', width: 130, cell: (i) => <SeverityBadge severity={i.severity} /> },
        {
          key: 'title',
          head: t('incidents'),
          cell: (i) => (
            <Link to={`/incidents/${i.id}`} plain fw={550}>
              #{i.number} {i.title}
            </Link>
          ),
        },
        { key: 'state', head: t('state'), width: 150, cell: (i) => <StateOf incident={i} /> },
        { key: 'since', head: t('since'), from: 'sm', width: 150, align: 'end', cell: (i) => <Age of={i.startedAt} /> },
        {
          key: 'lasted',
          head: '',
          from: 'sm',
          width: 130,
          align: 'end',
          cell: (i) => <Elapsed since={i.startedAt} until={i.resolvedAt} />,
        },
      ]}
    />
  );
}

function StateOf({ incident }: { incident: Incident }) {
  const t = useWords(incidentShownWords);
  return (
    <>
      {t(incident.state)}
      {incident.assignee && (
        <Text size="xs" c="dimmed">
          {incident.assignee.name}
        </Text>
      )}
    </>
  );
}

/** Active incidents as a short list. */
export function IncidentList({ incidents }: { incidents: Incident[] }) {
  return (
    <ul className="store-incidents">
      {incidents.map((i) => (
        <li key={i.id}>
          <SeverityBadge severity={i.severity} />
          <span className="store-incident-title">
            <Link to={`/incidents/${i.id}`} plain fw={550}>
              #{i.number} {i.title}
            </Link>
          </span>
          <span className="store-incident-state">
            <StateOf incident={i} />
          </span>
          <span className="figures">
            <Elapsed since={i.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
