import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { type ContractPrice, pricingModels } from '#contract/contracts';
import { currencies } from '#core/money';
import { useWords } from '../../../../kit/words.ts';
import { contractWords } from '../words.ts';
import { Amount, Hours, Whole } from './amounts.tsx';

interface Props {
  value: ContractPrice;
  refused: (field: string) => string | undefined;
  onChange: (price: ContractPrice) => void;
}

/** What it costs; fields that the chosen model does not have are not shown. */
export function PriceFields({ value, refused, onChange }: Props) {
  const t = useWords(contractWords);
  const set = (change: Partial<ContractPrice>) => onChange({ ...value, ...change });
  const { model, currency } = value;
  const money = { currency };
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="md" verticalSpacing="md">
      <Select
        label={t('model')}
        allowDeselect={false}
        data={pricingModels.map((name) => ({ value: name, label: t(`model_${name}`) }))}
        value={model}
        onChange={(next) => next && onChange(fitted(value, next))}
      />
      <Select
        label={t('currency')}
        searchable
        allowDeselect={false}
        limit={50}
        data={[...currencies]}
        value={currency}
        error={refused('price.currency')}
        onChange={(next) => next && set({ currency: next })}
      />
      {model === 'tier' && (
        <TextInput
          label={t('tier')}
          maxLength={60}
          value={value.tier}
          error={refused('price.tier')}
          onChange={(e) => set({ tier: e.currentTarget.value })}
        />
      )}
      {model !== 'hourly' && (
        <Amount
          {...money}
          label={t('monthlyFee')}
          value={value.monthlyFee}
          error={refused('price.monthlyFee')}
          onChange={(minor) => set({ monthlyFee: minor ?? 0 })}
        />
      )}
      <Amount
        {...money}
        label={t(model === 'hourly' ? 'hourlyRate' : 'hourlyBeyond')}
        value={value.hourlyRate}
        error={refused('price.hourlyRate')}
        onChange={(minor) => set({ hourlyRate: minor ?? 0 })}
      />
      {model === 'mix' && (
        <Amount
          {...money}
          label={t('criticalCallFee')}
          description={t('callHint')}
          value={value.criticalCallFee}
          error={refused('price.criticalCallFee')}
          onChange={(criticalCallFee) => set({ criticalCallFee })}
        />
      )}
      {model !== 'hourly' && <Included value={value} refused={refused} onChange={onChange} />}
      <Limits value={value} refused={refused} onChange={onChange} />
    </SimpleGrid>
  );
}

/** Without what the other model does not have, so that nothing hidden is agreed. */
function fitted(price: ContractPrice, model: ContractPrice['model']): ContractPrice {
  return {
    ...price,
    model,
    tier: model === 'tier' ? price.tier : '',
    criticalCallFee: model === 'mix' ? price.criticalCallFee : null,
    ...(model === 'hourly'
      ? { monthlyFee: 0, includedMinutes: 0, rollOver: null, excess: { withoutApproval: null, atMost: null } }
      : {}),
  };
}

function Included({ value, refused, onChange }: Props) {
  const t = useWords(contractWords);
  const { rollOver } = value;
  return (
    <>
      <Hours
        label={t('included')}
        value={value.includedMinutes}
        error={refused('price.includedMinutes')}
        onChange={(minutes) => onChange({ ...value, includedMinutes: minutes ?? 0 })}
      />
      <Whole
        label={t('rollMonths')}
        description={t('rollMonthsHint')}
        value={rollOver?.months ?? null}
        error={refused('price.rollOver') ?? refused('price.rollOver.months')}
        onChange={(months) =>
          onChange({ ...value, rollOver: months ? { months, capMinutes: rollOver?.capMinutes ?? null } : null })
        }
      />
      {rollOver && (
        <Hours
          label={t('rollCap')}
          placeholder={t('noLimit')}
          value={rollOver.capMinutes}
          onChange={(capMinutes) => onChange({ ...value, rollOver: { ...rollOver, capMinutes } })}
        />
      )}
    </>
  );
}

function Limits({ value, refused, onChange }: Props) {
  const t = useWords(contractWords);
  const { prepaidBlock: block, excess, multipliers } = value;
  const set = (change: Partial<ContractPrice>) => onChange({ ...value, ...change });
  return (
    <>
      <Hours
        label={t('excessFree')}
        description={t('excessFreeHint')}
        placeholder={t('noLimit')}
        value={excess.withoutApproval}
        error={refused('price.excess.withoutApproval')}
        onChange={(withoutApproval) => set({ excess: { ...excess, withoutApproval } })}
      />
      <Hours
        label={t('excessMost')}
        placeholder={t('noLimit')}
        value={excess.atMost}
        onChange={(atMost) => set({ excess: { ...excess, atMost } })}
      />
      <Hours
        label={t('blockHours')}
        value={block?.minutes ?? null}
        onChange={(minutes) =>
          set({ prepaidBlock: minutes ? { price: block?.price ?? 0, months: block?.months ?? null, minutes } : null })
        }
      />
      {block && (
        <>
          <Amount
            currency={value.currency}
            label={t('blockPrice')}
            value={block.price}
            onChange={(price) => set({ prepaidBlock: { ...block, price: price ?? 0 } })}
          />
          <Whole
            label={t('blockMonths')}
            placeholder={t('noLimit')}
            min={1}
            value={block.months}
            onChange={(months) => set({ prepaidBlock: { ...block, months } })}
          />
        </>
      )}
      <Whole
        label={t('rounding')}
        min={1}
        value={value.roundingMinutes}
        error={refused('price.roundingMinutes')}
        onChange={(minutes) => set({ roundingMinutes: minutes ?? 1 })}
      />
      <Whole
        label={t('urgent')}
        min={100}
        value={multipliers.urgent}
        error={refused('price.multipliers.urgent')}
        onChange={(urgent) => set({ multipliers: { ...multipliers, urgent: urgent ?? 100 } })}
      />
      <Whole
        label={t('outOfHours')}
        min={100}
        value={multipliers.outOfHours}
        error={refused('price.multipliers.outOfHours')}
        onChange={(outOfHours) => set({ multipliers: { ...multipliers, outOfHours: outOfHours ?? 100 } })}
      />
    </>
  );
}
