import { Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { currencies, minorDigits } from '#core/money';
import { readStore, type Store, updateStore } from '#contract/stores';
import { useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { kitWords } from '../../../kit/kit.words.ts';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { storeWords } from '../words.ts';

/** What the store sells, so that reports can say what an hour without sales costs. */
export function Trade({ store }: { store: Store }) {
  const t = useWords(storeWords);
  const kit = useWords(kitWords);
  const { trade } = store;
  const [currency, setCurrency] = useState(trade?.currency ?? store.currencies[0] ?? 'EUR');
  const [orders, setOrders] = useState<number | string>(trade?.ordersPerDay ?? '');
  const [order, setOrder] = useState<number | string>(
    trade ? trade.averageOrder / 10 ** minorDigits(trade.currency) : '',
  );
  const update = useChange(updateStore, {
    quiet: true,
    stale: [readStore],
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const { at, rest } = refusedFields(update.error, ['trade.ordersPerDay', 'trade.averageOrder', 'trade.currency']);
  const isEmpty = orders === '' && order === '';
  const save = () =>
    update.mutate({
      params: { id: store.id },
      body: {
        trade: isEmpty
          ? null
          : {
              ordersPerDay: Number(orders),
              averageOrder: Math.round(Number(order) * 10 ** minorDigits(currency)),
              currency,
            },
      },
    });
  return (
    <Panel title={t('trade')}>
      <Text size="sm" c="dimmed" mb="sm">
        {t('tradeHint')}
      </Text>
      <Form onSubmit={save}>
        <Stack gap="md">
          <Group grow align="flex-start">
            <NumberInput
              label={t('ordersPerDay')}
              min={0}
              max={1_000_000}
              value={orders}
              onChange={setOrders}
              error={at('trade.ordersPerDay')}
            />
            <NumberInput
              label={t('averageOrder')}
              min={0}
              max={1_000_000_000}
              decimalScale={minorDigits(currency)}
              value={order}
              onChange={setOrder}
              error={at('trade.averageOrder')}
            />
            <Select
              label={t('currency')}
              searchable
              allowDeselect={false}
              data={[...currencies]}
              value={currency}
              onChange={(value) => value && setCurrency(value)}
              error={at('trade.currency')}
            />
          </Group>
          <ErrorNote error={rest} />
          <Group>
            <Button
              type="submit"
              loading={update.isPending}
              disabled={(orders === '') !== (order === '') || (isEmpty && trade === null)}
            >
              {kit('save')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Panel>
  );
}
