import { MultiSelect, NumberInput, PasswordInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { kitWords } from '../kit.words.ts';
import { Toggle } from '../Toggle.tsx';
import { useWords } from '../words.ts';
import { useForm } from './context.ts';
import { JsonField } from './JsonField.tsx';
import { Pairs } from './Pairs.tsx';
import { Rows } from './Rows.tsx';
import { kindOf, plain } from './schema.ts';
import { useChoices, useShown, type FieldProps } from './shown.ts';
import { ObjectField, Variants } from './Structures.tsx';

/** One field of a form, by the kind of its schema. */
export function Field(props: FieldProps) {
  const { root, secretFields } = useForm();
  const { schema, nullable } = plain(props.schema, root);
  const kind = kindOf(schema, root);
  if (kind === 'fixed') return null;
  if (secretFields.includes(props.path) || kind === 'secret') return <Secret {...props} />;
  if (kind === 'choice') return <Choice {...props} schema={schema} nullable={nullable} />;
  if (kind === 'switch') return <ToggleField {...props} schema={schema} />;
  if (kind === 'number') return <NumberField {...props} schema={schema} nullable={nullable} />;
  if (kind === 'text' || kind === 'long')
    return <TextField {...props} schema={schema} long={kind === 'long'} nullable={nullable} />;
  if (kind === 'texts' || kind === 'numbers' || kind === 'choices')
    return <ListField {...props} schema={schema} kind={kind} />;
  if (kind === 'rows') return <Rows {...props} schema={schema} />;
  if (kind === 'pairs') return <Pairs {...props} />;
  if (kind === 'variants') return <Variants {...props} schema={schema} nullable={nullable} />;
  if (kind === 'object') return <ObjectField {...props} schema={schema} />;
  return <JsonField {...props} />;
}

function TextField({ long, nullable, ...props }: FieldProps & { long: boolean; nullable: boolean }) {
  const shown = useShown(props);
  const value = (props.value ?? props.schema.default ?? '') as string;
  const change = (text: string) =>
    props.onChange(text === '' && !props.required ? (nullable ? null : undefined) : text);
  const placeholder = props.schema.examples?.[0];
  const common = {
    ...shown,
    value,
    placeholder: typeof placeholder === 'string' ? placeholder : undefined,
    name: props.path,
    autoComplete: 'off',
  };
  if (long)
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={12}
        onChange={(e) => change(e.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }}
      />
    );
  return (
    <TextInput
      {...common}
      type={props.schema.format === 'email' ? 'email' : 'text'}
      inputMode={props.schema.format === 'uri' ? 'url' : undefined}
      onChange={(e) => change(e.currentTarget.value)}
    />
  );
}

function Secret(props: FieldProps) {
  const t = useWords(kitWords);
  const form = useForm();
  const shown = useShown(props);
  const kept = form.secretFields.includes(props.path) && props.value === undefined && !props.required;
  return (
    <PasswordInput
      {...shown}
      name={props.path}
      autoComplete="new-password"
      value={(props.value ?? '') as string}
      placeholder={kept ? t('secretKept') : undefined}
      onChange={(e) => props.onChange(e.currentTarget.value || undefined)}
    />
  );
}

function NumberField({ nullable, ...props }: FieldProps & { nullable: boolean }) {
  const shown = useShown(props);
  const { minimum, maximum, type } = props.schema;
  const value = (props.value ?? props.schema.default ?? '') as number | '';
  return (
    <NumberInput
      {...shown}
      name={props.path}
      value={value}
      min={minimum}
      max={maximum !== undefined && maximum < 9e15 ? maximum : undefined}
      clampBehavior="none"
      allowDecimal={type === 'number'}
      thousandSeparator={maximum === 65_535 ? '' : ' '}
      maw={props.dense ? undefined : 260}
      onChange={(next) => props.onChange(next === '' ? (nullable ? null : undefined) : Number(next))}
    />
  );
}

function ToggleField(props: FieldProps) {
  const { label, description, disabled, error } = useShown(props);
  return (
    <Toggle
      label={label}
      description={description}
      disabled={disabled}
      error={error}
      name={props.path}
      checked={Boolean(props.value ?? props.schema.default ?? false)}
      onChange={(e) => props.onChange(e.currentTarget.checked)}
    />
  );
}

function Choice({ nullable, ...props }: FieldProps & { nullable: boolean }) {
  const t = useWords(kitWords);
  const shown = useShown(props);
  const values = props.schema.enum ?? [];
  const value = (props.value ?? props.schema.default ?? null) as string | number | null;
  const free = nullable || (!props.required && props.schema.default === undefined);
  return (
    <Select
      {...shown}
      name={props.path}
      data={useChoices(props.path, values)}
      value={value === null ? null : String(value)}
      clearable={free}
      allowDeselect={free}
      placeholder={free ? t('notSet') : undefined}
      maw={props.dense ? undefined : 360}
      onChange={(next) =>
        props.onChange(next === null ? (nullable ? null : undefined) : values.find((v) => String(v) === next))
      }
    />
  );
}

function ListField({ kind, ...props }: FieldProps & { kind: 'texts' | 'numbers' | 'choices' }) {
  const { root } = useForm();
  const shown = useShown(props);
  const item = plain(props.schema.items ?? {}, root).schema;
  const values = ((props.value ?? props.schema.default ?? []) as unknown[]).map(String);
  const choices = useChoices(props.path, item.enum ?? []);
  if (kind === 'choices')
    return (
      <MultiSelect {...shown} name={props.path} data={choices} value={values} onChange={props.onChange} clearable />
    );
  return (
    <TagsInput
      {...shown}
      name={props.path}
      value={values}
      acceptValueOnBlur
      splitChars={kind === 'numbers' ? [',', ' '] : ['\n']}
      onChange={(next) => props.onChange(kind === 'numbers' ? next.map(Number).filter(Number.isFinite) : next)}
    />
  );
}
