import { Button, Group, MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import {
  addContractVersion,
  type Calendar,
  type Contract,
  type ContractTerms,
  createContract,
  listContracts,
  readAgreement,
  readContract,
  updateContractDraft,
} from '#contract/contracts';
import { listClients } from '#contract/stores';
import { asLink, useAddress } from '../../../../app/address.tsx';
import { useCall, useChange } from '../../../../app/query.ts';
import { useStoreOptions } from '../../../../app/store-options.ts';
import { ErrorNote } from '../../../../kit/ErrorNote.tsx';
import { Form } from '../../../../kit/Form.tsx';
import { Panel } from '../../../../kit/Page.tsx';
import { withoutName } from '../../../../kit/refused-field.ts';
import { useWords } from '../../../../kit/words.ts';
import { browserZone, ZoneSelect } from '../../../../kit/ZoneSelect.tsx';
import { contractWords } from '../words.ts';
import { blankTerms } from './blank.ts';
import { PeopleFields } from './people-fields.tsx';
import { PriceFields } from './price-fields.tsx';
import { withOffer } from './quoted.ts';
import { ReportFields } from './report-fields.tsx';
import { SlaFields } from './sla-fields.tsx';

function useSave(contract: Contract | undefined) {
  const t = useWords(contractWords);
  const { go } = useAddress();
  const options = {
    quiet: true,
    stale: [listContracts, readContract, readAgreement],
    onDone: (saved: Contract) => {
      notifications.show({ message: t('saved') });
      go(`/contracts/${saved.id}`);
    },
  };
  const create = useChange(createContract, options);
  const update = useChange(updateContractDraft, options);
  const add = useChange(addContractVersion, options);
  const kind = !contract ? 'create' : contract.state === 'draft' ? 'update' : 'add';
  const used = { create, update, add }[kind];
  return { kind, create, update, add, error: used.error, isPending: used.isPending };
}

const dateOf = (at: Date) => at.toISOString().slice(0, 10);
const firstOfNextMonth = () => {
  const now = new Date();
  return dateOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)));
};

export function ContractForm({ contract, calendars }: { contract: Contract | undefined; calendars: Calendar[] }) {
  const t = useWords(contractWords);
  const { search } = useAddress();
  const latest = contract?.versions.find((v) => v.state !== 'withdrawn');
  const save = useSave(contract);
  const [clientId, setClientId] = useState(contract?.clientId ?? search.clientId ?? '');
  const [name, setName] = useState(contract?.name ?? '');
  const [timeZone, setTimeZone] = useState(contract?.timeZone ?? browserZone());
  const [begins, setBegins] = useState(save.kind === 'update' && latest ? latest.begins : firstOfNextMonth());
  const [terms, setTerms] = useState(() => latest?.terms ?? withOffer(blankTerms(calendars[0]?.id ?? ''), search));
  const [note, setNote] = useState('');
  const { error } = save;
  const at = (field: string) => (error?.field === field ? withoutName(error.message, field) : undefined);
  const refused = (field: string) => at(`terms.${field}`);
  const set = (change: Partial<ContractTerms>) => setTerms({ ...terms, ...change });
  const submit = () => {
    if (save.kind === 'create') save.create.mutate({ body: { clientId, name, timeZone, begins, terms } });
    else if (contract && save.kind === 'update')
      save.update.mutate({ params: { id: contract.id }, body: { name, begins, terms } });
    else if (contract) save.add.mutate({ params: { id: contract.id }, body: { begins, terms, note } });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="md">
        <Panel>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
            {save.kind === 'create' && (
              <ClientField
                value={clientId}
                error={at('clientId')}
                onChange={(id, clientName) => {
                  setClientId(id);
                  set({ storeIds: [] });
                  if (name === '') setName(clientName);
                }}
              />
            )}
            {save.kind !== 'add' && (
              <TextInput
                label={t('name')}
                placeholder={t('namePlaceholder')}
                required
                withAsterisk={false}
                maxLength={120}
                value={name}
                error={at('name')}
                onChange={(e) => setName(e.currentTarget.value)}
              />
            )}
            {save.kind === 'create' && (
              <ZoneSelect label={t('zone')} description={t('zoneHint')} value={timeZone} onChange={setTimeZone} />
            )}
            <TextInput
              type="date"
              label={t(save.kind === 'add' ? 'beginsVersion' : 'begins')}
              description={save.kind === 'add' ? t('beginsHint') : undefined}
              required
              withAsterisk={false}
              value={begins}
              error={at('begins')}
              onChange={(e) => setBegins(e.currentTarget.value)}
            />
            {clientId && (
              <StoresField
                clientId={clientId}
                value={terms.storeIds}
                error={refused('storeIds')}
                onChange={(storeIds) => set({ storeIds })}
              />
            )}
          </SimpleGrid>
        </Panel>
        <Panel title={t('sla')}>
          <Stack gap="md">
            <Select
              label={t('calendar')}
              maw={420}
              searchable
              allowDeselect={false}
              data={calendars.map((calendar) => ({ value: calendar.id, label: calendar.name }))}
              value={terms.calendarId}
              error={refused('calendarId')}
              onChange={(calendarId) => calendarId && set({ calendarId })}
            />
            <SlaFields value={terms.sla} refused={refused} onChange={(sla) => set({ sla })} />
          </Stack>
        </Panel>
        <Panel title={t('price')}>
          <PriceFields value={terms.price} refused={refused} onChange={(price) => set({ price })} />
        </Panel>
        <Panel title={t('report')}>
          <ReportFields value={terms.report} onChange={(report) => set({ report })} />
        </Panel>
        <Panel title={t('team')}>
          <PeopleFields value={terms.team} onChange={(team) => set({ team })} />
        </Panel>
        <Panel title={t('clientTeam')}>
          <PeopleFields value={terms.clientTeam} onChange={(clientTeam) => set({ clientTeam })} />
        </Panel>
        <Textarea
          label={t('remarks')}
          autosize
          minRows={2}
          maxLength={5000}
          value={terms.remarks}
          onChange={(e) => set({ remarks: e.currentTarget.value })}
        />
        {save.kind === 'add' && (
          <TextInput label={t('note')} maxLength={300} value={note} onChange={(e) => setNote(e.currentTarget.value)} />
        )}
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" renderRoot={asLink(contract ? `/contracts/${contract.id}` : '/contracts')}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!clientId}>
            {t(save.kind === 'add' ? 'addVersion' : 'saveDraft')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function ClientField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (id: string, name: string) => void;
}) {
  const t = useWords(contractWords);
  const clients = useCall(listClients, { query: { limit: 500 } }).data?.items ?? [];
  return (
    <Select
      label={t('client')}
      placeholder={t('chooseClient')}
      searchable
      allowDeselect={false}
      limit={100}
      error={error}
      data={clients.map((client) => ({ value: client.id, label: client.name }))}
      value={value || null}
      onChange={(id, option) => id && option && onChange(id, option.label)}
    />
  );
}

function StoresField({
  clientId,
  value,
  error,
  onChange,
}: {
  clientId: string;
  value: string[];
  error: string | undefined;
  onChange: (ids: string[]) => void;
}) {
  const t = useWords(contractWords);
  const stores = useStoreOptions(clientId);
  return (
    <MultiSelect
      label={t('stores')}
      description={t('storesHint')}
      placeholder={value.length ? undefined : t('allStores')}
      clearable
      {...stores}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
}
