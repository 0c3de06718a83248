import type { AgreementDocument } from '#contract/contracts';
import type { Brand } from '#core/brand';
import { say, words } from '#core/words';
import { letterhead } from '#kit/print/letterhead';
import { escape, fontFaces } from '#kit/print/page';

const own = words({
  en: {
    signature: 'Date, name, signature',
    team: 'For the team',
    client: 'For the client',
    digest: 'Digest of the text (SHA-256)',
    accepted: 'Accepted by {who}, {when} UTC',
  },
  ru: {
    signature: 'Дата, имя, подпись',
    team: 'Со стороны команды',
    client: 'Со стороны клиента',
    digest: 'Отпечаток текста (SHA-256)',
    accepted: 'Принято: {who}, {when} UTC',
  },
  uk: {
    signature: 'Дата, імʼя, підпис',
    team: 'Зі сторони команди',
    client: 'Зі сторони клієнта',
    digest: 'Відбиток тексту (SHA-256)',
    accepted: 'Прийнято: {who}, {when} UTC',
  },
});

const style = `@page{size:A4;margin:18mm}body{font:10.5pt/1.45 Inter,sans-serif;color:#000;margin:0}
h1{font-size:17pt;margin:0 0 8pt}h2{font-size:12pt;margin:15pt 0 4pt;break-after:avoid}p{margin:1pt 0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:5pt 0;font-size:9.5pt}tr{break-inside:avoid}
th,td{text-align:left;vertical-align:top;padding:3pt 8pt 3pt 0;border-bottom:.5pt solid #bbb}
.signatures{display:flex;gap:30pt;margin-top:42pt;break-inside:avoid}.signatures div{flex:1;border-top:.5pt solid #000;padding-top:3pt;font-size:8.5pt}
.digest{margin-top:14pt;font-size:7.5pt;color:#444}`;

/** A page of its own for the printer: what people wrote is text in it, never markup. `foot` is markup. */
export function documentHtml(document: AgreementDocument, brand: Brand | null, foot = ''): string {
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  const paragraphs = (lines: readonly string[]) => lines.map((text) => `<p>${escape(text)}</p>`).join('\n');
  const sections = document.sections.map(({ heading, lines, table }) => {
    const rows = table ? `<table>${row(table.head, 'th')}${table.rows.map((r) => row(r, 'td')).join('')}</table>` : '';
    return `<h2>${escape(heading)}</h2>${rows}${paragraphs(lines)}`;
  });
  return `<!doctype html><html lang="${document.language}"><head><meta charset="utf-8"><title>${escape(document.title)}</title>
<style>${fontFaces()}
${style}</style></head><body>${letterhead(brand)}<h1>${escape(document.title)}</h1>
${paragraphs(document.lead)}
${sections.join('\n')}
${foot}</body></html>`;
}

/** The agreement with places to sign, and what its text is known by. */
export function agreementHtml(
  document: AgreementDocument,
  digest: string,
  acceptance: { by: string; at: string } | null,
  brand: Brand | null,
): string {
  const t = own[document.language];
  const accepted = acceptance
    ? say(t.accepted, { who: acceptance.by, when: acceptance.at.slice(0, 19).replace('T', ' ') })
    : '';
  return documentHtml(
    document,
    brand,
    `<div class="signatures"><div>${t.team}: ${t.signature}</div><div>${t.client}: ${t.signature}</div></div>
<p class="digest">${escape(accepted)}</p><p class="digest">${t.digest}: ${digest}</p>`,
  );
}
