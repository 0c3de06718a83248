import type { ComparedMetric, MeasuredSet, speedDevices, speedKinds, SpeedMetric, SpeedPage } from '#contract/speed';

export type Kind = (typeof speedKinds)[number];
export type Device = (typeof speedDevices)[number];

export type WatchRow = {
  store_id: string;
  rhythm: 'off' | 'weekly' | 'daily';
  weekday: number;
  hour: number;
  time_zone: string;
  runs: number;
  /** The home page alone where there are none. */
  pages: SpeedPage[];
  devices: Device[];
  next_at: number | null;
};

export type Trouble = 'no_browser' | 'not_measured' | 'broken_off';

export type SetRow = {
  id: string;
  store_id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  origin: 'person' | 'schedule' | 'audit';
  started_by: string | null;
  asked_at: number;
  started_at: number | null;
  finished_at: number | null;
  attempt: number;
  beat_at: number | null;
  done: number;
  runs: number;
  pages: SpeedPage[];
  devices: Device[];
  trouble: Trouble | null;
  lighthouse: string | null;
  chromium: string | null;
  failed: { kind: Kind; device: Device; reason: string }[];
};

export type PageRow = {
  set_id: string;
  store_id: string;
  at: number;
  kind: Kind;
  device: Device;
  url: string;
  versions: string;
  runs: Record<SpeedMetric, number[]>;
  seen: MeasuredSet['pages'][number]['seen'];
};

export type Sign =
  | { what: 'server'; from: number; to: number }
  | { what: 'weight'; name: string; from: number; to: number }
  | { what: 'third_party'; name: string; bytes: number };

export type SlowdownRow = {
  id: string;
  store_id: string;
  kind: Kind;
  device: Device;
  metric: ComparedMetric;
  url: string;
  began_at: number;
  called_at: number;
  before: number;
  after: number;
  p: number;
  signs: Sign[];
  ended_at: number | null;
  ended: 'recovered' | 'accepted' | null;
  ended_by: string | null;
};

export type SpeedTables = {
  speed_watches: WatchRow;
  speed_sets: SetRow;
  speed_pages: PageRow;
  speed_slowdowns: SlowdownRow;
};
