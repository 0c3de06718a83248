import { z } from 'zod';
import type { Condition, Outcome } from '#core/probe';
import { words as declare } from '#core/words';
import { dial, isFailure } from '#kit/net/dial';
import { NameError, type Address } from '#kit/net/net';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { hostName, portNumber } from './host.ts';
import { endings, joinWords, quoted } from './outcomes.ts';
import { echo, findPing, type Echoes } from './ping/ping-command.ts';
import { dialFailure, nameFailure, round, rounded } from './visit/dial-failure.ts';
import { visitWords } from './visit/visit-words.ts';

const settings = z.object({
  host: hostName.describe('The machine that is pinged'),
  packets: z.number().int().min(1).max(20).default(3).describe('Echo requests in one probe'),
  lossPercent: z.number().int().min(0).max(99).default(34).describe('Percent of lost packets that is still fine'),
  slowMs: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(500)
    .describe('Milliseconds of the average beyond which it is too slow'),
  fallbackPort: portNumber.default(443).describe('Port that is connected to where this system cannot ping'),
});
type Settings = z.infer<typeof settings>;

const words = joinWords(
  visitWords,
  declare({
    en: {
      label: 'Machine (ping)',
      why: 'Tells a dead machine from a dead web server.',
      'reason.alive': '{host} answers in {ms} ms.',
      'reason.alive_tcp': '{host} answers on port {port} in {ms} ms (ping is not available here).',
      'reason.no_echo': '{host} answers to none of {sent} pings.',
      'reason.lossy': '{host} lost {lost} of {sent} pings.',
      'reason.slow': '{host} answers in {ms} ms on average; more than {limit} ms is too slow.',
      'field.host': 'Host',
      'field.packets': 'Packets',
      'field.lossPercent': 'Loss allowed, %',
      'field.slowMs': 'Slow beyond, ms',
      'field.fallbackPort': 'Port instead of ping',
    },
    ru: {
      label: 'Машина (ping)',
      why: 'Отличает мёртвую машину от мёртвого веб-сервера.',
      'reason.alive': '{host} отвечает за {ms} мс.',
      'reason.alive_tcp': '{host} отвечает на порту {port} за {ms} мс (ping здесь недоступен).',
      'reason.no_echo': '{host} не ответил ни на один из {sent} пингов.',
      'reason.lossy': '{host} потерял пингов: {lost} из {sent}.',
      'reason.slow': '{host} отвечает в среднем за {ms} мс; дольше {limit} мс — слишком медленно.',
      'field.host': 'Хост',
      'field.packets': 'Пакетов',
      'field.lossPercent': 'Допустимые потери, %',
      'field.slowMs': 'Медленно, если дольше, мс',
      'field.fallbackPort': 'Порт вместо ping',
    },
    uk: {
      label: 'Машина (ping)',
      why: 'Відрізняє мертву машину від мертвого вебсервера.',
      'reason.alive': '{host} відповідає за {ms} мс.',
      'reason.alive_tcp': '{host} відповідає на порту {port} за {ms} мс (ping тут недоступний).',
      'reason.no_echo': '{host} не відповів на жоден із {sent} пінгів.',
      'reason.lossy': '{host} втратив пінгів: {lost} із {sent}.',
      'reason.slow': '{host} відповідає в середньому за {ms} мс; довше {limit} мс — занадто повільно.',
      'field.host': 'Хост',
      'field.packets': 'Пакетів',
      'field.lossPercent': 'Допустимі втрати, %',
      'field.slowMs': 'Повільно, якщо довше, мс',
      'field.fallbackPort': 'Порт замість ping',
    },
  }),
);
const end = endings(words);

const type: MonitorType<Settings> = {
  settings,
  interval: { default: 60, min: 10 },
  timeoutMs: 8000,
  target: ({ host }) => ({ host }),
  words,
  probe: (asked, ctx) => ping(findPing(), asked, ctx),
};

export default type;

/** @param command where `ping` is; null where there is none */
export async function ping(command: string | null, asked: Settings, ctx: ProbeContext): Promise<Outcome> {
  const begun = performance.now();
  const addresses = await ctx.net.lookup(asked.host, asked.fallbackPort, { timeoutMs: ctx.timeoutMs });
  const found = performance.now();
  if (addresses instanceof NameError) return nameFailure(addresses, found - begun);
  const [{ address, family, from }] = addresses as [Address];
  const dns = from === 'resolver' ? found - begun : undefined;
  const left = begun + ctx.timeoutMs - found;
  const echoes = command && (await echo(command, address, family, asked.packets, left, ctx.signal));
  if (ctx.signal.aborted) throw new Error('The probe was stopped.');
  return echoes ? judge(asked, address, echoes, dns) : knock(asked, addresses, dns, begun, ctx);
}

function judge(
  { host, lossPercent, slowMs }: Settings,
  address: string,
  echoes: Echoes,
  dns: number | undefined,
): Outcome {
  const { sent, received, avgMs } = echoes;
  const lost = sent - received;
  const loss = Math.round((lost / sent) * 100);
  const conditions: Condition[] = [
    { text: `[PACKET_LOSS] (${loss} %) ≤ ${lossPercent} %`, ok: loss <= lossPercent && received > 0 },
  ];
  const findings = {
    totalMs: avgMs,
    phases: rounded({ dns, connect: avgMs ?? undefined }),
    conditions,
    evidence: {
      address,
      facts: { method: 'ping', sent, received, ...(echoes.maxMs !== null && { maxMs: echoes.maxMs }) },
    },
  };
  const name = quoted(host);
  if (received === 0) return end.down(findings, 'timeout', 'no_echo', { host: name, sent });
  const ms = round(avgMs ?? 0);
  conditions.push({ text: `[RESPONSE_TIME] (${ms} ms) ≤ ${slowMs} ms`, ok: ms <= slowMs });
  if (loss > lossPercent) return end.degraded(findings, 'slow', 'lossy', { host: name, lost, sent });
  if (ms > slowMs) return end.degraded(findings, 'slow', 'slow', { host: name, ms, limit: slowMs });
  return end.up(findings, 'alive', { host: name, ms });
}

/** Without `ping`: a port that opens, or refuses at once, is a sign of life as well. */
async function knock(
  { host, fallbackPort: port, slowMs }: Settings,
  addresses: Address[],
  dns: number | undefined,
  begun: number,
  ctx: ProbeContext,
): Promise<Outcome> {
  const connectMs = Math.min(3000, ctx.timeoutMs);
  const asked = performance.now();
  const dialed = await dial({
    addresses: addresses.slice(0, 1),
    port,
    connectMs,
    deadline: begun + ctx.timeoutMs,
    signal: ctx.signal,
  });
  const ms = round(performance.now() - asked);
  if (!isFailure(dialed)) dialed.socket.destroy();
  else if (dialed.fault !== 'refused') return dialFailure(dialed, host, port, connectMs, performance.now() - begun);
  const conditions: Condition[] = [
    { text: `[CONNECTION] (${isFailure(dialed) ? 'refused, so alive' : 'accepted'}) = an answer`, ok: true },
    { text: `[RESPONSE_TIME] (${ms} ms) ≤ ${slowMs} ms`, ok: ms <= slowMs },
  ];
  const findings = {
    totalMs: ms,
    phases: rounded({ dns, connect: ms }),
    conditions,
    evidence: { address: dialed.address, facts: { method: `tcp ${port}` } },
  };
  if (ms > slowMs) return end.degraded(findings, 'slow', 'slow', { host: quoted(host), ms, limit: slowMs });
  return end.up(findings, 'alive_tcp', { host: quoted(host), port, ms });
}
