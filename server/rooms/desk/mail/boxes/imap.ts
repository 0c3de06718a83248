import { isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { ImapFlow } from 'imapflow';
import type { ImapSettings } from '#contract/desk-mail';
import type { NetPolicy } from '#kit/net/net';
import { NoWay, wayTo } from '#kit/net/way-out';
import type { troubles } from '../words.ts';

export interface BoxTrouble {
  code: Exclude<keyof (typeof troubles)['en'], 'fine' | 'webhook'>;
  values: Record<string, string | number>;
}

/** A mailbox that cannot be read, and why. */
export class BoxFailure extends Error {
  readonly trouble: BoxTrouble;
  constructor(code: BoxTrouble['code'], settings: ImapSettings, said = '') {
    super(`${settings.host}: ${code} ${said}`);
    const { host, port, folder, password } = settings;
    const clean = (password.length > 3 ? said.replaceAll(password, '…') : said).slice(0, 500);
    this.trouble = { code, values: { host, port, folder, said: clean } };
  }
}

const waitMs = 15_000;
const quietMs = 5 * 60_000;
const largestLiteral = 80 * 1024 * 1024;

/** A connection that is signed in, to the address that was judged. @throws BoxFailure */
export async function signIn(settings: ImapSettings, policy: NetPolicy): Promise<ImapFlow> {
  const { host, port, security, user, password } = settings;
  const found = await wayTo(host, port, policy).catch((error: unknown) => {
    throw new BoxFailure(error instanceof NoWay ? 'forbidden' : 'no_name', settings);
  });
  const { ImapFlow: Client } = await import('imapflow');
  const client = new Client({
    host: found[0]!.address,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'tls' ? undefined : security === 'starttls',
    ...(isIP(host) ? {} : { servername: host }),
    tls: policy.authorities ? { ca: [...rootCertificates, ...policy.authorities] } : {},
    auth: { user, pass: password },
    clientInfo: { name: 'Vakhta' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: waitMs,
    greetingTimeout: waitMs,
    socketTimeout: quietMs + 60_000,
    maxIdleTime: quietMs,
    maxLiteralSize: largestLiteral,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    throw asFailure(error, settings);
  }
  return client;
}

type ImapError = Error & {
  code?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  responseStatus?: string;
};

/** What imapflow threw, as a trouble of this mailbox. */
export function asFailure(error: unknown, settings: ImapSettings): BoxFailure {
  if (error instanceof BoxFailure) return error;
  const { code = '', message, authenticationFailed, responseText } = error as ImapError;
  if (authenticationFailed) return new BoxFailure('sign_in', settings, responseText ?? message);
  if (code === 'ECONNREFUSED') return new BoxFailure('refused', settings);
  if (/TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/.test(code)) return new BoxFailure('silent', settings);
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) return new BoxFailure('certificate', settings, message);
  if (/STARTTLS/i.test(message) && !/INJECTION/.test(code)) return new BoxFailure('no_starttls', settings);
  if (/SSL|TLS|EPROTO/.test(code)) return new BoxFailure('encryption', settings);
  if (responseText) return new BoxFailure('said', settings, responseText);
  return new BoxFailure('broken', settings);
}

/** @throws BoxFailure where there is no such folder */
export async function openFolder(client: ImapFlow, settings: ImapSettings, readOnly = false) {
  try {
    return await client.mailboxOpen(settings.folder, { readOnly });
  } catch (error) {
    const { responseText, responseStatus } = error as ImapError;
    throw responseStatus === 'NO'
      ? new BoxFailure('no_folder', settings, responseText ?? '')
      : asFailure(error, settings);
  }
}

/** Signs in and counts; changes nothing. @throws BoxFailure */
export async function tryImap(
  settings: ImapSettings,
  policy: NetPolicy,
): Promise<{ messages: number; unread: number }> {
  const client = await signIn(settings, policy);
  try {
    const { exists } = await openFolder(client, settings, true);
    const unread = exists === 0 ? [] : await client.search({ seen: false }, { uid: true });
    return { messages: exists, unread: unread ? unread.length : 0 };
  } catch (error) {
    throw asFailure(error, settings);
  } finally {
    client.close();
  }
}
