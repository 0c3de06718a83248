import { ActionIcon, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import {
  type Absence,
  absenceKinds,
  addAbsence,
  listAbsences,
  listSchedules,
  readCover,
  readMyCover,
  removeAbsence,
} from '#contract/cover';
import { useCall, useChange } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useFormat } from '../../kit/format.ts';
import { Panel } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { WindowDialog } from './window-dialog.tsx';
import { coverWords } from './words.ts';

const stale = [listAbsences, listSchedules, readCover, readMyCover];

/** Who is away when; one's own, or anybody's for who may change schedules. */
export function Absences() {
  const t = useWords(coverWords);
  const [adding, add] = useDisclosure();
  const answer = useCall(listAbsences, undefined, { live: ['cover'] });
  return (
    <Panel
      title={t('absences')}
      actions={
        <Button variant="default" size="xs" onClick={add.open}>
          {t('addAbsence')}
        </Button>
      }
    >
      <Stack gap={4}>
        <ErrorNote error={answer.error} onRetry={answer.refetch} />
        {answer.data?.items.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('noAbsences')}
          </Text>
        )}
        {answer.data?.items.map((absence) => (
          <Row key={absence.id} absence={absence} />
        ))}
      </Stack>
      {adding && <AddDialog onClose={add.close} />}
    </Panel>
  );
}

function Row({ absence }: { absence: Absence }) {
  const t = useWords(coverWords);
  const f = useFormat();
  const mine = useSession().person.id === absence.person.id;
  const can = useCan()('cover.write') || mine;
  const remove = useChange(removeAbsence, { stale });
  return (
    <Group gap={8} wrap="nowrap">
      <Text size="sm">
        <b>{absence.person.name}</b> · {t(`absence_${absence.kind}`)} · {f.short(absence.from)} – {f.short(absence.to)}
        {absence.note && ` · ${absence.note}`}
      </Text>
      {can && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('remove')}
          loading={remove.isPending}
          onClick={() => remove.mutate({ params: { id: absence.id } })}
        >
          <IconX size={15} />
        </ActionIcon>
      )}
    </Group>
  );
}

function AddDialog({ onClose }: { onClose: () => void }) {
  const t = useWords(coverWords);
  const anybody = useCan()('cover.write');
  const [kind, setKind] = useState<Absence['kind']>('holiday');
  const add = useChange(addAbsence, { stale, quiet: true, onDone: onClose });
  return (
    <WindowDialog
      title={t('addAbsence')}
      verb={t('save')}
      choosesPerson={anybody}
      more={
        <SegmentedControl
          aria-label={t('kind')}
          value={kind}
          onChange={setKind}
          data={absenceKinds.map((value) => ({ value, label: t(`absence_${value}`) }))}
        />
      }
      error={add.error}
      pending={add.isPending}
      onClose={onClose}
      onDone={(chosen) => add.mutate({ body: { ...chosen, kind } })}
    />
  );
}
