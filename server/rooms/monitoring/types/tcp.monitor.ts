import type { Socket } from 'node:net';
import { z } from 'zod';
import type { Condition, Outcome } from '#core/probe';
import { words as declare } from '#core/words';
import { dial, isFailure, type Dialed } from '#kit/net/dial';
import { NameError } from '#kit/net/net';
import { onStop } from '#kit/net/stop';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { hostName, portNumber } from './host.ts';
import { endings, joinWords, quoted, seconds } from './outcomes.ts';
import { dialFailure, nameFailure, round, rounded } from './visit/dial-failure.ts';
import { visitWords } from './visit/visit-words.ts';

const settings = z.object({
  host: hostName.describe('The host that is connected to'),
  port: portNumber.describe('The port that is connected to'),
  send: z.string().max(4096).default('').describe('What is said after connecting; \\r\\n stands for the end of a line'),
  expect: z.string().max(500).default('').describe('Text that must come in answer; empty: see the next field'),
  answers: z
    .boolean()
    .default(false)
    .describe('Whether the server must say anything at all, as mail and FTP servers do by themselves'),
  slowMs: z.number().int().min(10).max(60_000).default(2000).describe('Milliseconds beyond which it is too slow'),
  connectMs: z.number().int().min(100).max(60_000).default(5000).describe('Milliseconds for the connection'),
  answerMs: z.number().int().min(100).max(60_000).default(5000).describe('Milliseconds for the answer'),
});
type Settings = z.infer<typeof settings>;

const words = joinWords(
  visitWords,
  declare({
    en: {
      label: 'Port (TCP)',
      why: 'Sees when a service behind a port (mail, database, FTP) is gone or does not answer.',
      'reason.ok': '{host}, port {port}, accepts connections.',
      'reason.answered': '{host}, port {port}, answers: “{text}”.',
      'reason.mute': '{host}, port {port}, accepts the connection and says nothing within {seconds} s.',
      'reason.hung_up': '{host}, port {port}, hung up before the expected answer.',
      'reason.other_answer': '{host}, port {port}, answered “{text}”; “{expected}” was expected.',
      'reason.slow': '{host}, port {port}, took {seconds} s; more than {limit} s is too slow.',
      'field.host': 'Host',
      'field.port': 'Port',
      'field.send': 'Say',
      'field.expect': 'Expect',
      'field.answers': 'Must answer',
      'field.slowMs': 'Slow beyond, ms',
      'field.connectMs': 'Wait for the connection, ms',
      'field.answerMs': 'Wait for the answer, ms',
    },
    ru: {
      label: 'Порт (TCP)',
      why: 'Видит, когда служба за портом (почта, база данных, FTP) пропала или не отвечает.',
      'reason.ok': '{host}, порт {port}, принимает соединения.',
      'reason.answered': '{host}, порт {port}, отвечает: «{text}».',
      'reason.mute': '{host}, порт {port}, принимает соединение и {seconds} с молчит.',
      'reason.hung_up': '{host}, порт {port}, оборвал связь раньше ожидаемого ответа.',
      'reason.other_answer': '{host}, порт {port}, ответил «{text}»; ожидалось «{expected}».',
      'reason.slow': '{host}, порт {port}: {seconds} с; дольше {limit} с — слишком медленно.',
      'field.host': 'Хост',
      'field.port': 'Порт',
      'field.send': 'Сказать',
      'field.expect': 'Ожидать',
      'field.answers': 'Должен отвечать',
      'field.slowMs': 'Медленно, если дольше, мс',
      'field.connectMs': 'Ждать соединения, мс',
      'field.answerMs': 'Ждать ответа, мс',
    },
    uk: {
      label: 'Порт (TCP)',
      why: 'Бачить, коли служба за портом (пошта, база даних, FTP) зникла або не відповідає.',
      'reason.ok': "{host}, порт {port}, приймає з'єднання.",
      'reason.answered': '{host}, порт {port}, відповідає: «{text}».',
      'reason.mute': "{host}, порт {port}, приймає з'єднання і {seconds} с мовчить.",
      'reason.hung_up': "{host}, порт {port}, обірвав зв'язок раніше за очікувану відповідь.",
      'reason.other_answer': '{host}, порт {port}, відповів «{text}»; очікувалося «{expected}».',
      'reason.slow': '{host}, порт {port}: {seconds} с; довше {limit} с — занадто повільно.',
      'field.host': 'Хост',
      'field.port': 'Порт',
      'field.send': 'Сказати',
      'field.expect': 'Очікувати',
      'field.answers': 'Має відповідати',
      'field.slowMs': 'Повільно, якщо довше, мс',
      'field.connectMs': "Чекати з'єднання, мс",
      'field.answerMs': 'Чекати відповіді, мс',
    },
  }),
);
const end = endings(words);

