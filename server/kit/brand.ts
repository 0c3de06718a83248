import { brand, brandDefaults, brandKey } from '#contract/people';
import type { Brand } from '#core/brand';
import type { Db } from './db/db.ts';
import { readSettings } from './settings.ts';

/** Whose name stands on what is handed over; null for the product itself. */
export async function readBrand(db: Db): Promise<Brand | null> {
  const kept = await readSettings(db, brandKey, brand, brandDefaults);
  return kept.name === '' ? null : kept;
}
