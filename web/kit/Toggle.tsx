import { Switch, type SwitchProps } from '@mantine/core';

/** A switch whose name is its label alone: the hint under it describes it and is not read as a part of its name. */
export function Toggle({ label, ...rest }: Omit<SwitchProps, 'label' | 'aria-label'> & { label: string }) {
  return <Switch {...rest} label={label} aria-label={label} />;
}
