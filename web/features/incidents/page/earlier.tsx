import { Alert, Text } from '@mantine/core';
import { IconRepeat } from '@tabler/icons-react';
import type { IncidentDetail } from '#contract/incidents';
import { Link } from '../../../app/address.tsx';
import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { incidentPageWords } from './words.ts';

/** The same cause was here before: what it was then, and what should have kept it away. */
export function Earlier({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const f = useFormat();
  if (incident.recurrence === 0) return null;
  return (
    <Alert color="amber" icon={<IconRepeat size={18} />} title={t('recurrence', { n: incident.recurrence })}>
      {incident.earlier.map((earlier) => (
        <div key={earlier.id} style={{ marginTop: 4 }}>
          <Text size="sm">
            <Link to={`/incidents/${earlier.id}`}>
              #{earlier.number} {earlier.title}
            </Link>
            , {f.date(earlier.openedAt)}
          </Text>
          {earlier.cause && (
            <Text size="sm" className="plain">
              {t('cause')}: {earlier.cause}
            </Text>
          )}
          {earlier.prevention && (
            <Text size="sm" className="plain">
              {t('prevention')}: {earlier.prevention}
            </Text>
          )}
        </div>
      ))}
    </Alert>
  );
}
