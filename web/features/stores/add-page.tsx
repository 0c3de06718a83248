import { useAddress } from '../../app/address.tsx';
import { Page } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { AddStoreForm } from './add-form.tsx';
import { storeWords } from './words.ts';

/** Paste an address; discovery begins at once and is watched on the next screen. */
export default function AddStorePage() {
  const t = useWords(storeWords);
  const { search } = useAddress();
  return (
    <Page title={t('addStore')} crumbs={[{ label: t('wall'), to: '/' }]}>
      <AddStoreForm clientId={search.clientId ?? null} />
    </Page>
  );
}
