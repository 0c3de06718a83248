import type { VersionRange } from '#core/versions';

/** Whose names these are. `wordpress` and `prestashop` name what is installed there by its folder. */
export const ecosystems = ['wordpress', 'prestashop', 'composer', 'npm'] as const;
export type Ecosystem = (typeof ecosystems)[number];

export const softwareKinds = ['core', 'plugin', 'theme', 'package', 'library'] as const;
export type SoftwareKind = (typeof softwareKinds)[number];

/** What an advisory is about, and what a store runs: in lower case. */
export interface SoftwareName {
  ecosystem: Ecosystem;
  kind: SoftwareKind;
  name: string;
}

/** One known hole in one piece of software. A hole in several is several of these with one id. */
export interface Advisory extends SoftwareName {
  /** As the feed has it: `GHSA-…`, `CVE-…`, a UUID. */
  id: string;
  /** The same hole by other names. */
  aliases: string[];
  ranges: VersionRange[];
  /** The base score of CVSS, 0 to 10; null where nobody reckoned one. */
  score: number | null;
  title: string;
  references: string[];
  /** Epoch milliseconds or null. */
  publishedAt: number | null;
  /** It was taken back: kept nowhere, told so that readers need not know. */
  withdrawn: boolean;
}

export const softwareKey = ({ ecosystem, kind, name }: SoftwareName): string => `${ecosystem}:${kind}:${name}`;

/** How old what we know is. */
export interface Source {
  feed: string;
  covers: readonly Ecosystem[];
  /** When it was last seen to be the newest. Epoch milliseconds. */
  checkedAt: number;
  advisories: number;
}

/** What is known of some software, and by whom. */
export interface Known {
  sources: Source[];
  advisories: (Advisory & { feed: string })[];
}

/** Looks up what is known of them; null where there are no data at all. */
export type AdvisoriesFor = (software: readonly SoftwareName[]) => Promise<Known | null>;
