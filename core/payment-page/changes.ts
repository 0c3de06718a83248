import type { Inventory, Script } from './inventory.ts';
import { weakened } from './policy.ts';

/** By what it may mean: `alarm` wakes somebody, `approve` asks for a person's word, `note` is written down. */
export type Weight = 'alarm' | 'approve' | 'note';

export interface Change {
  kind:
    | 'card_leaves'
    | 'script_malicious'
    | 'listener_new'
    | 'form_moved'
    | 'overlay_new'
    | 'destination_new'
    | 'frame_new'
    | 'script_host_new'
    | 'script_new'
    | 'script_changed'
    | 'policy_weakened'
    | 'script_gone'
    | 'frame_gone';
  weight: Weight;
  /** What it is about: a host, the id of a script, a directive. The same as long as it lasts. */
  about: string;
  /** For an engineer: addresses, before and after. */
  detail: string;
}

/** What a person let be, with a justification that is kept elsewhere. */
export interface Approvals {
  /** Ids of scripts. */
  scripts: ReadonlySet<string>;
  /** Hosts that scripts, frames and data may come from and go to. */
  hosts: ReadonlySet<string>;
  /** Hosts that card numbers may go to: nothing but this lets them leave in silence, least of all the approval of a host. */
  cards: ReadonlySet<string>;
}

/** Ways that only take. Scripts and frames are told by themselves; a picture that a script asks for with values is a `pixel`. */
const takes = new Set(['script', 'stylesheet', 'image', 'font', 'media', 'document', 'manifest']);

/**
 * What changed on a payment page, by meaning. A new version of a known script is a note as long as it listens to no card,
 * sends nowhere new and brings in nobody new; each of those is told by itself.
 * @param before all that was seen in the visits that count as known; null at the first look, when there is nothing to compare
 */
export function changes(before: Inventory | null, now: Inventory, approved: Approvals): Change[] {
  const found: Change[] = now.leaks
    .filter(({ host }) => !approved.cards.has(host))
    .map(({ host, url, how }) => ({ kind: 'card_leaves', weight: 'alarm', about: host, detail: `${how} ${url}` }));
  const malicious = maliciousScripts(before, now);
  if (before === null) return [...found, ...malicious];
  const leaking = new Set(found.map(({ about }) => about));
  return [
    ...found,
    ...malicious,
    ...listeners(before, now, approved),
    ...forms(before, now, approved),
    ...overlays(before, now, approved),
    ...destinations(before, now, approved).filter(({ about }) => !leaking.has(about)),
    ...frames(before, now, approved),
    ...scripts(before, now, approved).filter(
      ({ kind, about }) => kind !== 'script_new' || !malicious.some((one) => one.about === about),
    ),
    ...weakened(before.headers.policy, now.headers.policy).map(
      (about): Change => ({ kind: 'policy_weakened', weight: 'alarm', about, detail: now.headers.policy ?? '' }),
    ),
  ];
}

/**
 * A thief who waits for the sending of the form is heard and seen nowhere before: the code itself gives it away. Of what was
 * there before it counts as well where that had no such signs: thieves write into files that were approved. No approval
 * covers it, as several scripts are approved at once; only whoever judges this change itself settles it.
 */
function maliciousScripts(before: Inventory | null, now: Inventory): Change[] {
  const known = new Map(before?.scripts.map((script) => [script.id, script.signs ?? []]));
  const suspects = new Map(now.scripts.flatMap((one) => (one.signs?.length ? [[one.id, one]] : [])));
  return [...suspects.values()]
    .filter(({ id }) => !known.get(id)?.length)
    .map(({ id, signs, url, start }) => ({
      kind: 'script_malicious',
      weight: 'alarm',
      about: id,
      detail: `${signs!.join(', ')} · ${url || start.slice(0, 200)}`,
    }));
}

