import { get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** What so many requests cost by themselves: one after another, read to the end, a pause between. Arguments: origin, pause, paths. */
const [origin, pause, ...paths] = process.argv.slice(2) as [string, string, ...string[]];
let bytes = 0;
for (const path of paths) {
  bytes += await new Promise<number>((resolve, reject) => {
    get(origin + path, { agent: false }, (response) => {
      let read = 0;
      response.on('data', (part: Buffer) => void (read += part.length)).on('end', () => resolve(read));
    }).on('error', reject);
  });
  await wait(Number(pause));
}
process.stdout.write(`${JSON.stringify({ bytes })}\n`);
