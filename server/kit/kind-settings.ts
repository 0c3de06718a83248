import { z } from 'zod';
import type { Language, Words } from '#core/words';
import { parsePart } from './http/parse.ts';
import { refuse } from './refuse.ts';

type Settings = Record<string, unknown>;

/** A kind of outside service that people connect by settings of its own. */
interface Kind {
  settings: z.ZodType;
  /** Names of settings that are never shown again. */
  secretFields: readonly string[];
  /** Where its secrets are sent, if a setting says so. */
  sendsTo?(settings: unknown): string;
  words: Words<'label' | 'help'>;
}

/** @throws Refusal naming the kinds that there are */
export function kindNamed<K>(kinds: ReadonlyMap<string, K>, name: string): K {
  const names = [...kinds.keys()].join(', ');
  return (
    kinds.get(name) ??
    refuse(
      'unknown_kind',
      {
        en: 'kind: there is no "{name}"; there are {names}.',
        ru: 'kind: вида «{name}» нет; есть {names}.',
        uk: 'kind: виду «{name}» немає; є {names}.',
      },
      { field: 'kind', values: { name, names } },
    )
  );
}

/** @throws Refusal naming the setting that is wrong, in the reader's language */
export function parseSettings(kind: Pick<Kind, 'settings'>, settings: unknown, language: Language): Settings {
  const { settings: parsed } = parsePart(z.object({ settings: kind.settings }), { settings }, language);
  return parsed as Settings;
}

export function showKind(name: string, kind: Kind, language: Language) {
  return {
    name,
    label: kind.words[language].label,
    help: kind.words[language].help,
    schema: z.toJSONSchema(kind.settings, { io: 'input' }) as Record<string, unknown>,
    secretFields: [...kind.secretFields],
  };
}

const hidden = '••••••';

/** Settings with secrets covered; a covered secret that comes back means "as it was". */
export function coverSecrets(kind: Pick<Kind, 'secretFields'>, settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      kind.secretFields.includes(name) && value !== undefined && value !== '' ? hidden : value,
    ]),
  );
}

const isLeft = (value: unknown): boolean => value === undefined || value === hidden;

export function withKeptSecrets(kind: Pick<Kind, 'secretFields'>, given: Settings, kept: Settings): Settings {
  const merged = { ...given };
  for (const name of kind.secretFields) if (isLeft(merged[name])) merged[name] = kept[name];
  return merged;
}

/** A secret that somebody else entered goes only where it was meant to go. @throws Refusal naming the secret */
export function checkWhereTo(
  kind: Pick<Kind, 'secretFields' | 'sendsTo'>,
  given: Settings,
  settings: Settings,
  kept: Settings,
): void {
  if (!kind.sendsTo || kind.sendsTo(settings) === kind.sendsTo(kept)) return;
  const field = kind.secretFields.find((name) => isLeft(given[name]) && Boolean(kept[name]));
  if (field === undefined) return;
  refuse(
    'meant_for_another',
    {
      en: 'This secret was entered for another server: write it anew.',
      ru: 'Этот секрет вводили для другого сервера: введите его заново.',
      uk: 'Цей секрет вводили для іншого сервера: введіть його знову.',
    },
    { field: `settings.${field}` },
  );
}
