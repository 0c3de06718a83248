import { Alert } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { Link, useAddress } from '../../app/address.tsx';
import { useWords } from '../../kit/words.ts';
import { deliveryWords } from './delivery.words.ts';

/** Notices that were given up: nobody should have to look for them. */
export function DeadNotices({ count }: { count: number }) {
  const t = useWords(deliveryWords);
  const { search } = useAddress();
  if (count === 0 || search.state === 'dead') return null;
  return (
    <Alert color="red" mb="md" icon={<IconMailOff size={18} />} title={t('deadBanner', { n: count })}>
      {t('deadBannerText')} <Link to="/channels/log?state=dead">{t('showDead')}</Link>
    </Alert>
  );
}
