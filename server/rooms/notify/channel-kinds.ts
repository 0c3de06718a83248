import { join } from 'node:path';
import { discover } from '#kit/discover';
import { kindNamed } from '#kit/kind-settings';
import type { ChannelKind } from './channel-kind.ts';

/** All kinds by name: the files in channels/. */
export const channelKinds: ReadonlyMap<string, ChannelKind> = await discover<ChannelKind>(
  join(import.meta.dirname, 'channels'),
  '.channel.ts',
);

export const kindOf = (name: string): ChannelKind => kindNamed(channelKinds, name);
