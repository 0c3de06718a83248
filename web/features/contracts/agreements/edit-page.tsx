import { Skeleton } from '@mantine/core';
import { listCalendars, readContract } from '#contract/contracts';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { ContractForm } from './form/contract-form.tsx';
import { contractWords } from './words.ts';

/** `/contracts/new`; `/contracts/$id/edit`, which writes a draft anew, and makes a new version of what is in force. */
export default function EditContractPage() {
  const t = useWords(contractWords);
  const { params } = useAddress();
  const answer = useCall(readContract, { params: { id: params.id ?? '' } }, { enabled: params.id !== undefined });
  const calendars = useCall(listCalendars, { query: { limit: 500 } });
  const contract = params.id ? answer.data : undefined;
  const title = contract
    ? t(contract.state === 'draft' ? 'editTitle' : 'versionTitle', { name: contract.name })
    : t('newTitle');
  const isReady = calendars.data && (!params.id || contract);
  const error = answer.error ?? calendars.error;
  return (
    <Page title={title} crumbs={[{ label: t('title'), to: '/contracts' }]}>
      <ErrorNote error={error} />
      {!isReady && !error && <Skeleton height={420} />}
      {isReady && <ContractForm key={params.id ?? 'new'} contract={contract} calendars={calendars.data.items} />}
    </Page>
  );
}
