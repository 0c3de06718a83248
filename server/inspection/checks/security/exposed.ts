import type { Problem } from '#core/inspection';
import type { Answer, Artifacts } from '../../artifacts.ts';
import { exposedPaths, type Leak } from '../../exposed-paths.ts';

/** Addresses where a leak of this kind really lies: an answer counts by what it holds, and not where any address is answered so. */
export function leaksOf(leak: Leak, { exposed }: Pick<Artifacts, 'exposed'>): Problem[] {
  return exposedPaths.flatMap(({ path, sign, severity, leak: kind }) => {
    const answer = exposed.answers.find((one) => one.path === path);
    if (kind !== leak || !answer || answer.status !== 200 || !sign.test(answer.text)) return [];
    if (exposed.nowhere.some(({ status, text }) => status === 200 && sign.test(text))) return [];
    return [
      {
        about: path,
        severity,
        evidence: [{ url: answer.url, quote: quoteOf(leak, answer) }],
      },
    ];
  });
}

function quoteOf(leak: Leak, { text, type }: Answer): string {
  if (leak === 'admin' || (leak === 'debug' && /^\s*</.test(text))) return titled(text);
  return leak === 'backup' ? `Content-Type: ${type || '–'}` : hidden(text);
}

/** The first lines, values of settings left out: a report is read by more people than a server. */
function hidden(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .slice(0, 3)
    .map((line) => line.replace(/([=:]\s*)(["']?).+$/, '$1$2…').slice(0, 120))
    .join('\n');
}

const titled = (text: string): string => /<title[^>]*>\s*[^<]{0,200}/i.exec(text)?.[0].replace(/\s+/g, ' ') ?? '<form>';
