import { markerIn } from '../marker.ts';
import { cleaned, titled } from '../plain-text.ts';
import type { Origin } from '../tracker-kind.ts';

/** A node of the Atlassian Document Format, as much of it as is read here. */
export interface AdfNode {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown> | null;
  marks?: unknown;
  content?: unknown;
}

export interface AdfDocument {
  version: 1;
  type: 'doc';
  content: object[];
}

/** Plain text as paragraphs: nothing in it becomes markup, a mention or a link. */
export function documentOf(text: string, origin: Origin, where: 'first' | 'last'): AdfDocument {
  const link = {
    type: 'paragraph',
    content: [
      { type: 'text', text: titled(origin.label, 200), marks: [{ type: 'link', attrs: { href: origin.address } }] },
    ],
  };
  const paragraphs = cleaned(text)
    .split(/\n{2,}/)
    .filter(Boolean)
    .map((paragraph) => ({ type: 'paragraph', content: lines(paragraph) }));
  return { version: 1, type: 'doc', content: where === 'first' ? [link, ...paragraphs] : [...paragraphs, link] };
}

/** Text nodes may not be empty. */
const lines = (paragraph: string): object[] =>
  paragraph
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [{ type: 'hardBreak' }] : []), ...(line ? [{ type: 'text', text: line }] : [])]);

/** What a reader sees, without the block that is our origin. Anybody may have sent any tree. */
export function readDocument(document: unknown): { text: string; marker: string | null } {
  const blocks = contentOf(document);
  let marker: string | null = null;
  const kept = blocks.filter((block) => {
    const found = originIn(block);
    marker ??= found;
    return found === null;
  });
  return { text: blocksText(kept, 0).trim(), marker };
}

/** Of a block that is a link to our origin and nothing else; people's editors turn such links into cards. */
function originIn(block: AdfNode): string | null {
  const inside = block.type === 'paragraph' ? contentOf(block).filter((n) => textIn(n).trim() !== '') : [block];
  return inside.length === 1 ? markerIn(addressIn(inside[0]!)) : null;
}

function addressIn({ attrs, marks }: AdfNode): string {
  const link = (Array.isArray(marks) ? (marks as AdfNode[]) : []).find((mark) => mark?.type === 'link');
  const address = link?.attrs?.href ?? attrs?.url;
  return typeof address === 'string' ? address : '';
}

const contentOf = (node: unknown): AdfNode[] => {
  const content = (node as AdfNode | null | undefined)?.content;
  return Array.isArray(content) ? content.filter((n): n is AdfNode => typeof n === 'object' && n !== null) : [];
};

const deepest = 50;
const inline = new Set(['text', 'hardBreak', 'mention', 'emoji', 'inlineCard', 'date', 'status', 'inlineExtension']);

function textIn(node: AdfNode): string {
  const of = (name: string): string => (typeof node.attrs?.[name] === 'string' ? node.attrs[name] : '');
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'date': {
      const at = Number(of('timestamp'));
      return of('timestamp') && Math.abs(at) < 8.64e15 ? new Date(at).toISOString().slice(0, 10) : '';
    }
    case 'mention':
    case 'status':
      return of('text');
    case 'emoji':
      return of('text') || of('shortName');
    default:
      return of('url');
  }
}

const blocksText = (blocks: AdfNode[], depth: number): string =>
  blocks
    .map((block) => blockText(block, depth))
    .filter(Boolean)
    .join('\n\n');

function blockText(block: AdfNode, depth: number): string {
  if (depth > deepest) return '';
  const inside = contentOf(block);
  const indented = (text: string, first: string, rest = first): string =>
    text
      .split('\n')
      .map((line, i) => (i === 0 ? first : rest) + line)
      .join('\n');
  const items = (bullet: (i: number) => string): string =>
    inside.map((item, i) => indented(blockText(item, depth + 1), bullet(i), '  ')).join('\n');
  switch (block.type) {
    case 'rule':
      return '---';
    case 'bulletList':
    case 'decisionList':
      return items(() => '- ');
    case 'orderedList':
      return items((i) => `${i + 1}. `);
    case 'taskList':
      return items((i) => (inside[i]?.attrs?.state === 'DONE' ? '[x] ' : '[ ] '));
    case 'blockquote':
      return indented(blocksText(inside, depth + 1), '> ');
    case 'table':
      return inside.map((row) => blockText(row, depth + 1)).join('\n');
    case 'tableRow':
      return inside.map((cell) => blockText(cell, depth + 1).replace(/\n+/g, ' ')).join(' | ');
    default: {
      if (inside.length === 0) return textIn(block);
      if (inside.every(({ type }) => inline.has(type as string))) return inside.map(textIn).join('');
      const mixed = inside.some(({ type }) => inline.has(type as string));
      return mixed ? inside.map((n) => blockText(n, depth + 1)).join('') : blocksText(inside, depth + 1);
    }
  }
}
