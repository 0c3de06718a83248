import { Text } from '@mantine/core';
import type { AuditedStore } from '#contract/audits';
import { Link } from '../../app/address.tsx';
import { useFormat } from '../../kit/format.ts';
import { Instant } from '../../kit/time.tsx';
import { useWords } from '../../kit/words.ts';
import { auditWords } from './words.ts';

/** When a store was audited last, and when it will be by itself. */
export function Last({ of: { latest, next } }: { of: Pick<AuditedStore, 'latest' | 'next'> }) {
  const t = useWords(auditWords);
  const f = useFormat();
  return (
    <Text size="sm" component="div">
      {latest === null ? (
        t('never')
      ) : (
        <Link to={`/audits/${latest.id}`}>
          {latest.state === 'done' ? <Instant of={latest.finishedAt!} /> : t(latest.state)}
        </Link>
      )}
      {next !== null && (
        <Text size="xs" c="dimmed">
          {t('next', { when: f.short(next) })}
        </Text>
      )}
    </Text>
  );
}
