import { Text } from '@mantine/core';
import { listIncidents } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { Elapsed } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { SeverityBadge } from '../../incidents/index.ts';
import classes from './portal.module.css';
import { portalWords } from './words.ts';

const shown = 5;

/** What the watch found; nothing where nothing is broken. */
export function BrokenNow() {
  const t = useWords(portalWords);
  const can = useCan();
  const { data } = useCall(
    listIncidents,
    { query: { state: 'active', limit: shown } },
    { live: ['incident'], enabled: can('incidents.read') },
  );
  if (!data || data.total === 0) return null;
  return (
    <Panel title={t('incidents')}>
      <ul className={classes.lines}>
        {data.items.map((incident) => (
          <li key={incident.id}>
            <span className={classes.what}>
              <Link plain fw={550} to={`/incidents/${incident.id}`}>
                {incident.title}
              </Link>
              <Text size="xs" c="dimmed" component="span">
                {incident.storeName} · {t('known')} <Elapsed since={incident.startedAt} />
                {incident.assignee && ` · ${t('inWork', { name: incident.assignee.name })}`}
              </Text>
            </span>
            <SeverityBadge severity={incident.severity} />
          </li>
        ))}
      </ul>
      {data.total > shown && (
        <Text size="sm" mt={8}>
          <Link to="/incidents">{t('more', { n: data.total - shown })}</Link>
        </Text>
      )}
    </Panel>
  );
}
