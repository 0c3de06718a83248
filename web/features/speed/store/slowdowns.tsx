import { Button, Text } from '@mantine/core';
import { acceptSlowdown, listSpeed, readSpeed, type SpeedSlowdown } from '#contract/speed';
import { useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import classes from '../speed.module.css';
import { speedWords } from '../words.ts';

/** What got slower and what else changed then; those that last come first. */
export function Slowdowns({ of }: { of: SpeedSlowdown[] }) {
  const t = useWords(speedWords);
  return (
    <Panel title={t('slowdowns')}>
      {of.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noSlowdowns')}
        </Text>
      ) : (
        <ul className={classes.slow}>
          {of.slice(0, 20).map((one) => (
            <Slowdown key={one.id} of={one} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Slowdown({ of }: { of: SpeedSlowdown }) {
  const t = useWords(speedWords);
  const f = useFormat();
  const can = useCan()('findings.write');
  const accept = useChange(acceptSlowdown, { stale: [readSpeed, listSpeed] });
  const { ended } = of;
  return (
    <li data-over={ended !== null || undefined}>
      <div>
        <Text size="sm" fw={600}>
          {t(of.kind)}, {t(of.device)}
        </Text>
        <Text size="sm">{of.text}</Text>
        {of.signs.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('alsoChanged')}: {of.signs.join(' · ')}
          </Text>
        )}
        <Text size="xs" c="dimmed">
          {t('since', { at: f.short(of.beganAt) })}
          {ended?.how === 'recovered' && ` · ${t('recovered', { at: f.short(ended.at) })}`}
          {ended?.how === 'accepted' && ` · ${t('accepted', { by: ended.by ?? '–' })}`}
        </Text>
      </div>
      {can && ended === null && (
        <Button
          variant="default"
          size="compact-sm"
          title={t('acceptHint')}
          loading={accept.isPending}
          onClick={() => accept.mutate({ params: { id: of.id } })}
        >
          {t('accept')}
        </Button>
      )}
    </li>
  );
}
