import { useForm, withoutIndices } from './context.ts';
import { humanName, kindOf, plain, type Schema } from './schema.ts';

/** `auth` and `user` → `auth.user`; the settings themselves have no name. */
export const pathTo = (path: string, name: string) => (path ? `${path}.${name}` : name);

export interface FieldProps {
  name: string;
  path: string;
  schema: Schema;
  value: unknown;
  onChange: (value: unknown) => void;
  required?: boolean;
  /** Within a row: no description, the label says enough. */
  dense?: boolean;
}

/** What every input shares: label, description, refusal, whether it must be filled in. */
export function useShown({ name, path, schema, required, dense }: FieldProps) {
  const form = useForm();
  const texts = form.texts(withoutIndices(path));
  const known = plain(schema, form.root).schema;
  const problem = form.problem;
  return {
    label: texts?.label ?? known.title ?? humanName(name),
    description: dense ? undefined : (texts?.hint ?? known.description),
    error:
      problem &&
      (problem.field === path || problem.field.startsWith(`${path}.`)) &&
      !/object|rows|variants|pairs/.test(kindOf(known, form.root))
        ? problem.message
        : undefined,
    required: required ?? false,
    withAsterisk: required ?? false,
    disabled: form.disabled,
  };
}

export function useChoices(path: string, values: unknown[]) {
  const form = useForm();
  return values.map((value) => ({
    value: String(value),
    label: form.texts(`${withoutIndices(path)}=${String(value)}`)?.label ?? String(value),
  }));
}
