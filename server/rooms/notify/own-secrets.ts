import type { ChannelKind, Sent } from './channel-kind.ts';

type Settings = Record<string, unknown>;

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
