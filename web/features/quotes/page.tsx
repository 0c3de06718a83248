import { Button, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBook2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { proposePrices } from '#contract/contracts';
import type { Store } from '#contract/stores';
import { asLink, stringifySearch, useAddress } from '../../app/address.tsx';
import { useCall } from '../../app/query.ts';
import { Page } from '../../kit/Page.tsx';
import { useWords } from '../../kit/words.ts';
import { bookWords } from './book/words.ts';
import { FactsForm } from './facts-form.tsx';
import { factsOf, searchOf } from './facts.ts';
import { Offers } from './offers.tsx';
import classes from './quotes.module.css';
import { quoteWords } from './words.ts';

/** `/quotes`: facts about a store, and beside them what each pricing model would cost. The address keeps the facts. */
export default function QuotesPage() {
  const t = useWords(quoteWords);
  const book = useWords(bookWords);
  const { search, setSearch } = useAddress();
  const [facts, setFacts] = useState(() => factsOf(search));
  const [store, setStore] = useState<Store | null>(null);
  const [settled] = useDebouncedValue(facts, 300);
  const answer = useCall(proposePrices, { body: settled }, { keep: true });
  // oxlint-disable-next-line react/exhaustive-deps -- `setSearch` is made anew at each drawing
  useEffect(() => setSearch(searchOf(settled)), [settled]);
  return (
    <Page
      title={t('title')}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}
        </Text>
      }
      actions={
        <Button
          variant="default"
          leftSection={<IconBook2 size={16} />}
          renderRoot={asLink(`/quotes/price-book${stringifySearch(searchOf(facts))}`)}
        >
          {book('title')}
        </Button>
      }
    >
      <div className={classes.sides}>
        <FactsForm facts={facts} onChange={setFacts} store={store} onStore={setStore} />
        <Offers answer={answer} store={store} />
      </div>
    </Page>
  );
}
