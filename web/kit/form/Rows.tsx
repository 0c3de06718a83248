import { ActionIcon, Button, Group, Input, Stack } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { useForm } from './context.ts';
import { Field } from './Field.tsx';
import { useShown, type FieldProps } from './shown.ts';
import { emptyOf, plain, variantsOf } from './schema.ts';

/** A list of objects (conditions, say): a box for each, one can add and remove. */
export function Rows(props: FieldProps) {
  const t = useWords(kitWords);
  const { root, problem } = useForm();
  const shown = useShown(props);
  const rows = (props.value ?? props.schema.default ?? []) as unknown[];
  const item = plain(props.schema.items ?? {}, root).schema;
  const full = props.schema.maxItems !== undefined && rows.length >= props.schema.maxItems;
  const replace = (i: number, next: unknown) => props.onChange(rows.map((row, j) => (j === i ? next : row)));
  return (
    <Input.Wrapper
      label={shown.label}
      description={shown.description}
      withAsterisk={shown.withAsterisk}
      error={problem?.field === props.path ? problem.message : undefined}
    >
      <Stack gap="xs" mt={6}>
        {rows.map((row, i) => (
          <Group key={i} className="panel" wrap="nowrap" align="flex-start" p="sm" gap="sm">
            <div style={{ flex: 1, minWidth: 0 }}>
              <RowFields
                {...props}
                path={`${props.path}.${i}`}
                schema={item}
                value={row}
                onChange={(next) => replace(i, next)}
              />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('removeRow')}
              disabled={shown.disabled}
              onClick={() => props.onChange(rows.filter((_, j) => j !== i))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            disabled={full || shown.disabled}
            leftSection={<IconPlus size={14} />}
            onClick={() => props.onChange([...rows, emptyOf(item, root)])}
          >
            {t('addRow')}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}

function RowFields(props: FieldProps) {
  const { root } = useForm();
  if (variantsOf(props.schema, root)) return <Field {...props} required dense />;
  const value = props.value as Record<string, unknown>;
  const required = new Set(props.schema.required);
  return (
    <Group grow preventGrowOverflow={false} align="flex-start" gap="sm">
      {Object.entries(props.schema.properties ?? {}).map(([name, field]) => (
        <div key={name} style={{ flex: '1 1 150px' }}>
          <Field
            name={name}
            path={`${props.path}.${name}`}
            schema={field}
            required={required.has(name)}
            value={value[name]}
            onChange={(next) => props.onChange({ ...value, [name]: next })}
            dense
          />
        </div>
      ))}
    </Group>
  );
}
