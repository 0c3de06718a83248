import type { ComponentType } from 'react';
import type { Permission } from '#contract/permissions';
import type { Language } from '#core/words';

/** A screen of a feature. */
export interface FeaturePage {
  /** TanStack Router's form: `/monitors/$id`. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** Who may see it; others get a friendly refusal. */
  permission?: Permission;
  /** Drawn without shell and sign-in (acknowledge link, invitation, public status page). */
  outside?: boolean;
}

/** An entry of the sidebar and of the bottom tabs. */
export interface NavEntry {
  path: string;
  label: Record<Language, string>;
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** Ascending; the wall is 10, incidents 20, monitors 30, maintenance 40, channels 50, status pages 60, people 70, settings 80. */
  order: number;
  permission?: Permission;
  /** Shown to the team alone, or to people of a client alone. */
  only?: 'team' | 'client';
  /** Has a bottom tab on the phone; the others stand under "More". At most four. */
  tab?: boolean;
  /** Second key after `g`: `w` makes `g w`. */
  key?: string;
  /** A number beside the entry, as the count of active incidents. */
  Badge?: ComponentType;
}

/** Something the command palette can do or jump to. */
export interface PaletteEntry {
  id: string;
  label: string;
  description?: string;
  icon?: NavEntry['icon'];
  /** Something to do rather than to jump to; shown while its label fits what was typed. */
  action?: boolean;
  run: () => void;
}

/** What `features/<room>/routes.tsx` exports as `feature`. */
export interface Feature {
  pages: FeaturePage[];
  /** What people of a client see in place of the page of the same path. */
  portal?: FeaturePage[];
  nav?: NavEntry[];
  /** Entries of the palette for what was typed. It is a hook: called at every drawing of the open palette. */
  usePalette?: (typed: string, go: (address: string) => void) => PaletteEntry[];
  /** Drawn above every page for the signed in, as a warning of our own troubles. */
  Banner?: ComponentType;
  /** Drawn beside the account on every page, compact on a phone: as a running timer. */
  Header?: ComponentType<{ compact?: boolean }>;
}
