import { CLAIM, platforms, type PlatformProbe, readPage, recognise, type Recognised } from '#platforms';
import { siteOf } from './candidates.ts';
import type { Ending, Run } from './run.ts';
import { said } from './steps.ts';

/** By the home page, and where that leaves a doubt or tells no version, by a few addresses of the likeliest platforms. */
export async function recognisePlatform(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home || run.found.reached?.wall) return ['skipped', said(home ? 'platform_unknown' : 'skipped')];
  run.tell('platform', 'running', said('recognising'));
  let { best, others } = recognise(run.seen);
  const root = siteOf(home.url, platforms.get('unknown')!, false).root;
  const likely = [best, ...others].filter((one) => one.name !== 'unknown').slice(0, 2);
  const asked = likely.length > 0 ? likely.map((one) => one.name) : [...platforms.keys()];
  const wanted = (name: string, probe: PlatformProbe): boolean =>
    probe.purpose === 'version' ? name === best.name && !/^\d+\.\d/.test(best.version ?? '') : best.confidence < 0.9;
  const paths = new Set(
    asked.flatMap((name) =>
      platforms
        .get(name)!
        .probes.filter((probe) => wanted(name, probe))
        .map((probe) => probe.path),
    ),
  );
  // A store that answers with errors is not pressed with questions.
  for (const path of home.fetched.status < 400 ? [...paths].slice(0, 5) : []) {
    const page = await run.budget.fetch(new URL(path, root), { timeoutMs: 8000 });
    if (!(page instanceof Error)) run.seen.push(readPage(page));
  }
  ({ best, others } = recognise(run.seen));
  return concludePlatform(run, best, others);
}

export function concludePlatform(run: Run, best: Recognised, others: Recognised[]): Ending {
  run.found.platform = best;
  run.found.otherPlatforms = others;
  if (best.confidence < CLAIM) return ['done', said('platform_unknown')];
  const values = { label: best.label, percent: Math.round(best.confidence * 100) };
  return [
    'done',
    best.version ? said('recognised', { ...values, version: best.version }) : said('recognised_plain', values),
  ];
}
