import { ActionIcon, Button, Group, Modal, NumberInput, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerStopFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { readTask } from '#contract/tasks';
import { dropTimer, listTime, readTimer, stopTimer } from '#contract/time';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useNow } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { useSpent } from './spent.ts';
import classes from './time.module.css';
import { timeWords } from './words.ts';

const stale = [readTimer, listTime, readTask];

/** One's running timer, on every page; one that was forgotten asks how long the work was. */
export function Timer({ compact = false }: { compact?: boolean }) {
  const t = useWords(timeWords);
  const can = useCan()('time.write');
  const spent = useSpent();
  const now = useNow();
  const { go } = useAddress();
  const [asks, { open, close }] = useDisclosure();
  const running = useCall(readTimer, undefined, { live: ['time'], enabled: can, everyMs: 60_000 }).data?.running;
  const stop = useChange(stopTimer, { stale });
  if (!running) return null;
  const { task, request, incident, store, client, forgotten } = running;
  const about = task ?? request ?? incident;
  const what = about ? `#${about.number}` : (store?.name ?? client?.name ?? t('own'));
  const to = task
    ? `/tasks/${task.id}`
    : request
      ? `/requests/${request.id}`
      : incident
        ? `/incidents/${incident.id}`
        : '/time';
  const minutes = Math.max(0, Math.floor((now - Date.parse(running.startedAt)) / 60_000));
  return (
    <div
      className={`${classes.timer} ${compact ? classes.compact : ''}`}
      data-forgotten={forgotten || undefined}
      data-timer
    >
      <UnstyledButton className={classes.what} fz="inherit" onClick={() => go(to)} title={t('runningFor', { what })}>
        <b className="figures">{spent(minutes)}</b> {!compact && `· ${what}`}
      </UnstyledButton>
      <ActionIcon
        variant="light"
        color="red"
        size="md"
        aria-label={t('stop')}
        title={t('stop')}
        loading={stop.isPending}
        onClick={() => (forgotten ? open() : stop.mutate({ body: {} }))}
      >
        <IconPlayerStopFilled size={14} />
      </ActionIcon>
      <Modal opened={asks} onClose={close} title={t('forgottenTitle')}>
        <Forgotten onClose={close} />
      </Modal>
    </div>
  );
}

function Forgotten({ onClose }: { onClose: () => void }) {
  const t = useWords(timeWords);
  const [minutes, setMinutes] = useState<number | string>('');
  const stop = useChange(stopTimer, { stale, onDone: onClose });
  const drop = useChange(dropTimer, { stale, onDone: onClose });
  return (
    <Form onSubmit={() => typeof minutes === 'number' && stop.mutate({ body: { minutes } })}>
      <Stack gap="md">
        <Text size="sm">{t('forgottenText')}</Text>
        <NumberInput
          label={t('reallyMinutes')}
          required
          withAsterisk={false}
          min={1}
          max={1440}
          allowDecimal={false}
          data-autofocus
          value={minutes}
          onChange={setMinutes}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t('drop')}
          </Button>
          <Button type="submit" loading={stop.isPending}>
            {t('enterIt')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}
