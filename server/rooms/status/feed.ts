import type { PublicStatus } from '#contract/status';
import { escape } from './html.ts';
import type { PageRow } from './tables.ts';

/** Characters that no XML may hold, however they are written: one in a title, and no reader takes the feed. */
// oxlint-disable-next-line no-control-regex -- these are what is meant
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Atom (RFC 4287): an entry per incident, renewed with each update. */
export function feed(page: PageRow, status: PublicStatus, publicUrl: string): string {
  const home = `${publicUrl}/status/${page.slug}`;
  const entries = status.incidents.map((i) => {
    const updated = [i.startedAt, i.resolvedAt ?? i.startedAt, ...i.updates.map((u) => u.at)].sort().at(-1)!;
    const text = i.updates.map((u) => `${u.at.slice(0, 16).replace('T', ' ')} UTC: ${u.text}`).join('\n');
    return `<entry><id>${escape(`${home}#${i.number}`)}</id><title>${escape(i.title)}</title><updated>${updated}</updated><published>${i.startedAt}</published><link href="${escape(`${home}?lang=${status.language}`)}"/><content type="text">${escape(text)}</content></entry>`;
  });
  const xml = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${status.language}"><id>${escape(home)}</id><title>${escape(page.title)}</title><updated>${status.updatedAt}</updated><author><name>${escape(page.title)}</name></author><link href="${escape(home)}"/><link rel="self" href="${escape(`${home}/feed.atom`)}"/>${entries.join('')}</feed>`;
  return xml.replace(notXml, '');
}
