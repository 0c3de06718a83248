import { Fieldset, MultiSelect, NumberInput, PasswordInput, Select, Stack, Switch, TagsInput, Text, Textarea, TextInput } from '@mantine/core';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { useForm, withoutIndices } from './context.ts';
import { JsonField } from './JsonField.tsx';
import { Pairs } from './Pairs.tsx';
import { Rows } from './Rows.tsx';
import { emptyOf, humanName, kindOf, plain, variantsOf, type Schema } from './schema.ts';

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
    error: problem && (problem.field === path || problem.field.startsWith(`${path}.`)) && !/object|rows|variants|pairs/.test(kindOf(known, form.root)) ? problem.message : undefined,
    required: required ?? false,
    withAsterisk: required ?? false,
    disabled: form.disabled,
  };
}

/** One field of a form, by the kind of its schema. */
export function Field(props: FieldProps) {
  const { root, secretFields } = useForm();
  const { schema, nullable } = plain(props.schema, root);
  const kind = kindOf(schema, root);
  if (kind === 'fixed') return null;
  if (secretFields.includes(props.path) || kind === 'secret') return <Secret {...props} />;
  if (kind === 'choice') return <Choice {...props} schema={schema} nullable={nullable} />;
  if (kind === 'switch') return <Toggle {...props} schema={schema} />;
  if (kind === 'number') return <NumberField {...props} schema={schema} nullable={nullable} />;
  if (kind === 'text' || kind === 'long') return <TextField {...props} schema={schema} long={kind === 'long'} nullable={nullable} />;
  if (kind === 'texts' || kind === 'numbers' || kind === 'choices') return <ListField {...props} schema={schema} kind={kind} />;
  if (kind === 'rows') return <Rows {...props} schema={schema} />;
  if (kind === 'pairs') return <Pairs {...props} />;
  if (kind === 'variants') return <Variants {...props} schema={schema} nullable={nullable} />;
  if (kind === 'object') return <ObjectField {...props} schema={schema} />;
  return <JsonField {...props} />;
}

function TextField({ long, nullable, ...props }: FieldProps & { long: boolean; nullable: boolean }) {
  const shown = useShown(props);
  const value = (props.value ?? props.schema.default ?? '') as string;
  const change = (text: string) => props.onChange(text === '' && !props.required ? (nullable ? null : undefined) : text);
  const placeholder = props.schema.examples?.[0];
  const common = { ...shown, value, placeholder: placeholder === undefined ? undefined : String(placeholder), name: props.path, autoComplete: 'off' };
  if (long) return <Textarea {...common} autosize minRows={2} maxRows={12} onChange={(e) => change(e.currentTarget.value)} styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: '0.8125rem' } }} />;
  return <TextInput {...common} type={props.schema.format === 'email' ? 'email' : 'text'} inputMode={props.schema.format === 'uri' ? 'url' : undefined} onChange={(e) => change(e.currentTarget.value)} />;
}

function Secret(props: FieldProps) {
  const t = useWords(kitWords);
  const form = useForm();
  const shown = useShown(props);
  const kept = form.secretFields.includes(props.path) && props.value === undefined && !props.required;
  return <PasswordInput {...shown} name={props.path} autoComplete="new-password" value={(props.value ?? '') as string} placeholder={kept ? t('secretKept') : undefined} onChange={(e) => props.onChange(e.currentTarget.value || undefined)} />;
}

function NumberField({ nullable, ...props }: FieldProps & { nullable: boolean }) {
  const shown = useShown(props);
  const { minimum, maximum, type } = props.schema;
  const value = (props.value ?? props.schema.default ?? '') as number | '';
  return (
    <NumberInput
      {...shown} name={props.path} value={value} min={minimum} max={maximum !== undefined && maximum < 9e15 ? maximum : undefined} clampBehavior="none" allowDecimal={type === 'number'} thousandSeparator=" " maw={props.dense ? undefined : 260}
      onChange={(next) => props.onChange(next === '' ? (nullable ? null : undefined) : Number(next))}
    />
  );
}

function Toggle(props: FieldProps) {
  const { label, description, disabled, error } = useShown(props);
  return <Switch label={label} description={description} disabled={disabled} error={error} name={props.path} checked={Boolean(props.value ?? props.schema.default ?? false)} onChange={(e) => props.onChange(e.currentTarget.checked)} />;
}

