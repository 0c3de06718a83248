import { printer } from '#kit/print/pdf';
import type { ProbeNet } from '#kit/net/net';
import type { PageKind } from '#contract/stores';
import { NoBrowser } from '../browser/visit.ts';
import { openWayOut } from '../browser/way-out.ts';
import { Cannot } from '../reasons.ts';
import { type Device, devices, type Run, type Speed } from './measured.ts';
import { type LighthouseMeans, runLighthouse } from './run-lighthouse.ts';
import { summaryOf } from './summary.ts';

export interface SpeedMeans extends Pick<LighthouseMeans, 'signal' | 'runMs' | 'turn'> {
  net: ProbeNet;
  /** For each page on each device. */
  runs: number;
  devices?: readonly Device[];
  /** Null: there is none. Found on the machine where not said. */
  browser?: string | null;
}

/** Of each page: what one visit may bring in. */
const MAX_BYTES = 100 * 1024 * 1024;

/**
 * Measures pages by Lighthouse, one run after another and never two at once on this machine.
 * @throws {NoBrowser}
 * @throws {Cannot} where no run of no page came to an end: that says nothing of the store
 */
export async function measureSpeed(
  pages: readonly { kind: PageKind; url: string }[],
  means: SpeedMeans,
): Promise<Speed> {
  const { net, runs, devices: on = devices, browser = printer(), ...rest } = means;
  if (browser === null) throw new NoBrowser();
  const speed: Speed = { lighthouse: '', chromium: '', runs, pages: [], failed: [] };
  for (const page of pages)
    for (const device of on) {
      const wayOut = await openWayOut(net, { maxBytes: MAX_BYTES * runs });
      try {
        const way = { proxy: wayOut.address, pin: wayOut.pin };
        const { runs: done, lost } = await runLighthouse({ url: page.url, device, runs }, { ...rest, ...way, browser });
        keep(speed, { ...page, device }, done, lost);
      } finally {
        await wayOut.close();
      }
    }
  const [lost] = speed.failed;
  if (speed.pages.length === 0)
    throw lost ? new Cannot('not_measured', { detail: lost.reason }) : new Cannot('nothing_to_measure');
  return speed;
}

function keep(
  speed: Speed,
  page: { kind: PageKind; url: string; device: Device },
  done: readonly Run[],
  lost: readonly string[],
): void {
  const [first] = done;
  if (!first) return void speed.failed.push({ ...page, reason: lost[0] ?? 'no run came to an end' });
  speed.lighthouse = first.lighthouse;
  speed.chromium = first.chromium;
  speed.pages.push(summaryOf(page, done));
}
