import { words } from '#core/words';
import { isTaken, offer, type Taken } from '#kit/net/tls/offer';
import { sentCertificates } from '#kit/net/tls/sent-certificate';
import { readStaple } from '#kit/net/tls/staple';
import { type SuiteKind, suitesOf } from '#kit/net/tls/suites';
import type { Encryption } from '../artifacts.ts';
import type { Gatherer } from '../gatherer.ts';

const gatherer: Gatherer<'encryption', 'site'> = {
  needs: ['site'],
  words: words({
    en: { doing: 'Trying how it encrypts' },
    ru: { doing: 'Проверяем, как он шифрует' },
    uk: { doing: 'Перевіряємо, як він шифрує' },
  }),
  /** Six connections at most, one after another, each broken off before anything is encrypted. */
  async gather({ net, signal }, { site }) {
    const url = new URL(site.reached!.url);
    if (url.protocol !== 'https:') return null;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const ask = (kind: SuiteKind): Promise<Taken | null> =>
      offer(host, Number(url.port) || 443, suitesOf(kind).keys(), { net, timeoutMs: 8000, signal });

    const first = await ask('current');
    const onlyLatest = first !== null && 'alert' in first && first.alert === PROTOCOL_VERSION;
    const answers: Partial<Record<SuiteKind, Taken | null>> = { current: first };
    // Whoever took what is current has no need to be asked whether there is nothing better than the rest.
    const further = onlyLatest || first === null ? [] : isTaken(first) ? frightful : all;
    for (const kind of further) answers[kind] = await ask(kind);

    const flight = Object.values(answers).find((one) => isTaken(one) && one.certificates.length > 0);
    const shown = flight && isTaken(flight) ? flight : null;
    const dhe = answers.dhe ?? null;
    return {
      host: url.host,
      taken: Object.fromEntries(
        (['current', 'cbc', 'static', 'dhe', 'triple_des', 'broken'] as const).map((kind) => [
          kind,
          onlyLatest ? false : takenOf(kind, answers[kind] ?? null),
        ]),
      ) as Encryption['taken'],
      onlyLatest,
      dhBits: isTaken(dhe) ? dhe.dhBits : null,
      chain: shown && sentCertificates(shown.certificates),
      staple: shown?.staple ? readStaple(shown.staple) : null,
    };
  },
};
export default gatherer;

const PROTOCOL_VERSION = 70;
const frightful = ['dhe', 'triple_des', 'broken'] as const;
const all = ['cbc', 'static', ...frightful] as const;

/** A server that answers with what nobody offered has not taken it. */
function takenOf(kind: SuiteKind, answer: Taken | null): string | false | null {
  if (answer === null) return null;
  return (isTaken(answer) && suitesOf(kind).get(answer.suite)) || false;
}
