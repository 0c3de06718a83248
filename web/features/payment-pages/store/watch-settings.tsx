import { Button, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { listPaymentPages, type PaymentWatch, readPaymentPages, setPaymentPages } from '#contract/payment-pages';
import { readDiscovery } from '#contract/stores';
import { useCall, useChange } from '../../../app/query.ts';
import { useCan } from '../../../app/session.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Facts } from '../../../kit/Evidence.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { paymentWords } from '../words.ts';

const rhythms = [0, 6, 12, 24, 72, 168];
const places = ['product', 'cart', 'checkout'] as const;
type Places = Pick<PaymentWatch, (typeof places)[number]>;

/** Which pages are looked at, and how often. Who may only read is told so. */
export function WatchSettings({ watch }: { watch: PaymentWatch }) {
  const t = useWords(paymentWords);
  const can = useCan()('audits.run');
  const isNew = watch.cart === null && watch.checkout === null;
  const { data: seen, isLoading } = useCall(
    readDiscovery,
    { params: { id: watch.store.id } },
    { enabled: can && isNew },
  );
  // What was found when the store was added is the likelier address.
  const found = (kind: keyof Places) => watch[kind] ?? seen?.pages.find((page) => page.kind === kind)?.url ?? null;
  const known = { product: found('product'), cart: found('cart'), checkout: found('checkout') };
  return (
    <Panel title={t('watch')}>
      {can ? (
        !isLoading && (
          <WatchForm key={JSON.stringify([known, watch.everyHours])} watch={watch} known={known} isNew={isNew} />
        )
      ) : (
        <Facts
          of={[
            [t('rhythm'), t('every', { n: watch.everyHours })],
            ...places.map((place) => [t(place), watch[place]] as [string, string | null]),
          ]}
        />
      )}
    </Panel>
  );
}

function WatchForm({ watch, known, isNew }: { watch: PaymentWatch; known: Places; isNew: boolean }) {
  const t = useWords(paymentWords);
  const [value, setValue] = useState({
    ...{ product: known.product ?? '', cart: known.cart ?? '', checkout: known.checkout ?? '' },
    everyHours: isNew ? 24 : watch.everyHours,
  });
  const save = useChange(setPaymentPages, {
    stale: [readPaymentPages, listPaymentPages],
    quiet: true,
    onDone: () => notifications.show({ color: 'green', message: t('saved') }),
  });
  const refused = refusedFields(save.error, [...places]);
  const choices = rhythms.includes(value.everyHours) ? rhythms : [...rhythms, value.everyHours].sort((a, b) => a - b);
  const submit = () => {
    const { product, cart, checkout, everyHours } = value;
    save.mutate({
      params: { id: watch.store.id },
      body: {
        product: product.trim() || null,
        cart: cart.trim() || null,
        checkout: checkout.trim() || null,
        everyHours,
      },
    });
  };
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        <Select
          label={t('rhythm')}
          allowDeselect={false}
          value={String(value.everyHours)}
          onChange={(hours) => setValue((before) => ({ ...before, everyHours: Number(hours) }))}
          data={choices.map((n) => ({ value: String(n), label: t(n === 0 ? 'off' : 'every', { n }) }))}
        />
        {places.map((place) => (
          <TextInput
            key={place}
            type="url"
            label={t(place)}
            {...(place === 'product' ? { description: t('productHint') } : {})}
            placeholder="https://"
            maxLength={2000}
            value={value[place]}
            onChange={(e) => {
              const typed = e.currentTarget.value;
              setValue((before) => ({ ...before, [place]: typed }));
            }}
            error={refused.at(place)}
          />
        ))}
        <ErrorNote error={refused.rest} />
        <Button
          type="submit"
          {...(isNew ? {} : { variant: 'default' })}
          loading={save.isPending}
          style={{ alignSelf: 'start' }}
        >
          {t(isNew ? 'beginNow' : 'save')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('watchHint')}
        </Text>
      </Stack>
    </Form>
  );
}
