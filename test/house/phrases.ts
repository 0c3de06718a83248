import { type Node, parseSync } from '@swc/core';
import type { SourceFile } from './tree.ts';

export type Phrases = Record<string, Record<string, string>>;

/**
 * Every `words({ en, ru, uk })` of a file, as language → key → phrase, read from the text so that a screen needs no
 * browser to be judged. What is computed rather than written out is left to the type.
 */
export function phrasesOf({ path, text }: SourceFile): Phrases[] {
  if (!/\b(words|said)\(/.test(text)) return [];
  const tree = parseSync(text, { syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2024' });
  const found: Phrases[] = [];
  visit(tree, (node) => {
    const call = node as Call;
    if (call.type !== 'CallExpression' || !['words', 'said'].includes(call.callee.value ?? '')) return;
    const languages = written(call.arguments[0]?.expression);
    if (!languages || typeof languages !== 'object') return;
    if (call.callee.value === 'words') found.push(languages as Phrases);
    else
      found.push(
        Object.fromEntries(Object.entries(languages).map(([name, phrase]) => [name, { said: phrase as string }])),
      );
  });
  return found;
}

interface Call extends Node {
  callee: { value?: string };
  arguments: { expression: Expression }[];
}

interface Expression {
  type: string;
  value?: string;
  operator?: string;
  left?: Expression;
  right?: Expression;
  expression?: Expression;
  quasis?: { cooked: string }[];
  expressions?: unknown[];
  properties?: { type: string; key: { value: string | number }; value: Expression }[];
}

type Written = string | { [key: string]: Written } | undefined;

function written(node: Expression | undefined): Written {
  if (!node) return undefined;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'TemplateLiteral' && !node.expressions?.length) return node.quasis![0]!.cooked;
  if (node.expression) return written(node.expression);
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [written(node.left), written(node.right)];
    return typeof left === 'string' && typeof right === 'string' ? left + right : undefined;
  }
  if (node.type !== 'ObjectExpression') return undefined;
  const pairs = node.properties!.filter((property) => property.type === 'KeyValueProperty');
  const read = pairs.map((property) => [String(property.key.value), written(property.value)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Written;
}

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) visit(child, see);
  else if (node && typeof node === 'object') {
    if ('type' in node) see(node as Node);
    for (const child of Object.values(node)) visit(child, see);
  }
}

const foreign: Record<string, { letters: RegExp; tongue: string }> = {
  en: { letters: /[Ѐ-ӿ]/, tongue: 'Cyrillic' },
  ru: { letters: /[іїєґІЇЄҐ]/, tongue: 'Ukrainian' },
  uk: { letters: /[ыэъёЫЭЪЁ]/, tongue: 'Russian' },
};

/** What is wrong with one set of phrases, one sentence each; `where` begins them. */
export function flaws(where: string, phrases: Phrases): string[] {
  const { en = {} } = phrases;
  return ['en', 'ru', 'uk'].flatMap((language) => {
    const here = phrases[language] ?? {};
    const missing = Object.keys(en).filter((key) => !(key in here));
    return [
      ...missing.map(
        (key) => `${where}: "${key}" is not said in ${language}. A reader would meet English, or nothing.`,
      ),
      ...Object.entries(here).flatMap(([key, phrase]) =>
        flawsOf(`${where}: ${language}.${key}`, language, phrase, en[key]),
      ),
    ];
  });
}

function flawsOf(where: string, language: string, phrase: string, english: string | undefined): string[] {
  const found: string[] = [];
  if (!phrase.trim()) found.push(`${where} is empty.`);
  const { letters, tongue } = foreign[language]!;
  const letter = letters.exec(phrase);
  if (letter) found.push(`${where} has a ${tongue} letter "${letter[0]}": ${phrase}`);
  const names = (text: string) =>
    [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort().join(', ');
  if (english !== undefined && names(phrase) !== names(english))
    found.push(
      `${where} takes {${names(phrase)}}, in English {${names(english)}}; the same values are said in each language.`,
    );
  for (const [form, , forms] of phrase.matchAll(/\{(\w+)((?:\|[^|}]*)+)\}/g)) {
    const count = forms!.split('|').length - 1;
    const wanted = language === 'en' ? 2 : 3;
    if (count !== wanted)
      found.push(
        `${where}: ${form} has ${count} forms; ${language} needs ${wanted} (${language === 'en' ? 'one|many' : 'один|два|пять'}).`,
      );
  }
  if (language !== 'en' && phrase === english && /\p{L} (.* )?\p{Ll}{3,}/u.test(phrase))
    found.push(`${where} is still English: ${phrase}`);
  return found;
}
