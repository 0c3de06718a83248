import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '../../../kit/words.ts';
import { billingWords } from '../words.ts';

/** Invoice lines of a month, as a table, as data, as a page to print. */
export function Download({ contractId, month }: { contractId: string; month: string }) {
  const t = useWords(billingWords);
  const address = (kind: string) => `/api/contracts/${contractId}/invoice-lines${kind}?month=${month}`;
  return (
    <Menu position="bottom-end" withinPortal shadow="md">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {t('download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={address('.csv')} download={`invoice-lines-${month}.csv`}>
          {t('csv')}
        </Menu.Item>
        <Menu.Item component="a" href={address('')} download={`invoice-lines-${month}.json`}>
          {t('json')}
        </Menu.Item>
        <Menu.Item component="a" href={address('.pdf')} target="_blank">
          {t('pdf')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
