import { join } from 'node:path';
import { z } from 'zod';
import type { Language } from '#core/words';
import { discover } from '#kit/discover';
import { parsePart } from '#kit/http/parse';
import { refuse } from '#kit/refuse';
import type { ChannelKind } from './channel-kind.ts';

/** All kinds by name: the files in channels/. */
export const channelKinds: ReadonlyMap<string, ChannelKind> = await discover<ChannelKind>(
  join(import.meta.dirname, 'channels'),
  '.channel.ts',
);

export function kindOf(name: string): ChannelKind {
  const kind = channelKinds.get(name);
  const names = [...channelKinds.keys()].join(', ');
  return (
    kind ??
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
export function parseSettings(kind: ChannelKind, settings: unknown, language: Language): Record<string, unknown> {
  const { settings: parsed } = parsePart(z.object({ settings: kind.settings }), { settings }, language);
  return parsed as Record<string, unknown>;
}

export function showKind(name: string, kind: ChannelKind, language: Language) {
  return {
    name,
    label: kind.words[language].label,
    help: kind.words[language].help,
    schema: z.toJSONSchema(kind.settings, { io: 'input' }) as Record<string, unknown>,
    secretFields: [...kind.secretFields],
  };
}
