import { refuse } from '#kit/refuse';
import type { ChannelKind, Sent } from './channel-kind.ts';

type Settings = Record<string, unknown>;

const hidden = '••••••';

/** Settings with secrets covered; a covered secret that comes back means "as it was". */
export function coverSecrets(kind: ChannelKind, settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [
      name,
      kind.secretFields.includes(name) && value !== undefined && value !== '' ? hidden : value,
    ]),
  );
}

const isLeft = (value: unknown): boolean => value === undefined || value === hidden;

export function withKeptSecrets(kind: ChannelKind, given: Settings, kept: Settings): Settings {
  const merged = { ...given };
  for (const name of kind.secretFields) if (isLeft(merged[name])) merged[name] = kept[name];
  return merged;
}

/** A secret that somebody else entered goes only where it was meant to go. @throws Refusal naming the secret */
export function checkWhereTo(kind: ChannelKind, given: Settings, settings: Settings, kept: Settings): void {
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

/** What the other side said, without secrets of ours that it said back: an error page likes to name the path. */
export function withoutSecrets(kind: ChannelKind, settings: Settings, sent: Sent): Sent {
  const secrets = kind.secretFields.flatMap((name) => traces(settings[name])).sort((a, b) => b.length - a.length);
  const clean = <T>(said: T) =>
    typeof said === 'string' ? secrets.reduce<string>((text, secret) => text.replaceAll(secret, '…'), said) : said;
  if (sent.ok) return { ...sent, receipt: clean(sent.receipt) };
  const values = Object.fromEntries(
    Object.entries(sent.error.values ?? {}).map(([name, value]) => [name, clean(value)]),
  );
  return { ...sent, error: { ...sent.error, values } };
}

/** Shorter pieces are words that may stand in any text. */
const leastLength = 6;
const leastPiece = 12;

/** The secret, and where it is an address, its path and the long pieces of it. */
function traces(secret: unknown): string[] {
  if (typeof secret !== 'string') return [];
  const url = /^https?:/.test(secret) ? URL.parse(secret) : null;
  const path = url ? [url.pathname + url.search, url.pathname] : [];
  const pieces = path.flatMap((text) => text.split(/[/?&=]/)).filter((piece) => piece.length >= leastPiece);
  return [secret, ...path, ...pieces].filter((text) => text.length >= leastLength);
}
