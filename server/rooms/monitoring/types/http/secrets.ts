import type { HttpSettings } from './settings.ts';

/** What these say is no secret, and hiding it would tear holes into what a page says. */
const plain =
  /^(?:accept(?:-.*)?|cache-control|connection|content-type|host|if-.*|origin|pragma|range|referer|sec-.*|user-agent|x-requested-with)$/i;

/** Passwords, tokens and values of headers; of a sign-in also what travels of it, and the parts of a cookie. */
export function secretsOf({ auth, headers }: HttpSettings): string[] {
  const own = headers.filter(({ name }) => !plain.test(name)).flatMap(({ value }) => [value, ...partsOf(value)]);
  if (auth?.kind === 'basic') return [...own, auth.password, `${auth.user}:${auth.password}`];
  return auth ? [...own, auth.token] : own;
}

/** `Bearer abc` is told as `abc` as well, `session=abc; lang=uk` in its parts, a sign-in in Base64 as what it holds. */
function partsOf(value: string): string[] {
  const [, scheme, rest] = /^(basic|bearer|token|apikey) +(\S+)$/i.exec(value.trim()) ?? [];
  if (rest !== undefined) {
    const said = scheme!.toLowerCase() === 'basic' ? Buffer.from(rest, 'base64').toString('utf8') : '';
    return [rest, said, said.slice(said.indexOf(':') + 1)];
  }
  return value.split(';').flatMap((part) => {
    const at = part.indexOf('=');
    return at > 0 ? [part.slice(at + 1).trim()] : [];
  });
}
