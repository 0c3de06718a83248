import { Text } from '@mantine/core';
import type { z } from 'zod';
import type { readUptime } from '#contract/monitoring';
import { StateBadge } from '../../../kit/StateBadge.tsx';
import { Elapsed, Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { monitorWords } from '../words.ts';

type Span = z.infer<(typeof readUptime)['response']>['spans'][number];

/** What happened, newest first: each stretch of one state with its length and its reason. */
export function Spans({ spans }: { spans: Span[] }) {
  const t = useWords(monitorWords);
  if (spans.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('noSpans')}
      </Text>
    );
  return (
    <ol className="spans">
      {spans.map((span) => (
        <li key={`${span.from} ${span.status}`}>
          <div className="span-head">
            <StateBadge status={span.status} bare />
            <span className="span-when">
              <Instant of={span.from} /> · <Elapsed since={span.from} until={span.to} />
              {span.to === null && `, ${t('goesOn')}`}
            </span>
          </div>
          {span.explanation && span.status !== 'up' && <p className="plain">{span.explanation}</p>}
        </li>
      ))}
    </ol>
  );
}
