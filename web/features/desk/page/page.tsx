import { Alert, Group, Skeleton, Text } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { readRequest, type RequestDetail } from '#contract/desk';
import { Link, useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan, useIsClient } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { SeverityBadge } from '../../incidents/index.ts';
import { TasksOf } from '../../tasks/index.ts';
import { ClockPanel } from '../clock/clock-panel.tsx';
import { RequestStateBadge, Unanswered } from '../badges.tsx';
import { whose } from '../whose.ts';
import { requestWords } from '../words.ts';
import { Actions } from './actions.tsx';
import { Conversation } from './conversation.tsx';
import { Details } from './details.tsx';
import { Incidents } from './incidents.tsx';
import classes from './page.module.css';
import { requestPageWords } from './words.ts';

/** `/requests/:id`: what is said about it, what it is, whose turn it is. */
export default function RequestPage() {
  const t = useWords(requestPageWords);
  const { id } = useAddress().params as { id: string };
  const request = useCall(readRequest, { params: { id } }, { live: ['request'], about: id });
  const { data, error } = request;
  if (error && (error.status === 404 || error.status === 422))
    return (
      <EmptyState title={t('notFound')} action={<Link to="/requests">{t('back')}</Link>}>
        {t('notFoundText')}
      </EmptyState>
    );
  if (error && !data) return <ErrorNote error={error} onRetry={request.refetch} />;
  if (!data) return <Skeleton height={420} />;
  return <Shown key={data.id} request={data} />;
}

function Shown({ request }: { request: RequestDetail }) {
  const t = useWords(requestPageWords);
  const list = useWords(requestWords);
  const can = useCan();
  const isClient = useIsClient();
  const about = whose(request, isClient, t('noClient'));
  return (
    <Page
      title={`#${request.number} ${request.topic}`}
      crumbs={[{ label: list('title'), to: '/requests' }]}
      below={
        <Group gap="6px 14px" mt={8}>
          <SeverityBadge severity={request.severity} />
          <RequestStateBadge request={request} />
          <Unanswered request={request} />
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </Group>
      }
      actions={can('requests.write') && request.state !== 'merged' && <Actions request={request} />}
    >
      {request.mergedInto && (
        <Alert mb="md" color="gray" icon={<IconArrowMerge size={18} />} title={t('mergedInto')}>
          <Link to={`/requests/${request.mergedInto}`}>{t('toThatOne')}</Link>
        </Alert>
      )}
      <div className={classes.columns}>
        <Conversation request={request} />
        <aside className={classes.side}>
          {request.clock && <ClockPanel of="request" id={request.id} />}
          <Details request={request} />
          {(can('requests.write') || request.incidents.length > 0) && <Incidents request={request} />}
          <TasksOf requestId={request.id} />
        </aside>
      </div>
    </Page>
  );
}
