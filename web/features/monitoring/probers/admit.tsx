import { Alert, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { addProber, listProbers } from '#contract/monitoring';
import { useChange } from '../../../app/query.ts';
import { CopyField } from '../../../kit/CopyField.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { proberWords } from './words.ts';

/** Admits a remote prober; its command with the token is shown this one time. */
export function AdmitProber({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useWords(proberWords);
  const [name, setName] = useState('');
  const [region, setRegion] = useState('');
  const add = useChange(addProber, { quiet: true, stale: [listProbers] });
  const { at, rest } = refusedFields(add.error, ['name', 'region']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ body: { name, region } });
  };
  const forget = () => {
    add.reset();
    setName('');
    setRegion('');
  };
  const admitted = add.data;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={forget}
      title={t(admitted ? 'done' : 'addTitle')}
      size="lg"
      closeOnClickOutside={!admitted}
      closeOnEscape={!admitted}
    >
      {admitted ? (
        <Stack>
          <Text size="sm">{t('command')}</Text>
          <CopyField value={admitted.command} />
          <Alert color="amber" variant="light">
            {t('once')}
          </Alert>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              required
              maxLength={150}
              value={name}
              onChange={(e) => setName(e.currentTarget.value)}
              error={at('name')}
              data-autofocus
            />
            <TextInput
              label={t('region')}
              description={t('regionHint')}
              required
              maxLength={40}
              value={region}
              onChange={(e) => setRegion(e.currentTarget.value)}
              error={at('region')}
              autoCapitalize="off"
            />
            <ErrorNote error={rest} />
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending} disabled={!name.trim() || !region.trim()}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
