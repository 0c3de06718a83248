import { Box, Button, Checkbox, Code, Group, PinInput, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { beginTotp, confirmTotp, getSession } from '#contract/people';
import { useChange } from '../../../app/query.ts';
import { CopyField } from '../../../kit/CopyField.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { profileWords } from './words.ts';

/** Scan, confirm by a code, keep the backup codes. `onSend` is told before a code is sent, `onCodes` when the codes show. */
export function TotpSteps({
  onSend,
  onCodes,
  onDone,
}: {
  onSend?: () => void;
  onCodes?: () => void;
  onDone: () => void;
}) {
  const t = useWords(profileWords);
  const [code, setCode] = useState('');
  const begin = useChange(beginTotp, { quiet: true });
  const confirm = useChange(confirmTotp, { quiet: true, stale: [getSession] });
  const { mutate: start } = begin;
  useEffect(() => start(), [start]);
  if (confirm.data) return <BackupCodes codes={confirm.data.backupCodes} onDone={onDone} />;
  if (begin.error) return <ErrorNote error={begin.error} onRetry={() => start()} />;
  if (!begin.data) return <Skeleton height={260} />;
  const { qr, secret } = begin.data;
  const send = (typed: string) => {
    onSend?.();
    confirm.mutate({ body: { code: typed } }, { onError: () => setCode(''), onSuccess: onCodes });
  };
  return (
    <Form onSubmit={() => send(code)}>
      <Stack gap="md">
        <Text size="sm">{t('scan')}</Text>
        <Box bg="white" p={10} w={236} style={{ borderRadius: 10 }}>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(qr)}`}
            width={216}
            height={216}
            alt="QR"
            style={{ display: 'block' }}
          />
        </Box>
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t('cannotScan')}
          </Text>
          <CopyField value={secret.replace(/(.{4})(?=.)/g, '$1 ')} />
        </div>
        <div>
          <Text size="sm" fw={550} mb={6}>
            {t('codeFromApp')}
          </Text>
          <PinInput
            length={6}
            type="number"
            oneTimeCode
            value={code}
            onChange={setCode}
            onComplete={send}
            error={confirm.isError}
            aria-label={t('codeFromApp')}
          />
        </div>
        <ErrorNote error={confirm.error} />
        <Group>
          <Button type="submit" loading={confirm.isPending} disabled={code.length < 6}>
            {t('confirm')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

/** Backup codes are shown once, so the way on opens only when the person says that they are kept. */
export function BackupCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useWords(profileWords);
  const [kept, setKept] = useState(false);
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${t('backupFile')}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }));
    link.download = 'vakhta-backup-codes.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Stack gap="md" className="printed">
      <div>
        <Text fw={620}>{t('backupTitle')}</Text>
        <Text size="sm" mt={4}>
          {t('backupText')}
        </Text>
      </div>
      <SimpleGrid cols={2} spacing="xs">
        {codes.map((code) => (
          <Code key={code} block ta="center" fz="md">
            {code}
          </Code>
        ))}
      </SimpleGrid>
      <Group gap="xs" className="not-printed">
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={download}>
          {t('download')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
      <Checkbox
        className="not-printed"
        label={t('keptThem')}
        checked={kept}
        onChange={(e) => setKept(e.currentTarget.checked)}
      />
      <Group className="not-printed">
        <Button disabled={!kept} onClick={onDone}>
          {t('continueOn')}
        </Button>
      </Group>
    </Stack>
  );
}
