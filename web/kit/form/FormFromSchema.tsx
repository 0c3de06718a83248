import { Button, Collapse, Stack } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { ApiError } from '../../app/call.ts';
import { kitWords } from '../kit.words.ts';
import { refusalText } from '../refusal.ts';
import { withoutName } from '../refused-field.ts';
import { useLanguage, useWords } from '../words.ts';
import { FormContextProvider, type FieldTexts } from './context.ts';
import { Field } from './Field.tsx';
import { variantsOf, type Schema } from './schema.ts';
import { Variants } from './Structures.tsx';

export type Settings = Record<string, unknown>;

interface FormFromSchemaProps {
  /** JSON Schema of the settings, as the API gives it. */
  schema: Record<string, unknown>;
  value: Settings;
  onChange: (value: Settings) => void;
  /** The server's refusal: shown at the field it names (`url`, or `settings.url`). */
  error?: ApiError | Error | null | undefined;
  /** Fields whose value the server never shows: drawn as passwords, empty means "as it is". */
  secretFields?: readonly string[];
  /** Human names and hints where the schema has none in the reader's language, by path: `auth.user`, `method=GET`. */
  texts?: (path: string) => FieldTexts | undefined;
  /** Which fields stand under "More settings", besides those whose schema says so. */
  folds?: (name: string) => boolean;
  disabled?: boolean;
}

/** Fields of a kind, drawn from its own schema. */
export function FormFromSchema({
  schema: given,
  value,
  onChange,
  error,
  secretFields = [],
  texts = () => undefined,
  folds = () => false,
  disabled = false,
}: FormFromSchemaProps) {
  const t = useWords(kitWords);
  const language = useLanguage();
  const [unfolded, setUnfolded] = useState(false);
  const root = given as Schema;
  const names = Object.keys(root.properties ?? {});
  const required = new Set(root.required);
  const isFolded = (name: string) => (root.properties![name]!.advanced === true || folds(name)) && !required.has(name);
  const problem = problemOf(error, language);
  const folded = names.filter(isFolded);
  const open = unfolded || folded.some((name) => problem?.field.split('.')[0] === name);
  const field = (name: string) => (
    <Field
      key={name}
      name={name}
      path={name}
      schema={root.properties![name]!}
      required={required.has(name)}
      value={value[name]}
      onChange={(next) => onChange(without({ ...value, [name]: next }, name, next))}
    />
  );
  return (
    <FormContextProvider value={{ root, texts, problem, secretFields, disabled }}>
      <Stack gap="md">
        {variantsOf(root, root) && (
          <Variants
            name=""
            path=""
            schema={root}
            required
            value={value}
            onChange={(next) => onChange(next as Settings)}
          />
        )}
        {names.filter((name) => !isFolded(name)).map(field)}
        {folded.length > 0 && (
          <div>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => setUnfolded(!open)}
              aria-expanded={open}
              leftSection={open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
            >
              {t('advanced')}
            </Button>
            <Collapse expanded={open}>
              <Stack gap="md" pt="sm">
                {folded.map(field)}
              </Stack>
            </Collapse>
          </div>
        )}
      </Stack>
    </FormContextProvider>
  );
}

function without(settings: Settings, name: string, next: unknown): Settings {
  if (next === undefined) delete settings[name];
  return settings;
}

/** The field that a refusal names, without the prefix of the request's part; its sentence without the name. */
export function problemOf(
  error: Error | null | undefined,
  language: Parameters<typeof refusalText>[1],
): { field: string; message: string } | null {
  const named = (error as ApiError | null | undefined)?.field;
  if (!error || !named) return null;
  const field = named.replace(/^(body\.)?(settings\.)?/, '');
  return { field, message: withoutName(refusalText(error, language), named, field) };
}
