import type { MonitorFile } from '#contract/monitoring';

export type FileStore = MonitorFile['stores'][number];
export type FileMonitor = FileStore['monitors'][number];

/** A monitor of another product in our words, before it has found its store. */
export interface Draft {
  monitor: FileMonitor;
  /** The host that it watches; null where it watches none and is told instead, as a heartbeat. */
  host: string | null;
  /** Where the host is opened by a browser. */
  scheme?: 'http:' | 'https:';
  /** What the other product filed it under, which names its store: its group, else its tags. */
  group: string | null;
  tags: string[];
  /** The other product watched the certificate and the domain along with it. */
  certificate?: { port: number; warnDays?: number };
  domain?: boolean;
}

export interface Left {
  name: string;
  /** The kind of monitor in the other product's words. */
  type: string;
  reason: string;
}

export interface Note {
  name: string;
  text: string;
}

/** What was read out of another product's file: what comes over, what is left behind and why, and what comes changed. */
export class Reading {
  readonly drafts: Draft[] = [];
  readonly skipped: Left[] = [];
  readonly notes: Note[] = [];

  take(draft: Draft): void {
    this.drafts.push(draft);
  }

  skip(name: string, type: string, reason: string): void {
    this.skipped.push({ name, type, reason });
  }

  /** A draft that was taken and comes over neither as it was nor changed after all. */
  leave(name: string, type: string, reason: string): void {
    this.skip(name, type, reason);
    const alone = this.drafts.filter(({ monitor }) => monitor.name === name).length === 1;
    for (let i = this.notes.length - 1; alone && i >= 0; i -= 1)
      if (this.notes[i]!.name === name) this.notes.splice(i, 1);
  }

  note(name: string, text: string): void {
    this.notes.push({ name, text });
  }
}
