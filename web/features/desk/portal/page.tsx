import { Button } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { asLink } from '../../../app/address.tsx';
import { useCan, useSession } from '../../../app/session.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { OwnHours, OwnQuestions } from '../../billing/index.ts';
import { BrokenNow } from './broken-now.tsx';
import classes from './portal.module.css';
import { OwnRequests } from './own-requests.tsx';
import { OwnStores } from './own-stores.tsx';
import { portalWords } from './words.ts';

/** `/` for people of a client: does my shop sell, what did I ask for, whose turn is it. */
export default function PortalPage() {
  const t = useWords(portalWords);
  const can = useCan();
  const { person } = useSession();
  return (
    <Page
      title={t('hello', { name: person.name })}
      actions={
        can('requests.open') && (
          <Button leftSection={<IconPencilPlus size={16} />} renderRoot={asLink('/requests/new')}>
            {t('write')}
          </Button>
        )
      }
    >
      <div className={classes.portal}>
        <OwnQuestions />
        <OwnStores />
        <BrokenNow />
        <OwnRequests />
        <OwnHours />
      </div>
    </Page>
  );
}
