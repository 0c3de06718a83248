import { Alert, Button, Group, Modal, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconHeartbeat } from '@tabler/icons-react';
import { readSelfWatch } from '#contract/monitoring';
import { asLink, Link } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Age } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { monitorWords } from './words.ts';

/** Our own troubles, above every page: a silent watch is worse than none. */
export function SelfWatchBanner() {
  const t = useWords(monitorWords);
  const can = useCan();
  const staff = can('settings.read');
  const { data } = useCall(readSelfWatch, undefined, { enabled: staff, everyMs: 30_000, live: ['prober'] });
  const [opened, list] = useDisclosure();
  if (!data || !staff || (data.lateCount === 0 && !data.proberProblem && data.deadJobs === 0)) return null;
  const lines = [
    ...(data.proberProblem
      ? [
          {
            key: 'line',
            text: t('lineDead', { what: data.proberProblem }),
            do: (
              <Button size="compact-sm" variant="default" renderRoot={asLink('/probers')}>
                {t('toProbers')}
              </Button>
            ),
          },
        ]
      : []),
    ...(data.lateCount > 0
      ? [
          {
            key: 'late',
            text: `${t('late', { n: data.lateCount })}. ${t('lateHint')}`,
            do: (
              <Button size="compact-sm" variant="default" onClick={list.open}>
                {t('show')}
              </Button>
            ),
          },
        ]
      : []),
    ...(data.deadJobs > 0
      ? [
          {
            key: 'dead',
            text: t('deadJobs', { n: data.deadJobs }),
            do: (
              <Button size="compact-sm" variant="default" renderRoot={asLink('/settings')}>
                {t('toJobs')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <Alert color="amber" variant="light" mb="md" py="xs" icon={<IconHeartbeat size={20} />} role="status">
        {lines.map((line) => (
          <Group key={line.key} justify="space-between" gap="xs" mih={30}>
            <Text size="sm">{line.text}</Text>
            {line.do}
          </Group>
        ))}
      </Alert>
      <Modal opened={opened} onClose={list.close} title={t('lateTitle')} size="lg">
        <Table>
          <Table.Tbody>
            {data.late.map((m) => (
              <Table.Tr key={m.monitorId}>
                <Table.Td>
                  <Link to={`/monitors/${m.monitorId}`} onClick={list.close}>
                    {m.name}
                  </Link>
                  <Text size="xs" c="dimmed">
                    {m.storeName}
                  </Text>
                </Table.Td>
                <Table.Td ta="end">
                  <Text size="sm" c="dimmed">
                    {t('lastSeen')} <Age of={m.lastProbeAt} />
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Modal>
    </>
  );
}
