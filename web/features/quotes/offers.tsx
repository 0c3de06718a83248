import { Alert, Button, Select, Skeleton, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { proposePrices, QuoteOffer } from '#contract/contracts';
import type { ResponseOf } from '#contract/endpoint';
import type { Store } from '#contract/stores';
import { asLink } from '../../app/address.tsx';
import { useFormat } from '../../kit/format.ts';
import { ErrorNote } from '../../kit/ErrorNote.tsx';
import { useWords } from '../../kit/words.ts';
import { draftAddress } from '../contracts/index.ts';
import { type Range, range, useMoney } from './money.ts';
import classes from './quotes.module.css';
import { quoteWords } from './words.ts';

type Quote = ResponseOf<typeof proposePrices>;

/** The four pricing models side by side, and what is still not known. */
export function Offers({
  answer,
  store,
}: {
  answer: { data: Quote | undefined; error: Error | null; isPlaceholderData: boolean };
  store: Store | null;
}) {
  const t = useWords(quoteWords);
  const [tier, setTier] = useState<QuoteOffer['tier']['name']>('standard');
  const quote = answer.data;
  if (!quote) return answer.error ? <ErrorNote error={answer.error} /> : <Skeleton height={520} />;
  const tiers = quote.offers.filter(({ model }) => model === 'tier');
  const chosen = tiers.find((one) => one.tier.name === tier) ?? tiers[0];
  const shown = quote.offers.filter((one) => one.model !== 'tier' || one === chosen);
  return (
    <section aria-label={t('offers')} aria-busy={answer.isPlaceholderData} className={classes.offers}>
      <ErrorNote error={answer.error} />
      <Alert variant="light" color={quote.missing.length > 0 ? 'amber' : 'green'} role="status">
        {quote.missing.length > 0
          ? t('missing', { facts: quote.missing.map((name) => t(`fact_${name}`)).join(', ') })
          : t('exact')}
      </Alert>
      <div className={classes.cards}>
        {shown.map((offer) => (
          <Card key={offer.model} offer={offer} currency={quote.currency} store={store}>
            {offer.model === 'tier' && (
              <Select
                size="xs"
                allowDeselect={false}
                aria-label={t('tier')}
                value={offer.tier.name}
                onChange={(name) => name && setTier(name)}
                data={tiers.map((one) => ({ value: one.tier.name, label: t(`tier_${one.tier.name}`) }))}
              />
            )}
          </Card>
        ))}
      </div>
    </section>
  );
}

function Card({
  offer,
  currency,
  store,
  children,
}: {
  offer: QuoteOffer;
  currency: string;
  store: Store | null;
  children: ReactNode;
}) {
  const t = useWords(quoteWords);
  const money = useMoney(currency);
  const { model, total, tier, lines } = offer;
  const name = t(`model_${model}`);
  const to = draftAddress(offer, {
    currency,
    tierName: t(`tier_${tier.name}`),
    ...(store ? { clientId: store.clientId, storeId: store.id } : {}),
  });
  return (
    <article className={classes.card} aria-label={name}>
      <Title order={2} size="h3">
        {name}
      </Title>
      {children}
      <p className={classes.total}>
        <b>{money(total)}</b> {t(model === 'hourly' ? 'perHour' : 'perMonth')}
      </p>
      <Figures offer={offer} money={money} />
      <Text size="xs" c="dimmed" fw={550} mt="sm">
        {t('why')}
      </Text>
      <ul className={classes.lines}>
        {lines.map((line) => (
          <li key={line.code}>
            <span>{line.why}</span>
            <span className="figures">{money(line)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.draft}>
        <Button variant="default" fullWidth renderRoot={asLink(to)}>
          {t('draft')}
        </Button>
        {total.from !== total.to && (
          <Text size="xs" c="dimmed" ta="center" mt={4}>
            {t('draftHint')}
          </Text>
        )}
      </div>
    </article>
  );
}

function Figures({ offer, money }: { offer: QuoteOffer; money: (range: Range) => string }) {
  const t = useWords(quoteWords);
  const { number, duration } = useFormat();
  const { includedMinutes, hourlyRate, criticalCall, tier, model } = offer;
  const hours = range(includedMinutes, (minutes) => number(minutes / 60, 1));
  const time = duration(tier.reaction.critical * 60_000);
  return (
    <dl className={classes.figures}>
      <dt>{t('included')}</dt>
      <dd>{includedMinutes.to === 0 ? t('includedNone') : t('includedHours', { h: hours })}</dd>
      {model !== 'hourly' && (
        <>
          <dt>{t('rate')}</dt>
          <dd>{money(hourlyRate)}</dd>
        </>
      )}
      {criticalCall && (
        <>
          <dt>{t('call')}</dt>
          <dd>{money(criticalCall)}</dd>
        </>
      )}
      <dt>{t('reaction')}</dt>
      <dd>{t(tier.aroundTheClock ? 'reactionAlways' : 'reactionWorking', { time })}</dd>
    </dl>
  );
}
