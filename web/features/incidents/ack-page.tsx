import { Button, Center, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCircleCheckFilled, IconPhoneCall, IconUserBolt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { escalateByLink, readEscalationByLink } from '#contract/escalation';
import { readAckLink, useAckLink } from '#contract/incidents';
import { asLink, useAddress } from '../../app/address.tsx';
import { Mark } from '../../app/brand.tsx';
import { useCall, useChange } from '../../app/query.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Elapsed } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { ackWords } from './ack.words.ts';
import { SeverityBadge } from './badges.tsx';
import { incidentPageWords } from './page/words.ts';

const ackEndpoint = useAckLink;

/** `/ack/:secret`: from a notice on a phone, without signing in; one press. */
export default function AckPage() {
  const t = useWords(ackWords);
  const page = useWords(incidentPageWords);
  const { secret } = useAddress().params as { secret: string };
  const link = useCall(readAckLink, { params: { secret } });
  const take = useChange(ackEndpoint, { quiet: true });
  useDocumentTitle('Vakhta');
  const known = link.data;
  if (link.error?.status && link.error.status < 500)
    return (
      <Screen
        title={t('ackGone')}
        text={t('ackGoneText')}
        foot={
          <Button renderRoot={asLink('/incidents')} variant="default">
            {t('toConsole')}
          </Button>
        }
      />
    );
  if (link.error)
    return (
      <Screen title="Vakhta">
        <ErrorNote error={link.error} onRetry={link.refetch} />
      </Screen>
    );
  if (!known)
    return (
      <Screen title="Vakhta">
        <Skeleton height={180} />
      </Screen>
    );
  const state = take.data?.state ?? known.state;
  const over = state === 'resolved' || state === 'merged';
  return (
    <Screen
      title={known.title}
      above={
        <Text size="sm" c="dimmed">
          {t('ackTitle', { number: known.number })} · {known.storeName}
        </Text>
      }
      foot={
        <Button renderRoot={asLink(`/incidents/${known.incidentId}`)} variant="default">
          {t('ackOpen')}
        </Button>
      }
    >
      <Group gap="6px 12px">
        <SeverityBadge severity={known.severity} />
        <Text size="sm">
          {page(known.resolvedAt ? 'lastedFor' : 'brokenFor')}{' '}
          <Elapsed since={known.startedAt} until={known.resolvedAt} />
        </Text>
      </Group>
      {state === 'open' && (
        <>
          <Button
            size="xl"
            h={72}
            fullWidth
            leftSection={<IconUserBolt size={26} />}
            loading={take.isPending}
            onClick={() => take.mutate({ params: { secret } })}
          >
            {page('acknowledge')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('ackAs', { name: known.person })} {page('acknowledgeHint')}
          </Text>
          <ErrorNote error={take.error} />
        </>
      )}
      {state !== 'open' && (
        <Stack gap={4} role="status">
          <IconCircleCheckFilled size={44} color="var(--up)" />
          <Text fw={650} size="lg">
            {over ? t('ackResolved') : take.data ? t('ackDone', { name: known.person }) : t('ackAlready')}
          </Text>
          <Text c="dimmed">{over ? t('ackResolvedText') : t('ackDoneText')}</Text>
        </Stack>
      )}
      {!over && <CallNext secret={secret} />}
    </Screen>
  );
}

/** For whoever cannot do it alone, or cannot do it now. */
function CallNext({ secret }: { secret: string }) {
  const t = useWords(ackWords);
  const waiting = useCall(readEscalationByLink, { params: { secret } });
  const call = useChange(escalateByLink, { stale: [readEscalationByLink], quiet: true });
  const names = waiting.data?.next ?? [];
  if (names.length === 0 && !call.data) return null;
  return (
    <Stack gap={6}>
      {names.length > 0 && (
        <Button
          size="lg"
          variant="default"
          fullWidth
          leftSection={<IconPhoneCall size={20} />}
          loading={call.isPending}
          onClick={() => call.mutate({ params: { secret } })}
        >
          {t('callNext')}
        </Button>
      )}
      <Text size="sm" c="dimmed" role="status">
        {call.data && `${t('called', { names: call.data.told.join(', ') })} `}
        {names.length > 0 && t('wouldCall', { names: names.join(', ') })}
      </Text>
      <ErrorNote error={call.error} />
    </Stack>
  );
}

function Screen({
  title,
  text,
  above,
  foot,
  children,
}: {
  title: string;
  text?: string;
  above?: ReactNode;
  foot?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <Center mih="100dvh" p="md">
      <Stack w="100%" maw={440} gap="md" component="main">
        <Mark size={34} />
        <div>
          {above}
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {text && (
            <Text c="dimmed" mt={6}>
              {text}
            </Text>
          )}
        </div>
        {children}
        {foot && <div>{foot}</div>}
      </Stack>
    </Center>
  );
}
