import { SimpleGrid, Skeleton, Text } from '@mantine/core';
import { listAdvisoryFeeds } from '#contract/advisories';
import { useCall } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { Page } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { FeedCard } from './feed-card.tsx';
import { feedWords } from './words.ts';

/** `/settings/known-holes`: where data about known holes come from, and how old they are. */
export default function KnownHolesPage() {
  const t = useWords(feedWords);
  const can = useCan();
  const feeds = useCall(listAdvisoryFeeds, undefined, { everyMs: 5000 });
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('settings'), to: '/settings' }]}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={760}>
          {t('text')} {!can('settings.write') && t('readOnly')}
        </Text>
      }
    >
      <ErrorNote error={feeds.error} onRetry={feeds.refetch} />
      {!feeds.data && !feeds.error && <Skeleton height={220} />}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        {feeds.data?.items.map((feed) => (
          <FeedCard key={feed.name} feed={feed} />
        ))}
      </SimpleGrid>
    </Page>
  );
}
