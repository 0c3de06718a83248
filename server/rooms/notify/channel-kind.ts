import type { z } from 'zod';
import type { Language, Words } from '#core/words';
import type { Called } from '#kit/net/call';
import type { WayOut } from '#kit/net/way-out';
import type { Trouble } from './trouble.ts';

/**
 * A kind of channel: one file `channels/<name>.channel.ts` that exports it as default; the file name is its name.
 * `send` hands one message to the other side and says what became of it. A failure is a value; it is `permanent`
 * where trying again is of no use (unknown recipient, revoked token). Thrown errors are our own faults and transient.
 */
export interface ChannelKind<Settings = unknown> {
  settings: z.ZodType<Settings>;
  /** Names of settings that are never shown again. */
  secretFields: readonly string[];
  /** Where its secrets are sent, if not to an address that is secret itself: kept ones do not follow to another place. */
  sendsTo?(settings: Settings): string;
  /** `label`, and `help`: where to get what the settings ask for. */
  words: Words<'label' | 'help'>;
  send(message: Message, settings: Settings, out: WayOut): Promise<Sent>;
}

/** `taken`: recipients that have it although others do not; at the next try they are left out. */
export type Sent = { ok: true; receipt: string } | { ok: false; permanent: boolean; error: Trouble; taken?: string[] };

/** One notice, said in the channel's language. Every text may hold a store's words: escape them for where they go. */
export interface Message {
  /** The delivery's id: the same at every try, so that the receiver can recognise a repetition. */
  id: string;
  kind: string;
  language: Language;
  severity: 'critical' | 'major' | 'minor' | 'info' | null;
  subject: string;
  /** Short lines in the order of importance. */
  lines: { label: string | null; text: string }[];
  links: { label: string; url: string; primary: boolean }[];
  /** For machines: the webhook's body. */
  facts: Record<string, unknown>;
  /** Recipients that an earlier try reached. */
  taken?: readonly string[];
}

export const plainText = (message: Message): string =>
  [
    message.subject,
    '',
    ...message.lines.map((l) => (l.label ? `${l.label}: ${l.text}` : l.text)),
    '',
    ...message.links.map((l) => `${l.label}: ${l.url}`),
  ]
    .join('\n')
    .trim();

/** 4xx other than "too many" and "time-out" will be the same tomorrow, and so will an address that nothing is sent to. */
export const isPermanent = ({ status, forbidden }: Pick<Called, 'status' | 'forbidden'>): boolean =>
  forbidden || (status >= 400 && status < 500 && ![408, 425, 429].includes(status));
