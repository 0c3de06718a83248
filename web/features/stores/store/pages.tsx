import { Button, Skeleton } from '@mantine/core';
import { readDiscovery } from '#contract/stores';
import { asLink } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { PagesThatMatter } from '../discovery/recognised.tsx';
import { storeWords } from '../words.ts';

/** Pages that matter, as the latest discovery found them. */
export function StorePages({ storeId }: { storeId: string }) {
  const t = useWords(storeWords);
  const can = useCan();
  const discovery = useCall(readDiscovery, { params: { id: storeId } }, { live: ['discovery'], about: storeId });
  const look = can('stores.write') && <Button renderRoot={asLink(`/stores/${storeId}/discovery`)}>{t('look')}</Button>;
  if (discovery.isPending) return <Skeleton height={240} />;
  if (discovery.error && discovery.error.status !== 404)
    return <ErrorNote error={discovery.error} onRetry={discovery.refetch} />;
  if (!discovery.data?.pages.length) return <EmptyState title={t('noPages')} action={look} />;
  return <PagesThatMatter pages={discovery.data.pages} />;
}
