import { listMonitorTypes } from '#contract/monitoring';
import type { ResponseOf } from '#contract/endpoint';
import { type Context, Problem } from './command.ts';

type Schema = Record<string, unknown>;
export type MonitorTypeShown = ResponseOf<typeof listMonitorTypes>['items'][number];

/** @throws Problem that names the types there are */
export async function findType(context: Context, name: string): Promise<MonitorTypeShown> {
  const { items } = await context.call(listMonitorTypes, {});
  const found = items.find((t) => t.name === name);
  if (found) return found;
  const types = items.map((t) => t.name).join(', ');
  throw new Problem('usage', `There is no monitor type "${name}". There are ${types}.`, 'type');
}

export interface Setting {
  /** `auth.user` for one inside another, `json[].path` for one inside each of a list. */
  name: string;
  /** `text`, `number`, `yes or no`, `list of text`, or the values that it may have. */
  kind: string;
  list: boolean;
  required: boolean;
  default: unknown;
  about: string;
}

/** The settings of a type as one list, those inside others by dotted names. */
export function settingsOf(schema: Schema, prefix = '', given = true): Setting[] {
  const branches = alternatives(schema);
  const found = new Map<string, Setting>();
  for (const branch of branches) {
    const required = (branch['required'] as string[] | undefined) ?? [];
    for (const [key, property] of Object.entries((branch['properties'] as Record<string, Schema> | undefined) ?? {})) {
      const name = prefix + key;
      const inner = alternatives(property).some((a) => a['properties']);
      const everywhere = given && branches.every((b) => ((b['required'] as string[] | undefined) ?? []).includes(key));
      const items = property['type'] === 'array' ? ((property['items'] as Schema | undefined) ?? {}) : {};
      const own = inner ? [] : [settingOf(name, property, everywhere && required.includes(key))];
      const deeper = inner ? settingsOf(property, `${name}.`, everywhere) : settingsOf(items, `${name}[].`);
      for (const setting of [...own, ...deeper]) found.set(setting.name, merged(found.get(setting.name), setting));
    }
  }
  return [...found.values()];
}

const alternatives = (schema: Schema): Schema[] =>
  (['oneOf', 'anyOf'].map((key) => schema[key]).find(Array.isArray) as Schema[] | undefined) ?? [schema];

function settingOf(name: string, schema: Schema, required: boolean): Setting {
  const list = schema['type'] === 'array';
  const item = list ? ((schema['items'] as Schema | undefined) ?? {}) : schema;
  return {
    name,
    kind: list ? `list of ${kindOf(item)}` : kindOf(item),
    list,
    required,
    default: schema['default'],
    about: typeof schema['description'] === 'string' ? schema['description'] : '',
  };
}

function kindOf(schema: Schema): string {
  if (Array.isArray(schema['enum'])) return schema['enum'].join(', ');
  if (schema['const'] !== undefined) return JSON.stringify(schema['const']).replace(/^"|"$/g, '');
  if (schema['type'] === 'boolean') return 'yes or no';
  if (schema['type'] === 'integer' || schema['type'] === 'number') return 'number';
  if (schema['type'] !== 'object') return 'text';
  const inner = Object.keys((schema['properties'] as Schema | undefined) ?? {});
  return `{${inner.join(', ')}}`;
}

/** What two alternatives know of one setting: `schedule` is interval or cron. */
function merged(one: Setting | undefined, other: Setting): Setting {
  if (!one || one.kind === other.kind) return other;
  return {
    ...other,
    kind: `${one.kind}, ${other.kind}`,
    about: `${one.kind}: ${one.about}; ${other.kind}: ${other.about}`,
  };
}

/**
 * Settings out of `name=value`. Lists take the name several times, or JSON; what is inside another is `auth.user=…`.
 * @throws Problem that names what is wrong
 */
export function readSettings(type: MonitorTypeShown, pairs: string[]): Record<string, unknown> {
  const known = settingsOf(type.schema).filter((s) => !s.name.includes('[]'));
  const settings: Record<string, unknown> = {};
  for (const pair of pairs) {
    const [, name, text] = /^([\w.]+)=([\s\S]*)$/.exec(pair) ?? [];
    if (name === undefined || text === undefined)
      throw new Problem('usage', `"${pair}" is no setting: write name=value.`);
    const setting = known.find((s) => s.name === name);
    if (!setting)
      throw new Problem(
        'usage',
        `${type.name} has no setting "${name}". It has ${known.map((s) => s.name).join(', ')}.`,
        name,
      );
    put(settings, name.split('.'), setting, text);
  }
  return settings;
}

function put(settings: Record<string, unknown>, steps: string[], setting: Setting, text: string): void {
  let place = settings;
  for (const step of steps.slice(0, -1)) place = (place[step] ??= {}) as Record<string, unknown>;
  const last = steps.at(-1)!;
  if (!setting.list) place[last] = valueOf(setting, setting.kind, text);
  else place[last] = [...((place[last] as unknown[] | undefined) ?? []), ...itemsOf(setting, text)];
}

function itemsOf(setting: Setting, text: string): unknown[] {
  const kind = setting.kind.replace('list of ', '');
  if (!/^\s*[[{]/.test(text)) return [valueOf(setting, kind, text)];
  try {
    return [JSON.parse(text)].flat() as unknown[];
  } catch {
    throw new Problem('usage', `${setting.name}: "${text}" is not valid JSON.`, setting.name);
  }
}

function valueOf(setting: Setting, kind: string, text: string): unknown {
  const wrong = (needs: string) => new Problem('usage', `${setting.name} takes ${needs}, not "${text}".`, setting.name);
  if (kind.startsWith('{')) throw wrong(`JSON as ${kind}`);
  if (kind === 'number') {
    if (text.trim() === '' || !Number.isFinite(Number(text))) throw wrong('a number');
    return Number(text);
  }
  if (kind === 'yes or no') {
    if (/^(yes|true|1)$/i.test(text)) return true;
    if (/^(no|false|0)$/i.test(text)) return false;
    throw wrong('yes or no');
  }
  return text;
}
