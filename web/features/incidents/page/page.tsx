import { Alert, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { readIncident, type IncidentDetail } from '#contract/incidents';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { ClockPanel } from '../../desk/index.ts';
import { TasksOf } from '../../tasks/index.ts';
import { IncidentStateBadge, SeverityBadge } from '../badges.tsx';
import { incidentWords } from '../words.ts';
import { Actions, RenameOver } from './actions.tsx';
import { Broken } from './broken.tsx';
import { Cause } from './cause.tsx';
import { ChangesBefore } from './changes-before.tsx';
import { Earlier } from './earlier.tsx';
import { EscalationPanel } from './escalation.tsx';
import { FirstSteps } from './first-steps.tsx';
import { Glance } from './glance.tsx';
import classes from './page.module.css';
import { Timeline } from './timeline.tsx';
import { WhoKnows } from './who-knows.tsx';
import { incidentPageWords } from './words.ts';

/** `/incidents/:id`: everything that one needs at 3 a.m. on a phone, on one screen, the most urgent first. */
export default function IncidentPage() {
  const t = useWords(incidentPageWords);
  const { id } = useAddress().params as { id: string };
  const incident = useCall(readIncident, { params: { id } }, { live: ['incident'], about: id });
  const { data, error } = incident;
  if (error && (error.status === 404 || error.status === 422))
    return (
      <EmptyState title={t('notFound')} action={<Link to="/incidents">{t('back')}</Link>}>
        {t('notFoundText')}
      </EmptyState>
    );
  if (error && !data) return <ErrorNote error={error} onRetry={incident.refetch} />;
  if (!data) return <Skeleton height={420} />;
  return <Incident key={data.id} incident={data} />;
}

function Incident({ incident }: { incident: IncidentDetail }) {
  const t = useWords(incidentPageWords);
  const list = useWords(incidentWords);
  const can = useCan();
  const over = incident.state === 'resolved' || incident.state === 'merged';
  const below = (
    <Group gap="6px 14px" mt={8}>
      <SeverityBadge severity={incident.severity} />
      <IncidentStateBadge state={incident.state} />
      <Text size="sm">
        <Link to={`/stores/${incident.storeId}`}>{incident.storeName}</Link>
      </Text>
    </Group>
  );
  return (
    <Page
      title={`#${incident.number} ${incident.title}`}
      crumbs={[{ label: list('title'), to: '/incidents' }]}
      below={below}
      actions={over && can('incidents.write') && <RenameOver incident={incident} />}
    >
      {incident.mergedInto && (
        <Alert mb="md" color="gray" icon={<IconArrowMerge size={18} />} title={t('mergedInto')}>
          <Link to={`/incidents/${incident.mergedInto}`}>{t('toThatOne')}</Link>
        </Alert>
      )}
      <Glance incident={incident} />
      {can('incidents.write') && !over && <Actions incident={incident} />}
      <div className={classes.columns}>
        <div className={classes.first}>
          <Broken incident={incident} />
          <Earlier incident={incident} />
        </div>
        <div className={classes.stepsArea}>
          {can('incidents.write') && !over && <FirstSteps steps={incident.firstSteps} />}
        </div>
        <div className={classes.side}>
          {over && <Cause incident={incident} />}
          <ClockPanel of="incident" id={incident.id} />
          {can('notices.read') && <EscalationPanel incident={incident} />}
          {can('notices.read') && <WhoKnows incident={incident} />}
          <TasksOf incidentId={incident.id} />
          <ChangesBefore changes={incident.changesBefore} />
          {!over && <Cause incident={incident} />}
        </div>
        <div className={classes.last}>
          <Timeline incident={incident} />
        </div>
      </div>
    </Page>
  );
}
