import { Select } from '@mantine/core';
import { useMemo } from 'react';

/** Browsers still give the city its old spelling; both are the same zone. */
const spelled = (zone: string) => (zone === 'Europe/Kiev' ? 'Europe/Kyiv' : zone);
export const browserZone = (): string => spelled(Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC');

/** A time zone by search, with what the clock shows there now. */
export function ZoneSelect({
  value,
  onChange,
  label,
  description,
}: {
  value: string;
  onChange: (zone: string) => void;
  label: string;
  description?: string;
}) {
  const zones = useMemo(
    () => [...new Set(['UTC', value, ...Intl.supportedValuesOf('timeZone').map(spelled)])].sort(),
    [value],
  );
  const clock = (zone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date());
  return (
    <Select
      label={label}
      description={description}
      searchable
      limit={60}
      allowDeselect={false}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      data={zones}
      renderOption={({ option }) => (
        <span className="figures" style={{ display: 'flex', width: '100%', justifyContent: 'space-between' }}>
          <span>{option.label.replaceAll('_', ' ')}</span>
          <span style={{ opacity: 0.65 }}>{clock(option.value)}</span>
        </span>
      )}
    />
  );
}
