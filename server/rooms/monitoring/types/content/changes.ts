import { quoted } from '../outcomes.ts';
import type { Finding } from './findings.ts';
import { keptShare, saysName, wordsOf, writingOf, type Fingerprint } from './fingerprint.ts';
import { siteOf, type Sight } from './sight.ts';
import { borrowsName, wellKnown } from './well-known.ts';

/**
 * What a page has become, against what was learned of it. Prices, stock, dates, rotation, nonces and texts that come
 * and go are routine; a page that lost its text, its name or its language, or that serves strangers, is not.
 * @param sensitive cards or passwords are typed here: nothing new comes unnoticed
 */
export function changedFindings(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const whole = textFindings(sight, learned);
  return [
    ...moved(sight, learned),
    ...whole,
    ...scriptSites(sight, learned, sensitive),
    ...forms(sight, learned, sensitive),
    ...frames(sight, learned, sensitive),
  ];
}

function moved(sight: Sight, learned: Fingerprint): Finding[] {
  const site = siteOf(sight.url.hostname);
  if (site === learned.site) return [];
  return [
    {
      code: 'sent_away',
      severity: 'down',
      key: `away:${site}`,
      params: { to: quoted(site) },
      condition: `[SITE] (${quoted(site)}) = ${quoted(learned.site)}`,
    },
  ];
}

const LONG = 400;

/** What has become of the text; the first that fits says it all. */
function textFindings(sight: Sight, learned: Fingerprint): Finding[] {
  const looks = [emptied, replaced, rewritten, nameless, shrunk, priceless];
  for (const look of looks) {
    const finding = look(sight, learned);
    if (finding) return [finding];
  }
  return [];
}

type Look = (sight: Sight, learned: Fingerprint) => Finding | null;

const lengths = ({ text }: Sight, { length }: Fingerprint) => ({
  params: { now: text.length, before: length },
  condition: `[TEXT] (${text.length} characters) ≈ ${length} characters`,
});
const lostName = (sight: Sight, { brand }: Fingerprint): boolean => brand !== '' && !saysName(sight, brand);

const emptied: Look = (sight, learned) => {
  if (learned.length < LONG || sight.text.length >= learned.length / 10) return null;
  return { code: 'emptied', severity: 'down', key: 'emptied', ...lengths(sight, learned) };
};

/** Other words under another title, and the shop's name gone: another page stands there. */
const replaced: Look = (sight, learned) => {
  const percent = Math.round(keptShare(learned.words, wordsOf(sight.text)) * 100);
  if (learned.words.length < 20 || percent >= 20) return null;
  const retitled = keptShare(wordsOf(learned.title), wordsOf(sight.title)) < 0.34;
  if (!(learned.brand === '' ? retitled : lostName(sight, learned))) return null;
  const params = { title: quoted(sight.title) || '—', percent };
  return {
    code: 'replaced',
    severity: 'down',
    key: 'replaced',
    params,
    condition: `[TEXT] (${percent} % kept) > 20 %`,
  };
};

const rewritten: Look = (sight, learned) => {
  const strange = strangeWriting(sight.text, learned);
  if (!strange) return null;
  const condition = `[WRITING] (${strange}) = ${Object.keys(learned.writing).join(', ')}`;
  const params = { sample: quoted(sight.title || sight.text, 60) };
  return { code: 'language_changed', severity: 'down', key: `writing:${strange}`, params, condition };
};

const nameless: Look = (sight, learned) => {
  if (!lostName(sight, learned)) return null;
  const name = quoted(learned.brand);
  return {
    code: 'name_missing',
    severity: 'down',
    key: 'name',
    params: { name },
    condition: `[NAME] (not found) = "${name}"`,
  };
};

const shrunk: Look = (sight, learned) => {
  if (learned.length < 2 * LONG || sight.text.length >= learned.length * 0.35) return null;
  return { code: 'shrunk', severity: 'degraded', key: 'shrunk', ...lengths(sight, learned) };
};

const priceless: Look = ({ prices }, learned) => {
  if (learned.prices < 6 || prices > 0) return null;
  const before = learned.prices;
  return {
    code: 'prices_gone',
    severity: 'degraded',
    key: 'prices',
    params: { before },
    condition: `[PRICES] (0) ≈ ${before}`,
  };
};

/** A writing system that was as good as absent and is now a good part of the text: Japanese spam, Arabic boasts. */
function strangeWriting(text: string, { writing, length }: Fingerprint): string | null {
  if (length < LONG) return null;
  // Shops change between Latin and Cyrillic with the visitor's language.
  const usual = (name: string): boolean =>
    (name === 'latin' || name === 'cyrillic') && ('latin' in writing || 'cyrillic' in writing);
  return (
    Object.entries(writingOf(text)).find(([name, share]) => share >= 0.3 && !(name in writing) && !usual(name))?.[0] ??
    null
  );
}

function scriptSites(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const hosts = [...new Set(sight.scripts.map((url) => new URL(url).hostname))];
  const fresh = hosts.filter((host) => siteOf(host) !== learned.site && !learned.scriptSites.includes(siteOf(host)));
  return fresh.flatMap((host): Finding[] => {
    const site = siteOf(host);
    const finding = {
      key: `script-host:${site}`,
      params: { host: quoted(host) },
      condition: `[SCRIPT_HOST] (${quoted(host)}) = known`,
      fact: sight.scripts.find((url) => new URL(url).hostname === host),
    };
    if (borrowsName(site)) return [{ code: 'script_host_borrowed', severity: 'down', ...finding }];
    if (sensitive) return [{ code: 'script_host_checkout', severity: 'down', ...finding }];
    return wellKnown.has(site) ? [] : [{ code: 'script_host_new', severity: 'degraded', ...finding }];
  });
}

function forms(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const fresh = sight.forms.filter(
    ({ action }) =>
      siteOf(new URL(action).hostname) !== learned.site &&
      !learned.formSites.includes(siteOf(new URL(action).hostname)),
  );
  return fresh.flatMap(({ action, password, card }): Finding[] => {
    const { hostname: host } = new URL(action);
    const secret = password || card || sensitive;
    if (!secret && wellKnown.has(siteOf(host))) return [];
    return [
      {
        code: 'form_moved',
        severity: secret ? 'down' : 'degraded',
        key: `form:${siteOf(host)}`,
        params: { host: quoted(host) },
        condition: `[FORM_TARGET] (${quoted(host)}) = known`,
        fact: quoted(action, 300),
      },
    ];
  });
}

function frames(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const fresh = sight.frames.filter(
    ({ host }) => !learned.frameSites.includes(siteOf(host)) && !wellKnown.has(siteOf(host)),
  );
  return fresh.flatMap(({ host, hidden }): Finding[] =>
    hidden || sensitive
      ? [
          {
            code: 'frame_new',
            severity: sensitive ? 'down' : 'degraded',
            key: `frame:${siteOf(host)}`,
            params: { host: quoted(host) },
            condition: `[FRAME] (${quoted(host)}${hidden ? ', hidden' : ''}) = known`,
          },
        ]
      : [],
  );
}
