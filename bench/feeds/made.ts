import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Records as the publisher writes them, of about the size that they have there: 4 KB, most of it prose, people and notices of rights. */
export async function writeFeed(path: string, bytes: number): Promise<number> {
  let count = 0;
  const records = function* (): Generator<string> {
    let size = 0;
    for (; size < bytes; count++) {
      const record = `${count === 0 ? '{' : ','}"${idOf(count)}":${JSON.stringify(recordOf(count))}`;
      size += Buffer.byteLength(record);
      yield record;
    }
    yield '}';
  };
  await pipeline(Readable.from(records()), createWriteStream(path));
  return count;
}

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const prose = 'The plugin lets a visitor do what only an administrator may, as it does not check "who" asks. ';

function recordOf(n: number): object {
  const slug = `plugin-${n % 9000}`;
  const to = `${n % 9}.${n % 30}.${n % 7}`;
  const range = { from_version: '*', from_inclusive: true, to_version: to, to_inclusive: true };
  return {
    id: idOf(n),
    title: `Plugin ${n % 9000} <= ${to} - Missing check «${n}»`,
    software: [
      {
        type: n % 20 === 0 ? 'theme' : 'plugin',
        name: `Plugin ${n % 9000}`,
        slug,
        affected_versions: { [`* - ${to}`]: range },
        patched: true,
        patched_versions: [`${to}.1`],
        remediation: `Update to version ${to}.1, or a newer patched version`,
      },
    ],
    informational: false,
    description: prose.repeat(6),
    references: Array.from(
      { length: 5 },
      (_, i) => `https://plugins.example/browser/${slug}/tags/${to}/includes/file-${i}.php#L${n}`,
    ),
    cwe: { id: 862, name: 'Missing Authorization', description: prose.repeat(3) },
    cvss: { vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:N', score: 5.4, rating: 'Medium' },
    cve: `CVE-2026-${10_000 + n}`,
    cve_link: `https://www.cve.org/CVERecord?id=CVE-2026-${10_000 + n}`,
    researchers: ['Somebody'],
    published: '2026-05-01 10:00:00',
    updated: '2026-05-02 10:00:00',
    copyrights: {
      message: prose,
      a: { notice: prose, license: prose.repeat(6), license_url: 'https://example.org/terms' },
      b: { notice: prose, license: prose.repeat(5) },
    },
  };
}
