import { parseSync } from '@swc/core';
import { expect, test } from 'vitest';
import { isTest, sources, type SourceFile } from './tree.ts';

/** Whose refusals people read: what the API takes and the settings of kinds. The environment is the operator's, in English. */
const read = sources().filter(
  ({ path, text }) =>
    /^(contract|server)\//.test(path) && path !== 'server/config.ts' && !isTest(path) && /from 'zod'/.test(text),
);

/** Messages in one language inside schemas: a bare text as the last argument of a check, or `message:` of an issue. */
function bareMessages({ path, text }: SourceFile): string[] {
  const found: string[] = [];
  see(parseSync(text, { syntax: 'typescript', target: 'es2024' }), (node) => {
    if (node['type'] !== 'CallExpression') return;
    const { callee, arguments: given } = node as unknown as Call;
    const name = callee.property?.value ?? '';
    const last = given.at(-1)?.expression;
    if (checks.has(name) && isText(last)) found.push(`${path}: .${name}(…, ${JSON.stringify(last!.value ?? '`…`')})`);
    for (const { key, value } of last?.properties ?? [])
      if ((checks.has(name) || name === 'addIssue') && ['message', 'error'].includes(key?.value ?? '') && isText(value))
        found.push(`${path}: .${name}({ ${key!.value}: ${JSON.stringify(value!.value ?? '`…`')} })`);
  });
  return found;
}

interface Call {
  callee: { property?: { value?: string } };
  arguments: { expression: Expression }[];
}
interface Expression {
  type: string;
  value?: unknown;
  properties?: { key?: { value?: string }; value?: Expression }[];
}

const checks = new Set('regex refine min max length int url email uuid gt gte lt lte positive nonempty'.split(' '));
const isText = (node: Expression | undefined): boolean =>
  node?.type === 'TemplateLiteral' || (node?.type === 'StringLiteral' && /\p{L}.* /u.test(String(node.value)));

function see(node: unknown, tell: (node: Record<string, unknown>) => void): void {
  if (Array.isArray(node)) for (const child of node) see(child, tell);
  else if (node && typeof node === 'object') {
    tell(node as Record<string, unknown>);
    for (const child of Object.values(node)) see(child, tell);
  }
}

test('what a schema says of wrong input is said in three languages, by said({ en, ru, uk })', () => {
  expect(read.length).toBeGreaterThan(15);
  expect(read.flatMap(bareMessages)).toEqual([]);
});

test.each([
  ["z.string().regex(/a/, 'must be an a')", 1],
  ["z.string().refine(isHost, { message: 'is not a host' })", 1],
  ["ctx.addIssue({ code: 'custom', message: `is ${wrong} here` })", 1],
  ["z.email('is no address')", 1],
  ["z.string().regex(/a/, said({ en: 'an a', ru: 'это а', uk: 'це а' }))", 0],
  ["z.string().min(16).max(200).describe('A shared secret')", 0],
])('%s', (text, count) => {
  expect(bareMessages({ path: 'a.ts', text })).toHaveLength(count);
});
