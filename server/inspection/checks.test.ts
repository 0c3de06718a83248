import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from '#core/words';
import { checks } from './checks.ts';

const folder = join(import.meta.dirname, 'checks');

test('a check lies in the folder of its area, and a test there knows it', () => {
  for (const [name, { area }] of checks) {
    const file = join(folder, area, `${name}.check.ts`);
    expect(existsSync(file), file).toBe(true);
    const tests = readdirSync(join(folder, area)).filter((other) => other.endsWith('.test.ts'));
    const known = tests.some((other) => readFileSync(join(folder, area, other), 'utf8').includes(`./${name}.check.ts`));
    expect(known, `a test beside ${name}`).toBe(true);
  }
});

test('a check says what to do, in three languages, and names what explains it', () => {
  for (const [name, { words, options, references, needs }] of checks) {
    expect(options.length, name).toBeGreaterThan(0);
    expect(needs.length, name).toBeGreaterThan(0);
    for (const language of languages) {
      const said = words[language] as Record<string, string>;
      for (const key of ['title', 'found', 'consequence', ...options.map(({ does }) => does)])
        expect(said[key]?.length, `${name}: ${language} ${key}`).toBeGreaterThan(8);
    }
    for (const reference of references) expect(reference, name).toMatch(/^https:\/\/\S+$/);
  }
});
