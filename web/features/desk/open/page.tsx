import { Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { openRequest } from '#contract/desk';
import { listClients, listStores } from '#contract/stores';
import { useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { useStoreOptions } from '../../../app/store-options.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Page, Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { afterRequest } from '../after-request.ts';
import { useClientOptions } from '../options.ts';
import { useDraft } from '../draft.ts';
import { submitByKeys } from '../submit-by-keys.ts';
import { answersOf, Questions, Verdict, type Answered } from './questions.tsx';
import classes from './open.module.css';
import { openWords } from './words.ts';

/** `/requests/new`: plain questions, and how bad it is by the answers. */
export default function OpenRequestPage() {
  const t = useWords(openWords);
  return (
    <Page title={t('title')} crumbs={[{ label: t('back'), to: '/requests' }]}>
      <div className={classes.form}>
        <Panel>
          <OpenForm />
        </Panel>
      </div>
    </Page>
  );
}

function OpenForm() {
  const t = useWords(openWords);
  const { search, go } = useAddress();
  const [whose, setWhose] = useState<Whose>({ clientId: search.clientId ?? null, storeId: search.storeId });
  const [answered, setAnswered] = useState<Answered>({});
  const topic = useDraft('new.topic');
  const text = useDraft('new.text');
  const open = useChange(openRequest, {
    stale: afterRequest,
    quiet: true,
    onDone: (request) => {
      topic.forget();
      text.forget();
      notifications.show({ color: 'green', message: t('done', { n: request.number }) });
      go(`/requests/${request.id}`);
    },
  });
  const { clientId, storeId, fields, ready } = useWhose(whose);
  const answers = answersOf(answered);
  const refused = refusedFields(open.error, ['storeId', 'clientId', 'topic', 'text']);
  const submit = () =>
    answers &&
    open.mutate({
      body: {
        topic: topic.text,
        text: text.text,
        answers,
        ...(storeId ? { storeId } : {}),
        ...(clientId && !storeId ? { clientId } : {}),
      },
    });
  return (
    <Form onSubmit={submit}>
      <Stack gap="lg">
        <WhoseFields of={fields} value={{ clientId, storeId }} onChange={setWhose} refused={refused.at} />
        <Questions value={answered} onChange={setAnswered} />
        <Verdict answered={answered} />
        <TextInput
          label={t('topic')}
          description={t('topicHint')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={200}
          value={topic.text}
          error={refused.at('topic')}
          onChange={(e) => topic.write(e.currentTarget.value)}
        />
        <Textarea
          label={t('text')}
          description={t('textHint')}
          required
          withAsterisk={false}
          autosize
          minRows={4}
          maxRows={16}
          maxLength={20_000}
          value={text.text}
          error={refused.at('text')}
          onChange={(e) => text.write(e.currentTarget.value)}
          onKeyDown={submitByKeys}
        />
        <ErrorNote error={refused.rest} />
        <Group gap="sm">
          <Button type="submit" loading={open.isPending} disabled={!ready}>
            {t('send')}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {t('keys')}
          </Text>
        </Group>
      </Stack>
    </Form>
  );
}

interface Whose {
  clientId: string | null;
  /** Undefined until somebody chose. */
  storeId: string | null | undefined;
}

/** Where there is one client, nobody is asked which; the only store of a client is supposed. */
function useWhose(chosen: Whose) {
  const clients = useClientOptions();
  const known = !useCall(listClients, { query: { limit: 500 } }).isPending;
  const stored = useCall(listStores, { query: { limit: 500 } });
  const linked = stored.data?.items ?? [];
  const ofStore = linked.find((store) => store.id === chosen.storeId)?.clientId ?? null;
  const only = clients.data.length === 1 ? clients.data[0]!.value : null;
  const clientId = chosen.clientId ?? ofStore ?? only;
  const stores = useStoreOptions(clientId);
  const onlyStore = clientId && stores.data.length === 1 ? stores.data[0]!.value : null;
  return {
    clientId,
    storeId: chosen.storeId === undefined ? onlyStore : chosen.storeId,
    fields: { clients, stores, askClient: known && clients.data.length !== 1 },
    // A field that comes late must not swallow what was sent before it was there.
    ready: known && !stored.isPending,
  };
}

function WhoseFields({
  of: { clients, stores, askClient },
  value,
  onChange,
  refused,
}: {
  of: ReturnType<typeof useWhose>['fields'];
  value: Whose;
  onChange: (value: Whose) => void;
  refused: (field: string) => string | undefined;
}) {
  const t = useWords(openWords);
  return (
    <Group gap="md" align="flex-start" grow preventGrowOverflow={false} wrap="wrap">
      {askClient && (
        <Select
          label={t('client')}
          placeholder={t('chooseClient')}
          miw={220}
          required
          withAsterisk={false}
          allowDeselect={false}
          {...clients}
          value={value.clientId}
          onChange={(clientId) => onChange({ clientId, storeId: undefined })}
          error={refused('clientId')}
        />
      )}
      {value.clientId && stores.data.length > 0 && (
        <Select
          label={t('store')}
          description={t('storeHint')}
          placeholder={t('anyStore')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          miw={220}
          clearable
          {...stores}
          value={value.storeId ?? null}
          onChange={(storeId) => onChange({ clientId: value.clientId, storeId })}
          error={refused('storeId')}
        />
      )}
    </Group>
  );
}
