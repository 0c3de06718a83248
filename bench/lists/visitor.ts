import { request } from 'node:http';
import { signIn } from '#contract/people';

/** Of `startProduct`. */
export const owner = { email: 'owner@bench.example', password: 'a password of the bench' };

/** Somebody signed in as browsers are. `read` returns the bytes that an answer takes on the wire. */
export async function visitor(base: string): Promise<{ cookie: string; read(path: string): Promise<number> }> {
  const answer = await fetch(base + signIn.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(owner),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ');
  return { cookie, read: (path) => read(base + path, cookie) };
}

function read(address: string, cookie: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(
      address,
      { headers: { cookie, accept: 'application/json', 'accept-encoding': 'gzip, deflate, br' } },
      (response) => {
        let bytes = 0;
        response.on('data', (part: Buffer) => void (bytes += part.length));
        response.on('end', () =>
          response.statusCode === 200
            ? resolve(bytes)
            : reject(new Error(`${address} answered ${response.statusCode}.`)),
        );
      },
    );
    asking.on('error', reject).end();
  });
}
