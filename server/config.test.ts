import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'vakhta-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = (env: Record<string, string>, ...args: string[]) => readConfig({ VAKHTA_DATA: folder, ...env }, args);
const prober = ['--roles', 'prober', '--join', 'https://watch.example/'];

test('a prober takes its token from where nobody else on the machine sees it', () => {
  const file = join(folder, 'token');
  writeFileSync(file, 'vkp_filed\n');
  const joined = (token: string) => ({ url: 'https://watch.example', token });
  expect(read({ VAKHTA_JOIN_TOKEN: 'vkp_set' }, ...prober).join).toEqual(joined('vkp_set'));
  expect(read({ VAKHTA_JOIN_TOKEN_FILE: file }, ...prober).join).toEqual(joined('vkp_filed'));
  expect(read({ VAKHTA_JOIN_TOKEN: 'vkp_set' }, ...prober, '--token', 'vkp_typed').join).toEqual(joined('vkp_typed'));
  expect(read({ VAKHTA_JOIN_TOKEN: 'vkp_set' }).join).toBeNull();
});

test.each([
  [{}, prober, 'needs the token of a prober'],
  [{ VAKHTA_JOIN_TOKEN_FILE: join(folder, 'nowhere') }, prober, 'cannot be read (ENOENT)'],
  [{}, ['--token', 'x'], 'goes together with --join'],
  [{ VAKHTA_JOIN_TOKEN: 'x' }, ['--join', 'https://watch.example'], 'for --roles prober alone'],
  [{ VAKHTA_JOIN_TOKEN: 'vkp_set\nnpm start' }, prober, 'not one of a prober'],
  [{ VAKHTA_JOIN_TOKEN: 'vk_of_a_person' }, prober, 'not one of a prober'],
  [{ VAKHTA_OPERATOR: 'https://a.example/\r\nX-Evil: 1' }, [], 'VAKHTA_OPERATOR'],
])('what cannot work is named: %j %j', (env, args, sentence) => {
  expect(() => read(env, ...args)).toThrow(sentence);
});
