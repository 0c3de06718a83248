import { join } from 'node:path';
import { z } from 'zod';
import type { Reason } from '#core/probe';
import { type Language, say } from '#core/words';
import { discover } from '#kit/discover';
import type { MonitorType } from '../monitor-type.ts';
import { ownWords } from '../own-words.ts';

/** A type of monitor with the schema of its settings as JSON Schema. */
export interface Kind {
  name: string;
  type: MonitorType;
  schema: Record<string, unknown>;
}

const found = await discover<MonitorType>(join(import.meta.dirname, '..', 'types'), '.monitor.ts');

/** Every `types/<name>.monitor.ts`, by name. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  [...found].map(([name, type]) => [name, { name, type, schema: schemaOf(type) }]),
);

function schemaOf(type: MonitorType): Record<string, unknown> {
  return z.toJSONSchema(type.settings, { io: 'input', unrepresentable: 'any' });
}

/** Why a verdict is what it is, for a person. Reasons that are ours (the line, the load) have words of the room. */
export function explain(type: string, reason: Reason, language: Language): string {
  const key = `reason.${reason.code}`;
  const phrase = [kinds.get(type)?.type.words, ownWords]
    .map((all) => (all?.[language] as Record<string, string> | undefined)?.[key])
    .find(Boolean);
  return phrase === undefined ? reason.code : say(phrase, reason.params, language);
}