/** A script that reads a card and did not before; an approved one's new version too, as that is what a break-in looks like. */
function listeners(before: Inventory, now: Inventory, { scripts: approved }: Approvals): Change[] {
  const known = new Set(before.listeners.map(({ script }) => script));
  const events = Map.groupBy(
    now.listeners.filter(({ script }) => !known.has(script)),
    ({ script }) => script,
  );
  return [...events].map(([script, heard]) => ({
    kind: 'listener_new',
    // Whoever approved a script that was new with its listening approved that too.
    weight: approved.has(script) && !before.scripts.some(({ id }) => id === script) ? 'note' : 'alarm',
    about: script,
    detail: heard.map(({ event }) => event).join(', '),
  }));
}

function forms(before: Inventory, now: Inventory, { cards: mayHave }: Approvals): Change[] {
  const cards = before.forms.filter(({ card }) => card);
  if (cards.length === 0) return [];
  const known = new Set(cards.map(({ action }) => action));
  const knownHosts = new Set(cards.map(({ host }) => host));
  return now.forms
    .filter(({ card, action }) => card && !known.has(action))
    .map(({ action, host }) => ({
      kind: 'form_moved',
      weight: knownHosts.has(host) || mayHave.has(host) ? 'note' : 'alarm',
      about: action,
      detail: `${[...known].join(', ')} → ${action}`,
    }));
}

function overlays(before: Inventory, now: Inventory, { cards }: Approvals): Change[] {
  const known = new Set(before.overlays.map(({ what, host }) => host ?? what));
  return now.overlays
    .filter(({ what, host }) => !known.has(host ?? what) && !(host !== null && cards.has(host)))
    .map(({ what, host }) => ({ kind: 'overlay_new', weight: 'alarm', about: host ?? what, detail: what }));
}

function destinations(before: Inventory, now: Inventory, { hosts, cards }: Approvals): Change[] {
  const known = new Set(before.destinations.map(({ host }) => host));
  return now.destinations
    .filter(
      ({ host, kinds }) =>
        !known.has(host) && !hosts.has(host) && !cards.has(host) && kinds.some((kind) => !takes.has(kind)),
    )
    .map(({ host, kinds }) => ({
      kind: 'destination_new',
      weight: 'alarm',
      about: host,
      detail: kinds.join(', '),
    }));
}

function frames(before: Inventory, now: Inventory, { hosts }: Approvals): Change[] {
  const [known, today] = [before, now].map((one) => new Map(one.frames.map((frame) => [frame.host, frame.url])));
  return [
    ...[...today!]
      .filter(([host]) => !known!.has(host) && !hosts.has(host))
      .map(([host, url]): Change => ({ kind: 'frame_new', weight: 'alarm', about: host, detail: url })),
    ...[...known!]
      .filter(([host]) => !today!.has(host))
      .map(([host, url]): Change => ({ kind: 'frame_gone', weight: 'note', about: host, detail: url })),
  ];
}

function scripts(before: Inventory, now: Inventory, { scripts: approved, hosts }: Approvals): Change[] {
  const known = new Map(before.scripts.map((script) => [script.id, script]));
  const knownHosts = new Set(before.scripts.map(({ host }) => host));
  const today = new Map(now.scripts.map((script) => [script.id, script]));
  const told = (kind: Change['kind'], weight: Weight, { id, url, start }: Script): Change => ({
    ...{ kind, weight, about: id },
    detail: url || start.slice(0, 200),
  });
  const strangers = new Set<string>();
  const came = [...today.values()].flatMap((script): Change[] => {
    const { id, host, digest } = script;
    const old = known.get(id);
    if (old)
      return digest !== null && old.digest !== null && digest !== old.digest
        ? [told('script_changed', 'note', script)]
        : [];
    if (approved.has(id)) return [];
    if (knownHosts.has(host) || hosts.has(host))
      return [told('script_new', hosts.has(host) ? 'note' : 'approve', script)];
    if (strangers.has(host)) return [];
    strangers.add(host);
    return [{ ...told('script_host_new', 'alarm', script), about: host }];
  });
  const gone = [...known.values()]
    .filter(({ id }) => !today.has(id))
    .map((script) => told('script_gone', 'note', script));
  return [...came, ...gone];
}
