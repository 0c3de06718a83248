import { Button } from '@mantine/core';
import { IconPlus, IconTool } from '@tabler/icons-react';
import { asLink } from '../../../app/address.tsx';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Page } from '../../../kit/Page.tsx';
import { PageSearch } from '../../../kit/Paged.tsx';
import { useWords } from '../../../kit/words.ts';
import { MaintenanceTable } from './table.tsx';
import { maintenanceWords } from './words.ts';

/** Maintenance windows of all stores. */
export default function MaintenancePage() {
  const t = useWords(maintenanceWords);
  const can = useCan();
  const plan = can('monitors.write') && (
    <Button leftSection={<IconPlus size={16} />} renderRoot={asLink('/maintenance/new')}>
      {t('plan')}
    </Button>
  );
  return (
    <Page title={t('title')} actions={plan}>
      <div className="toolbar">
        <PageSearch placeholder={t('search')} />
      </div>
      <MaintenanceTable
        empty={
          <EmptyState icon={IconTool} title={t('empty')} action={plan}>
            {t('emptyHint')}
          </EmptyState>
        }
      />
    </Page>
  );
}
