import { createNet } from '#kit/net/create-net';
import type { Outcome } from '#core/probe';
import { say } from '#core/words';
import { startFaultServer, type FaultServer } from '../../../../../test/fakes/fault-server.ts';
import type { FaultTimes } from '../../../../../test/fakes/fault-target.ts';
import type { MonitorType, ProbeContext } from '../../monitor-type.ts';
import { runProbe } from '../../run-probe.ts';

/** The fault server and a way out that knows its names and trusts its authority. */
export interface Laboratory extends FaultServer {
  context(more?: Partial<ProbeContext>): ProbeContext;
}

export async function openLaboratory(times?: Partial<FaultTimes>): Promise<Laboratory> {
  const faults = await startFaultServer(times);
  const net = createNet({
    allowPrivate: true,
    ownPorts: [],
    resolvers: [faults.resolver],
    nameserverPort: faults.nameserverPort,
    authorities: [faults.authority],
  });
  return {
    ...faults,
    context: (more) => ({
      timeoutMs: 5000,
      net,
      now: Date.now(),
      baseline: null,
      signal: new AbortController().signal,
      ...more,
    }),
  };
}

/** How libraries talk: ECONNREFUSED, HPE_INVALID_CONSTANT, undefined. */
const library = /\bE(?:CONN|HOST|NET|PIPE|TIMED|PROTO|AI_|NOENT)|ERR_|HPE_|undefined|NaN|\[object/;

/** Runs a probe as the prober does, and checks what every outcome owes to its reader. */
export async function probed<Settings>(
  type: MonitorType<Settings>,
  settings: unknown,
  ctx: ProbeContext,
): Promise<Outcome> {
  const { outcome, error } = await runProbe(type, type.settings.parse(settings), ctx, {
    since: () => 0,
    stop: () => undefined,
  });
  if (error instanceof Error) throw error;
  const key = `reason.${outcome.reason.code}`;
  for (const language of ['en', 'ru', 'uk'] as const) {
    const phrase = type.words[language][key];
    if (phrase === undefined) throw new Error(`No words in ${language} for ${key}.`);
    const said = say(phrase, outcome.reason.params, language);
    if (/\{\w/.test(said)) throw new Error(`Left unsaid in ${language}: ${said}`);
    if (library.test(said.replace(/[“«].*[”»]/g, ''))) throw new Error(`A library speaks in ${language}: ${said}`);
  }
  if (['down', 'degraded'].includes(outcome.verdict) !== (outcome.failure !== undefined))
    throw new Error(`${outcome.verdict} with ${outcome.failure}`);
  for (const { text } of outcome.conditions)
    if (!/^\[[A-Z_]+( .+)?\] \(.*\) /s.test(text) || library.test(text.replace(/".*"/s, '')))
      throw new Error(`Odd condition: ${text}`);
  return outcome;
}

/** The two that incidents and benchmarks go by. */
export const verdictOf = ({ verdict, failure }: Outcome): Pick<Outcome, 'verdict' | 'failure'> => ({
  verdict,
  failure,
});
