import { Fieldset, Select, Stack, Text } from '@mantine/core';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { useForm } from './context.ts';
import { Field } from './Field.tsx';
import { emptyOf, humanName, variantsOf } from './schema.ts';
import { pathTo, useChoices, useShown, type FieldProps } from './shown.ts';

/** Settings within settings, in a frame. */
export function ObjectField(props: FieldProps) {
  const shown = useShown(props);
  return (
    <Fieldset legend={shown.label} radius="md">
      {shown.description && (
        <Text size="xs" c="dimmed" mb="xs">
          {shown.description}
        </Text>
      )}
      <ObjectFields {...props} />
    </Fieldset>
  );
}

function ObjectFields({ schema, path, value, onChange, skip, dense }: FieldProps & { skip?: string }) {
  const settings = (value ?? schema.default ?? {}) as Record<string, unknown>;
  const required = new Set(schema.required);
  const change = (name: string, next: unknown) => {
    const changed = { ...settings, [name]: next };
    if (next === undefined) delete changed[name];
    onChange(changed);
  };
  return (
    <Stack gap="sm">
      {Object.entries(schema.properties ?? {})
        .filter(([name]) => name !== skip)
        .map(([name, field]) => (
          <Field
            key={name}
            name={name}
            path={pathTo(path, name)}
            schema={field}
            required={required.has(name)}
            value={settings[name]}
            onChange={(next) => change(name, next)}
            dense={dense ?? false}
          />
        ))}
    </Stack>
  );
}

/** A choice between kinds of object, as `every n minutes` or `by cron`: first which, then its fields. */
export function Variants({ nullable = false, ...props }: FieldProps & { nullable?: boolean }) {
  const t = useWords(kitWords);
  const { root } = useForm();
  const shown = useShown(props);
  const variants = variantsOf(props.schema, root)!;
  const choices = useChoices(
    pathTo(props.path, variants.by),
    variants.branches.map((branch) => branch.value),
  );
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
      <Select
        {...shown}
        label={props.path ? shown.label : titleOf(variants)}
        data={choices}
        value={chosen}
        onChange={choose}
        clearable={free}
        allowDeselect={free}
        placeholder={free ? t('notSet') : undefined}
        maw={props.dense ? undefined : 360}
      />
      {branch && Object.keys(branch.schema.properties ?? {}).length > 1 && (
        <div style={{ borderInlineStart: '2px solid var(--line-strong)', paddingInlineStart: 14 }}>
          <ObjectFields {...props} schema={branch.schema} value={value} skip={variants.by} />
        </div>
      )}
    </Stack>
  );
}

/** The name of what tells the branches apart, as the schema's author wrote it. */
function titleOf({ by, branches }: NonNullable<ReturnType<typeof variantsOf>>): string {
  return branches[0]!.schema.properties![by]!.title ?? humanName(by);
}
