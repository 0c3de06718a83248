import { Parser } from 'htmlparser2';
import { type Policy, readPolicies } from '#core/content-policy';
import type { PageSeen } from '../../artifacts.ts';

/** In a page itself these count for nothing. */
const onlyInHeader = ['frame-ancestors', 'report-uri', 'sandbox'];

/** What holds on a page: of its header, and of its head, where a browser looks for more. */
export function policiesOf({ fetched: { headers, text } }: PageSeen): Policy[] {
  const inPage = inHead(text).flatMap((content) =>
    readPolicies(content).map((policy) => new Map([...policy].filter(([name]) => !onlyInHeader.includes(name)))),
  );
  return [...readPolicies(headers['content-security-policy'] ?? ''), ...inPage.filter(({ size }) => size > 0)];
}

function inHead(html: string): string[] {
  const found: string[] = [];
  let isOver = false;
  const parser = new Parser({
    onopentag(name, a) {
      if (name === 'body') isOver = true;
      if (!isOver && name === 'meta' && a['http-equiv']?.trim().toLowerCase() === 'content-security-policy')
        found.push(a['content'] ?? '');
    },
    onclosetag(name) {
      if (name === 'head') isOver = true;
    },
  });
  parser.end(html);
  return found;
}

/** Nonces that several pages share: whoever reads one page knows what opens the others. */
export function repeatedNonces(pages: readonly PageSeen[]): string[] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const nonces = policiesOf(page).flatMap((policy) =>
      [...policy.values()].flat().filter((one) => /^'nonce-/i.test(one)),
    );
    for (const nonce of new Set(nonces)) seen.set(nonce, (seen.get(nonce) ?? 0) + 1);
  }
  return [...seen].filter(([, n]) => n > 1).map(([nonce]) => nonce);
}
