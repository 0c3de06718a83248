import type { Evidence } from '#core/inspection';
import type { PageSeen } from '../../artifacts.ts';

/** Names of cookies that a sign-in or a cart hangs on; others may be read by scripts on purpose. */
const session =
  /^(?:__(?:host|secure)-)?(?:phpsessid|sessionid|session|sid|connect\.sid|laravel_session|[a-z0-9]+_session|ocsessid|prestashop-[0-9a-f]+|frontend|wordpress_(?:logged_in|sec)_\w+|wp_woocommerce_session_\w+|session-|_shopify_s\b|_secure_session_id)$/i;

export const isSession = (name: string): boolean => session.test(name);

export interface SessionCookie {
  name: string;
  url: string;
  /** Its attributes, small, without blanks: `secure`, `samesite=lax`, `path=/`. */
  attributes: ReadonlySet<string>;
  /** Without its value. */
  shown: Evidence;
}

export const sessionCookies = (pages: readonly PageSeen[]): SessionCookie[] =>
  pages.flatMap(({ fetched: { url, cookieLines } }) =>
    cookieLines.flatMap((line) => {
      const name = /^\s*([^=;\s]+)=/.exec(line)?.[1] ?? '';
      if (!isSession(name)) return [];
      const attributes = new Set(
        line
          .split(';')
          .slice(1)
          .map((one) => one.replace(/\s+/g, '').toLowerCase()),
      );
      return [{ name, url, attributes, shown: { url, quote: line.replace(/=[^;]*/, '=…').slice(0, 200) } }];
    }),
  );
