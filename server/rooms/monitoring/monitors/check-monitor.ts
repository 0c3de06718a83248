import { z } from 'zod';
import type { newMonitor } from '#contract/monitoring';
import type { Language } from '#core/words';
import { addressIn, reachOf } from '#kit/net/judge-address';
import { parsePart } from '#kit/http/parse';
import { refuse } from '#kit/refuse';
import type { Kind } from './kinds.ts';

export type NewMonitor = z.output<typeof newMonitor>;
export type Target = { host: string; port: number | null; url: string | null; target: string };

/** Where in the request the monitor stands: `items.3.`, or nothing. */
export type Place = string;

export function kindOf(all: ReadonlyMap<string, Kind>, type: string, place: Place): Kind {
  return (
    all.get(type) ??
    refuse(
      'no_type',
      {
        en: 'There is no monitor type {type}. There are {types}.',
        ru: 'Нет такого типа монитора: {type}. Есть {types}.',
        uk: 'Немає такого типу монітора: {type}. Є {types}.',
      },
      { field: `${place}type`, values: { type, types: [...all.keys()].join(', ') } },
    )
  );
}

/** Settings with the type's defaults filled in. @throws Refusal that names the field */
export function checkSettings(
  kind: Kind,
  settings: unknown,
  place: Place,
  language: Language,
): Record<string, unknown> {
  const parsed = kind.type.settings.safeParse(settings);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  // Said again with the field's full path and in the reader's language.
  const steps = `${place}settings`.split('.');
  const schema = steps.reduceRight<z.ZodType>((inner, step) => z.object({ [step]: inner }), kind.type.settings);
  const value = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), settings);
  parsePart(schema, value, language);
  throw new Error('Settings were refused once and taken the second time.');
}

export function checkInterval(kind: Kind, seconds: number | undefined, place: Place): number {
  const wanted = seconds ?? kind.type.interval.default;
  if (wanted >= kind.type.interval.min) return wanted * 1000;
  return refuse(
    'interval',
    {
      en: 'Monitors of the type {type} cannot be probed more often than every {min} {min|second|seconds}.',
      ru: 'Мониторы типа {type} нельзя проверять чаще, чем раз в {min} {min|секунду|секунды|секунд}.',
      uk: 'Монітори типу {type} не можна перевіряти частіше, ніж раз на {min} {min|секунду|секунди|секунд}.',
    },
    { field: `${place}intervalSeconds`, values: { type: kind.name, min: kind.type.interval.min } },
  );
}

/** The watched address. Where private addresses are out of reach, one written in digits is refused at once; names are judged at each probe. */
export function checkTarget(
  kind: Kind,
  settings: Record<string, unknown>,
  allowPrivate: boolean,
  place: Place,
): Target {
  const { host, port, url } = kind.type.target(settings);
  const digits = addressIn(host);
  const reach = digits ? reachOf(digits.address) : /(^|\.)localhost$/i.test(host) ? 'private' : 'public';
  if (reach === 'never' || (reach === 'private' && !allowPrivate)) {
    refuse(
      'forbidden_address',
      {
        en: '{host} is an address inside a private network, which may not be probed.',
        ru: '{host} — адрес внутри частной сети, проверять его нельзя.',
        uk: '{host} — адреса всередині приватної мережі, перевіряти її не можна.',
      },
      { field: `${place}settings`, values: { host } },
    );
  }
  return {
    host,
    port: port ?? null,
    url: url ?? null,
    target: (url ?? (port ? `${host}:${port}` : host)) || kind.name,
  };
}
