import { Button, Group, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown, IconReportSearch } from '@tabler/icons-react';
import { listAuditedStores, listStoreAudits, startAudit } from '#contract/audits';
import { useAddress } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { auditWords } from './words.ts';

/** Begins an audit and leads to it; beside it the one that walks to the checkout. Nothing for whoever may not. */
export function RunNow({ storeId, quiet = false }: { storeId: string; quiet?: boolean }) {
  const t = useWords(auditWords);
  const { go } = useAddress();
  const can = useCan()('audits.run');
  const start = useChange(startAudit, {
    stale: [listAuditedStores, listStoreAudits],
    onDone: (audit) => {
      notifications.show({ color: 'green', message: t('started') });
      go(`/audits/${audit.id}`);
    },
  });
  if (!can) return null;
  const begin = (extras: 'browser'[]) => start.mutate({ params: { id: storeId }, body: { extras } });
  const look = quiet ? ({ variant: 'default', size: 'compact-sm' } as const) : {};
  return (
    <Group gap={2} wrap="nowrap">
      <Button
        {...look}
        {...(quiet ? {} : { leftSection: <IconReportSearch size={16} /> })}
        loading={start.isPending}
        onClick={() => begin([])}
      >
        {t('run')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button {...look} px={8} aria-label={t('withBrowser')}>
            <IconChevronDown size={16} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={320}>
          <Menu.Item onClick={() => begin(['browser'])}>
            {t('withBrowser')}
            <div style={{ fontSize: '0.75rem', color: 'var(--mantine-color-dimmed)' }}>{t('withBrowserText')}</div>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
