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
  return [...moved(sight, learned), ...whole, ...scriptSites(sight, learned, sensitive), ...forms(sight, learned, sensitive), ...frames(sight, learned, sensitive)];
}

function moved(sight: Sight, learned: Fingerprint): Finding[] {
  const site = siteOf(sight.url.hostname);
  if (site === learned.site) return [];
  return [{ code: 'sent_away', severity: 'down', key: `away:${site}`, params: { to: quoted(site) }, condition: `[SITE] (${quoted(site)}) = ${quoted(learned.site)}` }];
}

const LONG = 400;

function textFindings(sight: Sight, learned: Fingerprint): Finding[] {
  const length = sight.text.length;
  const lengths = `[TEXT] (${length} characters) ≈ ${learned.length} characters`;
  if (learned.length >= LONG && length < learned.length / 10) {
    return [{ code: 'emptied', severity: 'down', key: 'emptied', params: { now: length, before: learned.length }, condition: lengths }];
  }
  const kept = keptShare(learned.words, wordsOf(sight.text));
  const percent = Math.round(kept * 100);
  const nameless = learned.brand !== '' && !saysName(sight, learned.brand);
  const retitled = keptShare(wordsOf(learned.title), wordsOf(sight.title)) < 0.34;
  if (learned.words.length >= 20 && kept < 0.2 && (nameless || (learned.brand === '' && retitled))) {
    return [{ code: 'replaced', severity: 'down', key: 'replaced', params: { title: quoted(sight.title) || '—', percent }, condition: `[TEXT] (${percent} % kept) > 20 %` }];
  }
  const strange = strangeWriting(sight.text, learned);
  if (strange) return [{ code: 'language_changed', severity: 'down', key: `writing:${strange}`, params: { sample: quoted(sight.title || sight.text, 60) }, condition: `[WRITING] (${strange}) = ${Object.keys(learned.writing).join(', ')}` }];
  if (nameless) return [{ code: 'name_missing', severity: 'down', key: 'name', params: { name: quoted(learned.brand) }, condition: `[NAME] (not found) = "${quoted(learned.brand)}"` }];
  if (learned.length >= 2 * LONG && length < learned.length * 0.35) {
    return [{ code: 'shrunk', severity: 'degraded', key: 'shrunk', params: { now: length, before: learned.length }, condition: lengths }];
  }
  if (learned.prices >= 6 && sight.prices === 0) {
    return [{ code: 'prices_gone', severity: 'degraded', key: 'prices', params: { before: learned.prices }, condition: `[PRICES] (0) ≈ ${learned.prices}` }];
  }
  return [];
}

/** A writing system that was as good as absent and is now a good part of the text: Japanese spam, Arabic boasts. */
function strangeWriting(text: string, { writing, length }: Fingerprint): string | null {
  if (length < LONG) return null;
  // Shops change between Latin and Cyrillic with the visitor's language.
  const usual = (name: string): boolean => (name === 'latin' || name === 'cyrillic') && ('latin' in writing || 'cyrillic' in writing);
  return Object.entries(writingOf(text)).find(([name, share]) => share >= 0.3 && !(name in writing) && !usual(name))?.[0] ?? null;
}

function scriptSites(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const hosts = [...new Set(sight.scripts.map((url) => new URL(url).hostname))];
  const fresh = hosts.filter((host) => siteOf(host) !== learned.site && !learned.scriptSites.includes(siteOf(host)));
  return fresh.flatMap((host): Finding[] => {
    const site = siteOf(host);
    const finding = { key: `script-host:${site}`, params: { host: quoted(host) }, condition: `[SCRIPT_HOST] (${quoted(host)}) = known`, fact: sight.scripts.find((url) => new URL(url).hostname === host) };
    if (borrowsName(site)) return [{ code: 'script_host_borrowed', severity: 'down', ...finding }];
    if (sensitive) return [{ code: 'script_host_checkout', severity: 'down', ...finding }];
    return wellKnown.has(site) ? [] : [{ code: 'script_host_new', severity: 'degraded', ...finding }];
  });
}

function forms(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const fresh = sight.forms.filter(({ action }) => siteOf(new URL(action).hostname) !== learned.site && !learned.formSites.includes(siteOf(new URL(action).hostname)));
  return fresh.flatMap(({ action, password, card }): Finding[] => {
    const { hostname: host } = new URL(action);
    const secret = password || card || sensitive;
    if (!secret && wellKnown.has(siteOf(host))) return [];
    return [{ code: 'form_moved', severity: secret ? 'down' : 'degraded', key: `form:${siteOf(host)}`, params: { host: quoted(host) }, condition: `[FORM_TARGET] (${quoted(host)}) = known`, fact: quoted(action, 300) }];
  });
}

function frames(sight: Sight, learned: Fingerprint, sensitive: boolean): Finding[] {
  const fresh = sight.frames.filter(({ host }) => !learned.frameSites.includes(siteOf(host)) && !wellKnown.has(siteOf(host)));
  return fresh.flatMap(({ host, hidden }): Finding[] =>
    hidden || sensitive ? [{ code: 'frame_new', severity: 'down', key: `frame:${siteOf(host)}`, params: { host: quoted(host) }, condition: `[FRAME] (${quoted(host)}${hidden ? ', hidden' : ''}) = known` }] : []);
}
