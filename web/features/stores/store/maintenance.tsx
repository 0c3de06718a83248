import { Button } from '@mantine/core';
import { IconTool } from '@tabler/icons-react';
import { asLink } from '../../../app/address.tsx';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { useWords } from '../../../kit/words.ts';
import { MaintenanceTable } from '../../monitoring/index.ts';
import { storeWords } from '../words.ts';

export function StoreMaintenance({ storeId }: { storeId: string }) {
  const t = useWords(storeWords);
  const can = useCan();
  const plan = can('monitors.write') && (
    <Button renderRoot={asLink(`/maintenance/new?storeId=${storeId}`)}>{t('planMaintenance')}</Button>
  );
  return (
    <>
      {plan && (
        <div className="toolbar" style={{ justifyContent: 'flex-end' }}>
          {plan}
        </div>
      )}
      <MaintenanceTable
        storeId={storeId}
        empty={<EmptyState icon={IconTool} title={t('maintenance')} action={plan} />}
      />
    </>
  );
}
