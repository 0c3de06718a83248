import { Button, SimpleGrid, Text, Title } from '@mantine/core';
import { IconBellPlus, IconFilterPlus, IconMailCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { asLink } from '../../app/address.tsx';
import { useCan } from '../../app/session.tsx';
import { useWords } from '../../kit/words.ts';
import { notifyWords } from './words.ts';

/** Before anybody is told of anything: the two steps, the next one as a button. */
export function Start({ hasChannels, onAddChannel }: { hasChannels: boolean; onAddChannel?: () => void }) {
  const t = useWords(notifyWords);
  const can = useCan()('notices.write');
  return (
    <section className="panel" style={{ marginBottom: 16 }}>
      <Title order={2}>{t('startTitle')}</Title>
      <Text c="dimmed" mb="lg">
        {t('startText')}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="lg">
        <Step
          icon={<IconBellPlus size={24} stroke={1.5} />}
          number={1}
          done={hasChannels}
          title={t('step1')}
          text={t('step1Text')}
          action={can && !hasChannels && <Button onClick={onAddChannel}>{t('step1')}</Button>}
        />
        <Step
          icon={<IconFilterPlus size={24} stroke={1.5} />}
          number={2}
          title={t('step2')}
          text={t('step2Text')}
          action={can && hasChannels && <Button renderRoot={asLink('/channels/rules?add=1')}>{t('step2')}</Button>}
        />
        <Step icon={<IconMailCheck size={24} stroke={1.5} />} number={3} title={t('step3')} text={t('step3Text')} />
      </SimpleGrid>
    </section>
  );
}

function Step({
  icon,
  number,
  title,
  text,
  action,
  done = false,
}: {
  icon: ReactNode;
  number: number;
  title: string;
  text: string;
  action?: ReactNode;
  done?: boolean;
}) {
  return (
    <div style={{ opacity: done ? 0.55 : 1 }}>
      <span style={{ color: 'var(--mantine-color-anchor)' }}>{icon}</span>
      <Text fw={620} mt={4} td={done ? 'line-through' : undefined}>
        {number}. {title}
      </Text>
      <Text size="sm" c="dimmed" mb="sm">
        {text}
      </Text>
      {action}
    </div>
  );
}
