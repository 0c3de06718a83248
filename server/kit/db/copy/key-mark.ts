import { createHash } from 'node:crypto';

/** Tells encryption keys apart without giving one away: kept in a backup to know the key that belongs to it. */
export const keyMark = (key: Buffer): string =>
  createHash('sha256').update('vakhta backup ').update(key).digest('hex').slice(0, 16);
