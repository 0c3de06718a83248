import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { proposePrices } from '#contract/contracts';
import { changePriceBook, type PriceBookVersion, readPriceBook } from '#contract/price-book';
import { defaultPriceBook, editable } from '#core/quote';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { useFormat } from '../../../kit/format.ts';
import { Page } from '../../../kit/Page.tsx';
import { withoutName } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { quoteWords } from '../words.ts';
import classes from './book.module.css';
import { EditingContext } from './cells.tsx';
import { Preview } from './preview.tsx';
import { Bases, Limits, Percents, Pieces, StepsTable } from './tables.tsx';
import { bookWords } from './words.ts';

/** `/quotes/price-book`: what the team charges. */
export default function PriceBookPage() {
  const t = useWords(bookWords);
  const said = useWords(quoteWords);
  const { date } = useFormat();
  const answer = useCall(readPriceBook);
  const { version, madeBy, madeAt } = answer.data ?? { version: 0, madeBy: null, madeAt: null };
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: said('title'), to: '/quotes' }]}
      below={
        <Text size="sm" c="dimmed" mt={4} maw={640}>
          {t('text')}{' '}
          {answer.data &&
            (madeBy && madeAt ? t('version', { n: version, who: madeBy, when: date(madeAt) }) : t('ofProduct'))}
        </Text>
      }
    >
      <ErrorNote error={answer.error} />
      {!answer.data && !answer.error && <Skeleton height={520} />}
      {answer.data && <Editor saved={answer.data} />}
    </Page>
  );
}

function Editor({ saved }: { saved: PriceBookVersion }) {
  const t = useWords(bookWords);
  const [book, setBook] = useState(saved.book);
  const [basedOn, setBasedOn] = useState(saved.version);
  const save = useChange(changePriceBook, {
    quiet: true,
    stale: [readPriceBook, proposePrices],
    onDone: (next) => {
      setBook(next.book);
      setBasedOn(next.version);
      notifications.show({ message: t('saved') });
    },
  });
  const { error } = save;
  const refused = (place: string) =>
    error?.field === `book.${place}` ? withoutName(error.message, error.field) : undefined;
  const restore = () => {
    const { visitsPerMonth, ordersPerMonth, ...rest } = editable(defaultPriceBook);
    setBook({ ...rest, visitsPerMonth: [...visitsPerMonth], ordersPerMonth: [...ordersPerMonth] });
  };
  return (
    <EditingContext value={{ book, onChange: setBook, refused }}>
      <Form onSubmit={() => save.mutate({ body: { book, basedOn } })}>
        <div className={classes.sides}>
          <Stack gap="md">
            <Bases />
            <Pieces />
            <div className={classes.two}>
              <StepsTable name="visitsPerMonth" />
              <StepsTable name="ordersPerMonth" />
            </div>
            <Percents />
            <Limits />
          </Stack>
          <div className={classes.beside}>
            <Preview book={book} />
            <ErrorNote error={error} />
            <Group gap="xs">
              <Button type="submit" loading={save.isPending}>
                {t('save')}
              </Button>
              <Button variant="subtle" onClick={restore}>
                {t('restore')}
              </Button>
            </Group>
          </div>
        </div>
      </Form>
    </EditingContext>
  );
}
