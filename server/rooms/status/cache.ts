import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Language } from '#core/words';
import type { App } from '#kit/app';

export interface Rendered {
  body: Buffer;
  gzip: Buffer;
  etag: string;
}

const freshMs = 10_000;
const kept = new Map<string, { at: number; rendered: Promise<Rendered> }>();

/**
 * Everyone comes at once during an outage: a page is made at most once in ten seconds per language and process, and
 * those who ask meanwhile share it. What failed is not kept.
 */
export function rendered(app: App, key: string, language: Language, make: () => Promise<string>): Promise<Rendered> {
  const name = `${app.settings.databaseUrl} ${key} ${language}`;
  const now = app.clock.now();
  const known = kept.get(name);
  if (known && now >= known.at && now - known.at < freshMs) return known.rendered;
  const fresh = make().then(pack);
  kept.set(name, { at: now, rendered: fresh });
  fresh.catch(() => kept.delete(name));
  if (kept.size > 500) kept.delete(kept.keys().next().value!);
  return fresh;
}

function pack(text: string): Rendered {
  const body = Buffer.from(text);
  return {
    body,
    gzip: gzipSync(body),
    etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
  };
}
