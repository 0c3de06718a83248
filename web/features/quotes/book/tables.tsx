import { Button, Group, Select } from '@mantine/core';
import { currencies } from '#core/money';
import { documentationStates, pricedPlatforms, seasons } from '#core/quote';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { brands } from '../facts.ts';
import { quoteWords } from '../words.ts';
import { Cell, Grid, useEditing } from './cells.tsx';
import { bookWords } from './words.ts';

export function Bases() {
  const t = useWords(bookWords);
  const said = useWords(quoteWords);
  const { book, onChange, refused } = useEditing();
  const name = (platform: (typeof pricedPlatforms)[number]) =>
    platform === 'other' ? said('platform_other') : brands[platform];
  return (
    <Panel title={t('byPlatform')}>
      <Select
        mb="sm"
        maw={260}
        label={t('currency')}
        description={t('currencyHint')}
        searchable
        allowDeselect={false}
        limit={50}
        data={[...currencies]}
        value={book.currency}
        error={refused('currency')}
        onChange={(currency) => currency && onChange({ ...book, currency })}
      />
      <Grid
        head={[t('platform'), t('month'), t('hour')]}
        rows={pricedPlatforms.map((one) => ({
          key: one,
          name: name(one),
          cells: [
            <Cell key="m" place={`base.${one}`} label={`${name(one)}: ${t('month')}`} unit="money" />,
            <Cell key="h" place={`hourly.base.${one}`} label={`${name(one)}: ${t('hour')}`} unit="money" />,
          ],
        }))}
      />
    </Panel>
  );
}

export function Pieces() {
  const t = useWords(bookWords);
  return (
    <Panel title={t('more')}>
      <Grid
        head={[t('fact'), t('covered'), t('each'), t('most')]}
        rows={(['integrations', 'currencies', 'languages'] as const).map((one) => ({
          key: one,
          name: t(one),
          cells: [
            <Cell key="c" place={`${one}.covered`} label={`${t(one)}: ${t('covered')}`} most={1000} />,
            <Cell key="e" place={`${one}.each`} label={`${t(one)}: ${t('each')}`} unit="money" />,
            <Cell key="m" place={`${one}.most`} label={`${t(one)}: ${t('most')}`} most={1000} />,
          ],
        }))}
      />
    </Panel>
  );
}

/** The first step begins at 0 and stays. */
export function StepsTable({ name }: { name: 'visitsPerMonth' | 'ordersPerMonth' }) {
  const t = useWords(bookWords);
  const { book, onChange } = useEditing();
  const steps = book[name];
  const last = steps.at(-1) ?? { from: 0, amount: 0 };
  const label = (at: number, word: string) => `${t(name)}, ${t('step', { n: at + 1 })}: ${word}`;
  return (
    <Panel title={t(name)}>
      <Grid
        head={[t('from'), t('adds')]}
        rows={steps.map((_, at) => ({
          key: String(at),
          name: at === 0 ? '0' : <Cell place={`${name}.${at}.from`} label={label(at, t('from'))} />,
          cells: [<Cell key="a" place={`${name}.${at}.amount`} label={label(at, t('adds'))} unit="money" />],
        }))}
      />
      <Group gap="xs" mt="sm">
        <Button
          size="xs"
          variant="default"
          disabled={steps.length >= 20}
          onClick={() =>
            onChange({ ...book, [name]: [...steps, { from: last.from * 2 || 1000, amount: last.amount }] })
          }
        >
          {t('addStep')}
        </Button>
        {steps.length > 1 && (
          <Button size="xs" variant="subtle" onClick={() => onChange({ ...book, [name]: steps.slice(0, -1) })}>
            {t('removeStep')}
          </Button>
        )}
      </Group>
    </Panel>
  );
}

export function Percents() {
  const t = useWords(bookWords);
  const said = useWords(quoteWords);
  const places: [place: string, name: string][] = [
    ...seasons.map((one): [string, string] => [`seasonality.${one}`, `${t('sales')}: ${said(`seasonality_${one}`)}`]),
    ...documentationStates.map((one): [string, string] => [
      `documentation.${one}`,
      `${t('docs')}: ${said(`documentation_${one}`)}`,
    ]),
    ...(['day', 'standard', 'fast', 'quarter'] as const).map((one): [string, string] => [
      `tiers.${one}`,
      `${t('tier')}: ${said(`tier_${one}`)}`,
    ]),
    ['mix.feePercent', t('mix')],
    ['hourly.urgentPercent', t('urgent')],
    ['workPercent', t('work')],
  ];
  return (
    <Panel title={t('percents')}>
      <Grid
        head={[t('factor'), t('percent')]}
        rows={places.map(([place, name]) => ({
          key: place,
          name,
          cells: [<Cell key="p" place={place} label={name} unit="%" most={1000} />],
        }))}
      />
    </Panel>
  );
}

export function Limits() {
  const t = useWords(bookWords);
  return (
    <Panel title={t('limits')}>
      <Grid
        head={[t('limit'), t('month'), t('hour')]}
        rows={(['floor', 'ceiling', 'roundTo'] as const).map((one) => ({
          key: one,
          name: t(one),
          cells: ['', 'hourly.'].map((of) => (
            <Cell
              key={of}
              place={`${of}${one}`}
              label={`${t(one)}: ${t(of ? 'hour' : 'month')}`}
              unit="money"
              {...(one === 'ceiling' ? { none: t('noLimit') } : {})}
            />
          )),
        }))}
      />
      <Group gap="xs" mt="sm" fz="sm">
        <span>{t('call')}</span>
        <Cell place="mix.callMinutes" label={t('call')} unit={t('minutes')} most={1440} />
      </Group>
    </Panel>
  );
}
