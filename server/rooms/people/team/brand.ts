import type { z } from 'zod';
import { brandDefaults, brandKey, brand as schema } from '#contract/people';
import { logoOf } from '#core/brand';
import type { App } from '#kit/app';
import { audit } from '#kit/audit';
import type { Db, Transaction } from '#kit/db/db';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';
import { readSettings, writeSettings } from '#kit/settings';

type BrandSettings = z.output<typeof schema>;

export const brandSettings = (db: Db): Promise<BrandSettings> => readSettings(db, brandKey, schema, brandDefaults);

/** @throws Refusal where the logo is no picture that we show */
export async function changeBrand(
  trx: Transaction,
  app: App,
  actor: Actor,
  { logo, ...values }: Partial<BrandSettings>,
): Promise<BrandSettings> {
  const kept = logo == null ? logo : (logoOf(logo) ?? refuse('no_picture', noPicture, { field: 'logo' }));
  await writeSettings(trx, brandKey, { ...values, ...(kept === undefined ? {} : { logo: kept }) });
  const told = kept === undefined ? {} : { logo: kept === null ? null : `${kept.length} characters` };
  await audit(trx, app, actor, 'brand.changed', 'settings', { ...values, ...told });
  return brandSettings(trx);
}

const noPicture = {
  en: 'logo: this is no PNG, JPEG or WebP of 256 KB at most.',
  ru: 'logo: это не PNG, JPEG или WebP размером до 256 КБ.',
  uk: 'logo: це не PNG, JPEG або WebP розміром до 256 КБ.',
};
