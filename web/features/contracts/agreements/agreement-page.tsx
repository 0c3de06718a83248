import { Button, Group, Select, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { acceptContract, listContracts, readAgreement, readContract } from '#contract/contracts';
import { isClientRole } from '#contract/permissions';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan, useSession } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page, Panel } from '../../../kit/Page.tsx';
import { withoutName } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { Sheet } from './sheet.tsx';
import { contractWords } from './words.ts';

/** `/contracts/$id/agreement?version=2`: the text to be read, printed and accepted. */
export default function AgreementPage() {
  const t = useWords(contractWords);
  const { params, search } = useAddress();
  const version = Number(search.version ?? 1);
  const id = params.id!;
  const answer = useCall(readAgreement, { params: { id, version } });
  const contract = useCall(readContract, { params: { id } }).data;
  const state = contract?.versions.find((v) => v.version === version)?.state;
  return (
    <Page
      title={t('agreement')}
      crumbs={[
        { label: t('title'), to: '/contracts' },
        { label: contract?.name ?? '…', to: `/contracts/${id}` },
      ]}
      actions={
        answer.data && (
          <>
            <Button
              variant="default"
              component="a"
              href={`/api/contracts/${id}/versions/${version}/agreement.pdf`}
              target="_blank"
              leftSection={<IconFileTypePdf size={16} />}
            >
              {t('pdf')}
            </Button>
            <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
              {t('print')}
            </Button>
          </>
        )
      }
    >
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {!answer.data && !answer.error && <Skeleton height={520} />}
      {answer.data && (
        <Stack gap="md">
          <Sheet document={answer.data.document} digest={answer.data.digest} />
          {state !== 'withdrawn' && (
            <Acceptance id={id} version={version} digest={answer.data.digest} acceptance={answer.data.acceptance} />
          )}
        </Stack>
      )}
    </Page>
  );
}

interface Given {
  at: string;
  by: string;
  recordedBy: string;
  how: string;
}

function Acceptance({
  id,
  version,
  digest,
  acceptance,
}: {
  id: string;
  version: number;
  digest: string;
  acceptance: Given | null;
}) {
  const t = useWords(contractWords);
  const f = useFormat();
  const can = useCan()('contracts.accept');
  if (!acceptance && !can) return null;
  return (
    <Panel title={t('acceptTitle')}>
      {acceptance ? (
        <Text size="sm">
          {t('accepted', { who: acceptance.by, when: f.instant(acceptance.at) })} ·{' '}
          {t('recordedBy', { who: acceptance.recordedBy })}
        </Text>
      ) : (
        <AcceptForm id={id} version={version} digest={digest} />
      )}
    </Panel>
  );
}

const ways = ['email', 'paper', 'call', 'console'] as const;

function AcceptForm({ id, version, digest }: { id: string; version: number; digest: string }) {
  const t = useWords(contractWords);
  const role = useSession().person?.role;
  const isClient = role !== undefined && isClientRole(role);
  const [by, setBy] = useState('');
  const [how, setHow] = useState<(typeof ways)[number]>('email');
  const accept = useChange(acceptContract, {
    quiet: true,
    stale: [readAgreement, readContract, listContracts],
    onDone: () => notifications.show({ message: t('recorded') }),
  });
  const submit = () => accept.mutate({ params: { id, version }, body: { digest, ...(isClient ? {} : { by, how }) } });
  const atBy = accept.error?.field === 'by';
  return (
    <Form onSubmit={submit}>
      <Stack gap="md" maw={620}>
        <Text size="sm" c="dimmed">
          {t('acceptText')}
        </Text>
        {!isClient && (
          <Group gap="sm" align="flex-start">
            <TextInput
              style={{ flex: '1 1 260px' }}
              label={t('acceptedBy')}
              required
              withAsterisk={false}
              maxLength={200}
              value={by}
              error={atBy && withoutName(accept.error?.message ?? '', 'by')}
              onChange={(e) => setBy(e.currentTarget.value)}
            />
            <Select
              label={t('how')}
              allowDeselect={false}
              data={ways.map((way) => ({ value: way, label: t(`how_${way}`) }))}
              value={how}
              onChange={(way) => way && setHow(way)}
            />
          </Group>
        )}
        {!atBy && <ErrorNote error={accept.error} />}
        <div>
          <Button type="submit" loading={accept.isPending}>
            {t(isClient ? 'accept' : 'record')}
          </Button>
        </div>
      </Stack>
    </Form>
  );
}