const type: MonitorType<Settings> = {
  settings,
  interval: { default: 60, min: 10 },
  timeoutMs: 12_000,
  target: ({ host, port }) => ({ host, port }),
  words,
  async probe(asked, ctx) {
    const { host, port, connectMs } = asked;
    const begun = performance.now();
    const addresses = await ctx.net.lookup(host, port, { timeoutMs: ctx.timeoutMs });
    const found = performance.now();
    if (addresses instanceof NameError) return nameFailure(addresses, found - begun);
    const dialed = await dial({ addresses, port, connectMs, deadline: begun + ctx.timeoutMs, signal: ctx.signal });
    if (addresses[0]!.from === 'resolver') dialed.phases.dns = found - begun;
    if (isFailure(dialed)) return dialFailure(dialed, host, port, connectMs, performance.now() - begun);
    const left = Math.min(asked.answerMs, begun + ctx.timeoutMs - performance.now());
    const said = asked.expect || asked.answers ? await converse(dialed.socket, asked, left, ctx) : null;
    dialed.socket.destroy();
    return judge(asked, dialed, said, performance.now() - begun);
  },
};

export default type;

interface Said {
  text: string;
  ended: 'as expected' | 'timeout' | 'closed' | 'stopped';
  firstByte?: number;
}

const AT_MOST = 16_384;

/** Says what there is to say and listens until the expected answer, the end or the last moment. */
function converse(socket: Socket, { send, expect, answers }: Settings, ms: number, ctx: ProbeContext): Promise<Said> {
  return new Promise((resolve) => {
    const begun = performance.now();
    const said: Said = { text: '', ended: 'timeout' };
    const finish = (ended: Said['ended']): void => {
      clearTimeout(timer);
      forget();
      resolve({ ...said, ended });
    };
    const timer = setTimeout(() => finish('timeout'), Math.max(1, ms));
    const forget = onStop(ctx.signal, () => finish('stopped'));
    socket.on('data', (chunk) => {
      said.firstByte ??= performance.now() - begun;
      said.text += chunk.toString('utf8');
      if (expect ? said.text.includes(expect) : answers) finish('as expected');
      else if (said.text.length > AT_MOST) finish('closed');
    });
    socket.on('close', () => finish('closed'));
    if (send) socket.write(send.replace(/\\r/g, '\r').replace(/\\n/g, '\n'));
  });
}

function judge(
  { host, port, expect, slowMs }: Settings,
  { address, phases }: Dialed,
  said: Said | null,
  totalMs: number,
): Outcome {
  if (said?.ended === 'stopped') throw new Error('The probe was stopped.');
  if (said?.firstByte !== undefined) phases.firstByte = said.firstByte;
  const conditions: Condition[] = [{ text: '[CONNECTION] (accepted) = accepted', ok: true }];
  const text = quoted(said?.text ?? '');
  const good = said === null || said.ended === 'as expected';
  if (said)
    conditions.push({ text: `[ANSWER] ("${text}") ${expect ? `has "${quoted(expect)}"` : '= anything'}`, ok: good });
  const findings = {
    totalMs: round(totalMs),
    phases: rounded(phases),
    conditions,
    evidence: { address, ...(said?.text ? { facts: { answer: quoted(said.text, 500) } } : {}) },
  };
  const at = { host: quoted(host), port };
  if (said && !good) {
    if (said.text !== '')
      return end.down(findings, 'content', 'other_answer', { ...at, text, expected: quoted(expect) });
    if (said.ended === 'timeout') return end.down(findings, 'timeout', 'mute', { ...at, seconds: seconds(totalMs) });
    return end.down(findings, 'connect', 'hung_up', at);
  }
  conditions.push({ text: `[RESPONSE_TIME] (${Math.round(totalMs)} ms) ≤ ${slowMs} ms`, ok: totalMs <= slowMs });
  if (totalMs > slowMs)
    return end.degraded(findings, 'slow', 'slow', { ...at, seconds: seconds(totalMs), limit: seconds(slowMs) });
  return said ? end.up(findings, 'answered', { ...at, text }) : end.up(findings, 'ok', at);
}
