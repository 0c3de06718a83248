import { EVIDENT, judgeScript, ODD } from '#core/script-signs';
import { quoted } from '../outcomes.ts';
import { boastIn, ransomNote, spamIn, type SpamFamily } from './bad-words.ts';
import type { Finding } from './findings.ts';
import type { Fingerprint } from './fingerprint.ts';
import { signatureOf } from './signature.ts';
import { siteOf, type Sight } from './sight.ts';
import { wellKnown } from './well-known.ts';

/** What is wrong whatever the page was before; what was learned only makes the eye sharper. */
export function evidentFindings(sight: Sight, learned: Fingerprint | null): Finding[] {
  return [
    ...notes(sight),
    ...scripts(sight, learned),
    ...spam(sight, learned),
    ...hiddenLinks(sight, learned),
    ...sentAway(sight),
  ];
}

function notes(sight: Sight): Finding[] {
  const findings: Finding[] = [];
  const note = ransomNote(`${sight.title} ${sight.text}`);
  if (note)
    findings.push({
      code: 'ransom_note',
      severity: 'down',
      key: 'ransom',
      params: { quote: quoted(note, 160) },
      condition: `[CONTENT] ("${quoted(note)}") = no ransom note`,
    });
  const boast = boastIn(sight.title, sight.headings, sight.runs, sight.text.length);
  if (boast)
    findings.push({
      code: 'defaced',
      severity: 'down',
      key: 'boast',
      params: { quote: quoted(boast, 160) },
      condition: `[CONTENT] ("${quoted(boast)}") = not defaced`,
    });
  return findings;
}

function scripts(sight: Sight, learned: Fingerprint | null): Finding[] {
  return sight.inline.flatMap((code): Finding[] => {
    const { weight, signs } = judgeScript(code);
    const signature = signatureOf(code);
    const odd = learned !== null && weight >= ODD && !learned.inline.includes(signature);
    if (weight < EVIDENT && !odd) return [];
    return [
      {
        code: weight >= EVIDENT ? 'script_malicious' : 'script_odd',
        severity: weight >= EVIDENT ? 'down' : 'degraded',
        key: `script:${signature}`,
        params: {},
        condition: `[SCRIPT] (${signs.join(', ')}) = harmless`,
        fact: quoted(code, 400),
      },
    ];
  });
}

function spam(sight: Sight, learned: Fingerprint | null): Finding[] {
  const known = new Set<SpamFamily>(learned?.touches);
  const links = sight.outgoing
    .filter(({ hidden }) => !hidden)
    .map(({ host, text }) => `${text} ${host.replace(/[-.]/g, ' ')}`)
    .join('\n');
  const found = spamIn(`${sight.title}\n${sight.text}\n${links}`).filter(
    ({ family, strong }) => strong && !known.has(family),
  );
  // Without knowledge of the shop one kind may be its trade; two kinds together never are.
  if (found.length < (learned ? 1 : 2)) return [];
  const words = found.map(({ words: said }) => said).join(', ');
  return [
    {
      code: 'spam_text',
      severity: 'down',
      key: `spam:${found.map(({ family }) => family).join()}`,
      params: { words: quoted(words) },
      condition: `[CONTENT] ("${quoted(words)}") = no spam`,
    },
  ];
}

/** So many sites behind sneaky links are no accident: on a page that we know, and on one that we see for the first time. */
const ENOUGH = { known: 3, unknown: 5 };

/**
 * Menus, dialogs of consent and lists of sister shops are full of folded links: alone they mean nothing until they
 * speak of spam, and on a page that we know are worth a warning when there are suddenly more.
 */
function hiddenLinks(sight: Sight, learned: Fingerprint | null): Finding[] {
  const own = new Set([...(learned?.hiddenSites ?? []), siteOf(sight.url.hostname)]);
  const hidden = sight.outgoing.filter(
    (link) => link.hidden && !wellKnown.has(siteOf(link.host)) && !own.has(siteOf(link.host)),
  );
  const known = new Set<SpamFamily>(learned?.touches);
  const said = hidden.map(({ host, text }) => `${text} ${host.replace(/[-.]/g, ' ')}`).join('\n');
  const spammy = spamIn(said).some(({ family }) => !known.has(family));
  const sneaky = sitesOf(hidden.filter((link) => link.hidden === 'sneaky')).length;
  const grave = spammy || sneaky >= (learned ? ENOUGH.known : ENOUGH.unknown);
  const sites = sitesOf(hidden);
  if (!grave && !(learned && sites.length >= ENOUGH.known)) return [];
  const shown = quoted(sites.slice(0, 5).join(', '), 160);
  const listed = hidden.slice(0, 20).map(({ host, text }) => `${text} → ${host}`);
  return [
    {
      code: 'hidden_links',
      severity: grave ? 'down' : 'degraded',
      key: `hidden:${sites.toSorted().slice(0, 20).join()}`,
      params: { count: hidden.length, sites: shown },
      condition: `[HIDDEN_LINKS] (${hidden.length}: ${shown}) = none to strangers`,
      fact: quoted(listed.join('; '), 600),
    },
  ];
}

const sitesOf = (links: { host: string }[]): string[] => [...new Set(links.map(({ host }) => siteOf(host)))];

function sentAway({ refresh, url }: Sight): Finding[] {
  if (!refresh || refresh.seconds > 10) return [];
  const site = siteOf(new URL(refresh.url).hostname);
  if (site === siteOf(url.hostname)) return [];
  return [
    {
      code: 'sent_away',
      severity: 'down',
      key: `away:${site}`,
      params: { to: quoted(site) },
      condition: `[REFRESH] (${quoted(site)}) = ${siteOf(url.hostname)}`,
    },
  ];
}