function useChoices(path: string, values: unknown[]) {
  const form = useForm();
  return values.map((value) => ({ value: String(value), label: form.texts(`${withoutIndices(path)}=${String(value)}`)?.label ?? String(value) }));
}

function Choice({ nullable, ...props }: FieldProps & { nullable: boolean }) {
  const t = useWords(kitWords);
  const shown = useShown(props);
  const values = props.schema.enum ?? [];
  const value = props.value ?? props.schema.default ?? null;
  const free = nullable || (!props.required && props.schema.default === undefined);
  return (
    <Select
      {...shown} name={props.path} data={useChoices(props.path, values)} value={value === null ? null : String(value)} clearable={free} allowDeselect={free} placeholder={free ? t('notSet') : undefined} maw={props.dense ? undefined : 360}
      onChange={(next) => props.onChange(next === null ? (nullable ? null : undefined) : values.find((v) => String(v) === next))}
    />
  );
}

function ListField({ kind, ...props }: FieldProps & { kind: 'texts' | 'numbers' | 'choices' }) {
  const { root } = useForm();
  const shown = useShown(props);
  const item = plain(props.schema.items ?? {}, root).schema;
  const values = ((props.value ?? props.schema.default ?? []) as unknown[]).map(String);
  const choices = useChoices(props.path, item.enum ?? []);
  if (kind === 'choices') return <MultiSelect {...shown} name={props.path} data={choices} value={values} onChange={props.onChange} clearable />;
  return <TagsInput {...shown} name={props.path} value={values} acceptValueOnBlur splitChars={kind === 'numbers' ? [',', ' '] : ['\n']} onChange={(next) => props.onChange(kind === 'numbers' ? next.map(Number).filter(Number.isFinite) : next)} />;
}

function ObjectField(props: FieldProps) {
  const shown = useShown(props);
  return (
    <Fieldset legend={shown.label} radius="md">
      {shown.description && <Text size="xs" c="dimmed" mb="xs">{shown.description}</Text>}
      <ObjectFields {...props} />
    </Fieldset>
  );
}

export function ObjectFields({ schema, path, value, onChange, skip, dense }: FieldProps & { skip?: string }) {
  const settings = (value ?? schema.default ?? {}) as Record<string, unknown>;
  const required = new Set(schema.required);
  const change = (name: string, next: unknown) => {
    const changed = { ...settings, [name]: next };
    if (next === undefined) delete changed[name];
    onChange(changed);
  };
  return (
    <Stack gap="sm">
      {Object.entries(schema.properties ?? {}).filter(([name]) => name !== skip).map(([name, field]) => (
        <Field key={name} name={name} path={`${path}.${name}`} schema={field} required={required.has(name)} value={settings[name]} onChange={(next) => change(name, next)} dense={dense ?? false} />
      ))}
    </Stack>
  );
}

/** A choice between kinds of object, as `every n minutes` or `by cron`: first which, then its fields. */
function Variants({ nullable, ...props }: FieldProps & { nullable: boolean }) {
  const t = useWords(kitWords);
  const { root } = useForm();
  const shown = useShown(props);
  const variants = variantsOf(props.schema, root)!;
  const choices = useChoices(`${props.path}.${variants.by}`, variants.branches.map((branch) => branch.value));
  const value = (props.value ?? props.schema.default ?? null) as Record<string, unknown> | null;
  const chosen = value ? String(value[variants.by]) : null;
  const branch = variants.branches.find((b) => b.value === chosen);
  const free = nullable || !props.required;
  const choose = (next: string | null) => {
    const target = variants.branches.find((b) => b.value === next);
    if (!target) return props.onChange(nullable ? null : undefined);
    const fixed = target.schema.properties![variants.by]!.const;
    props.onChange({ ...(emptyOf(target.schema, root) as object), [variants.by]: fixed });
  };
  return (
    <Stack gap="sm">
      <Select {...shown} data={choices} value={chosen} onChange={choose} clearable={free} allowDeselect={free} placeholder={free ? t('notSet') : undefined} maw={props.dense ? undefined : 360} />
      {branch && Object.keys(branch.schema.properties ?? {}).length > 1 && (
        <div style={{ borderInlineStart: '2px solid var(--line-strong)', paddingInlineStart: 14 }}>
          <ObjectFields {...props} schema={branch.schema} value={value} skip={variants.by} />
        </div>
      )}
    </Stack>
  );
}
