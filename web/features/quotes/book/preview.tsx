import { Text } from '@mantine/core';
import { faultOf, quote, reckonable } from '#core/quote';
import { Link, stringifySearch, useAddress } from '../../../app/address.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { factsOf, searchOf } from '../facts.ts';
import { useMoney } from '../money.ts';
import { quoteWords } from '../words.ts';
import classes from './book.module.css';
import type { Book } from './cells.tsx';
import { bookWords } from './words.ts';

/** What the book, as it stands in the editor, makes of the facts that the address tells. */
export function Preview({ book }: { book: Book }) {
  const t = useWords(bookWords);
  const said = useWords(quoteWords);
  const language = useLanguage();
  const money = useMoney(book.currency);
  const facts = factsOf(useAddress().search);
  if (faultOf(book) || book.roundTo === 0 || book.hourly.roundTo === 0)
    return <Panel title={t('preview')}>{t('broken')}</Panel>;
  const { offers, missing } = quote(reckonable(book), facts, language);
  return (
    <Panel title={t('preview')}>
      <Text size="xs" c="dimmed">
        {missing.length === 0
          ? t('previewKnown')
          : t('previewUnknown', { facts: missing.map((name) => said(`fact_${name}`)).join(', ') })}{' '}
        <Link to={`/quotes${stringifySearch(searchOf(facts))}`}>{t('facts')}</Link>
      </Text>
      <dl className={classes.preview} role="status">
        {offers.map(({ model, tier, total }) => (
          <div key={`${model} ${model === 'tier' ? tier.name : ''}`}>
            <dt>{model === 'tier' ? `${said('model_tier')}: ${said(`tier_${tier.name}`)}` : said(`model_${model}`)}</dt>
            <dd>
              {money(total)} <span>{said(model === 'hourly' ? 'perHour' : 'perMonth')}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
