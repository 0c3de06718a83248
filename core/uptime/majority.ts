import type { Status } from './judge.ts';

export interface RegionStatus {
  region: string;
  status: Status;
  /** When the status began. */
  since: number;
  /** The last probe of this region. */
  at: number;
}

export interface Overall {
  status: Status;
  /** When the regions that decided it had come together; null where no majority decided anything. */
  since: number | null;
  /** Regions that know something now, and those that gave the status its majority. */
  knowing: string[];
  saying: string[];
}

/**
 * The status of a monitor that several regions watch. More than half of the regions which know must agree, to go down
 * and to come back; without a majority the `current` status stays. Regions that are pending, unknown, or were not heard
 * of for longer than `staleMs`, have no voice.
 */
export function majority(
  regions: readonly RegionStatus[],
  current: Status,
  { now, staleMs }: { now: number; staleMs: number },
): Overall {
  const heard = regions.filter((region) => now - region.at <= staleMs);
  const knowing = heard.filter(({ status }) => status !== 'unknown' && status !== 'pending');
  const names = knowing.map(({ region }) => region);
  if (knowing.length === 0) {
    const waiting =
      current === 'pending' && heard.length === regions.length && !heard.some((r) => r.status === 'unknown');
    return { status: waiting ? 'pending' : 'unknown', since: null, knowing: [], saying: [] };
  }
  const answer = (status: Status, saying: RegionStatus[]): Overall => ({
    status,
    since: agreedAt(saying, knowing.length),
    knowing: names,
    saying: saying.map(({ region }) => region),
  });
  const most = (...wanted: Status[]) => {
    const saying = knowing.filter(({ status }) => wanted.includes(status));
    return saying.length * 2 > knowing.length ? saying : null;
  };
  const down = most('down');
  if (down) return answer('down', down);
  const up = most('up');
  if (up) return answer('up', up);
  // Neither: where most are served, some of them worse than usual, it is degraded.
  const degraded = most('degraded') ?? (most('up', 'degraded') && most('degraded', 'down'));
  if (degraded) return answer('degraded', degraded);
  // Half up, half degraded: enough to leave any status but these two.
  const served = current === 'up' || current === 'degraded' ? null : most('up', 'degraded');
  if (served) return answer('degraded', served);
  return { status: current, since: null, knowing: names, saying: [] };
}

/** The moment at which one more than half of the knowing regions had come to say it. */
function agreedAt(saying: RegionStatus[], knowing: number): number {
  return saying.map(({ since }) => since).sort((a, b) => a - b)[Math.floor(knowing / 2)]!;
}
