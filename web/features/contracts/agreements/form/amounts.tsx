import { NumberInput } from '@mantine/core';
import { minorDigits } from '#core/money';

interface Shown {
  label: string;
  description?: string | undefined;
  error?: string | undefined;
  placeholder?: string | undefined;
}

/** An amount as people write it, kept in minor units. Empty is null. */
export function Amount({
  currency,
  value,
  onChange,
  ...shown
}: Shown & { currency: string; value: number | null; onChange: (minor: number | null) => void }) {
  const digits = minorDigits(currency);
  return (
    <NumberInput
      {...shown}
      min={0}
      decimalScale={digits}
      thousandSeparator=" "
      suffix={` ${currency}`}
      hideControls
      value={value === null ? '' : value / 10 ** digits}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 10 ** digits))}
    />
  );
}

/** Hours, kept in whole minutes. Empty is null. */
export function Hours({
  value,
  onChange,
  ...shown
}: Shown & { value: number | null; onChange: (minutes: number | null) => void }) {
  return (
    <NumberInput
      {...shown}
      min={0}
      decimalScale={2}
      hideControls
      value={value === null ? '' : Math.round((value / 60) * 100) / 100}
      onChange={(next) => onChange(next === '' ? null : Math.round(Number(next) * 60))}
    />
  );
}

/** A whole number. Empty is null. */
export function Whole({
  value,
  min = 0,
  onChange,
  ...shown
}: Shown & { value: number | null; min?: number; onChange: (n: number | null) => void }) {
  return (
    <NumberInput
      {...shown}
      min={min}
      allowDecimal={false}
      hideControls
      value={value ?? ''}
      onChange={(next) => onChange(next === '' ? null : Number(next))}
    />
  );
}
