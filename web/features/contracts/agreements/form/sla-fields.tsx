import { Group, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContractTerms, Promised } from '#contract/contracts';
import { useWords } from '../../../../kit/words.ts';
import { contractWords } from '../words.ts';

const severities = ['critical', 'major', 'minor', 'info'] as const;
const targets = ['reaction', 'update', 'resolution'] as const;
type Target = Promised['reaction'];

/** Three deadlines for each severity; an empty one is not promised. */
export function SlaFields({
  value,
  refused,
  onChange,
}: {
  value: ContractTerms['sla'];
  refused: (field: string) => string | undefined;
  onChange: (sla: ContractTerms['sla']) => void;
}) {
  const t = useWords(contractWords);
  return (
    <Stack gap="lg">
      {severities.map((severity) => (
        <div key={severity}>
          <Text size="sm" fw={600} mb={6}>
            {t(severity)}
          </Text>
          <SimpleGrid cols={{ base: 1, md: 3 }} spacing="sm">
            {targets.map((name) => (
              <TargetField
                key={name}
                label={t(name)}
                value={value[severity][name]}
                error={
                  refused(`sla.${severity}.${name}`) ??
                  refused(`sla.${severity}.${name}.minutes`) ??
                  refused(`sla.${severity}.${name}.warnMinutes`)
                }
                onChange={(target) => onChange({ ...value, [severity]: { ...value[severity], [name]: target } })}
              />
            ))}
          </SimpleGrid>
        </div>
      ))}
    </Stack>
  );
}

function TargetField({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: Target;
  error: string | undefined;
  onChange: (target: Target) => void;
}) {
  const t = useWords(contractWords);
  const [unit, setUnit] = useState<'m' | 'h'>(value && value.minutes % 60 !== 0 ? 'm' : 'h');
  const factor = unit === 'h' ? 60 : 1;
  const hours = value?.hours ?? 'calendar';
  return (
    <Stack gap={6}>
      <Group gap={6} align="flex-end" wrap="nowrap">
        <NumberInput
          label={label}
          placeholder={t('notPromised')}
          style={{ flex: 1, minWidth: 0 }}
          hideControls
          min={0}
          decimalScale={2}
          error={error !== undefined}
          value={value ? Math.round((value.minutes / factor) * 100) / 100 : ''}
          onChange={(next) =>
            onChange(next === '' ? null : { ...value, minutes: Math.round(Number(next) * factor), hours })
          }
        />
        <Select
          w={108}
          aria-label={`${label}: ${t('unit_m')}, ${t('unit_h')}`}
          allowDeselect={false}
          value={unit}
          data={[
            { value: 'm', label: t('unit_m') },
            { value: 'h', label: t('unit_h') },
          ]}
          onChange={(next) => {
            if (!next || next === unit) return;
            setUnit(next);
            if (value) onChange({ ...value, minutes: Math.round((value.minutes / factor) * (next === 'h' ? 60 : 1)) });
          }}
        />
      </Group>
      <Select
        aria-label={`${label}: ${t('hours_calendar')}, ${t('hours_around_the_clock')}`}
        allowDeselect={false}
        disabled={value === null}
        value={hours}
        data={(['calendar', 'around_the_clock'] as const).map((kind) => ({ value: kind, label: t(`hours_${kind}`) }))}
        onChange={(next) => next && value && onChange({ ...value, hours: next })}
      />
      {value && (
        <NumberInput
          size="xs"
          label={t('warn')}
          placeholder={t('warnUsual', { n: Math.round(value.minutes / 4) })}
          hideControls
          min={1}
          allowDecimal={false}
          value={value.warnMinutes ?? ''}
          onChange={(next) => {
            const { warnMinutes: _, ...rest } = value;
            onChange(next === '' ? rest : { ...rest, warnMinutes: Number(next) });
          }}
        />
      )}
      {error && (
        <Text size="xs" c="red">
          {error}
        </Text>
      )}
    </Stack>
  );
}
