import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { SeoSnapshot } from '#core/seo-snapshot';
import type { Db } from '#kit/db/db';
import { storable } from '#kit/db/storable';
import { snapshotSeo } from './store.ts';

const [pack, unpack] = [promisify(gzip), promisify(gunzip)];

export const packedSeo = (seo: SeoSnapshot): Promise<Buffer> => pack(JSON.stringify(storable(seo)));

/** Of what `packedSeo` packed. */
export const unpackedSeo = async (packed: Buffer): Promise<SeoSnapshot> =>
  JSON.parse((await unpack(packed)).toString()) as SeoSnapshot;

/** What a snapshot holds; null where it is gone, or not taken yet. */
export async function seoOfSnapshot(db: Db, id: string): Promise<SeoSnapshot | null> {
  const packed = await snapshotSeo(db, id);
  return packed && unpackedSeo(packed);
}
