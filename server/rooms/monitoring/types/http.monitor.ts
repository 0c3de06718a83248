import type { Condition, Evidence, Outcome, Reason } from '#core/probe';
import { pageText } from '#kit/net/page-text';
import { unpackBody, type Unpacked } from '#kit/net/unpack-body';
import { visit, type Visit } from '#kit/net/visit';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { unmetConditions } from './http/conditions.ts';
import { prepare, type Prepared } from './http/prepare.ts';
import { secretsOf } from './http/secrets.ts';
import { httpSettings, type HttpSettings } from './http/settings.ts';
import { turnedVisitor } from './http/visitors.ts';
import { httpWords } from './http/words.ts';
import { endings, joinWords, seconds } from './outcomes.ts';
import { errorPage, isBlank, type ErrorPageKind } from './page/error-page.ts';
import { evidenceOf, findingsOf, visitFailure } from './visit/visit-failure.ts';
import { pageWords } from './page/page-words.ts';
import { visitWords } from './visit/visit-words.ts';

const words = joinWords(joinWords(visitWords, pageWords), httpWords);
const end = endings(words);

const type: MonitorType<HttpSettings> = {
  settings: httpSettings,
  interval: { default: 60, min: 10 },
  timeoutMs: 15_000,
  target: ({ url }) => {
    const { hostname, port, protocol } = new URL(url);
    return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80), url };
  },
  secrets: secretsOf,
  words,
  async probe(settings, ctx) {
    const begun = performance.now();
    const ready = prepare(settings);
    const seen = await visit(ready.plan, ctx);
    const outcome =
      visitFailure(seen, ready.limits, ctx.timeoutMs, settings.maxRedirects, ctx.now) ??
      (await judge(settings, ready, seen));
    if (outcome.verdict === 'down' || settings.visitors.length + Number(settings.checkHead) === 0) return outcome;
    const deadline = begun + ctx.timeoutMs - 100;
    return (
      (await forOthers(settings, ready, seen, ctx, deadline)) ??
      (settings.checkHead ? withHead(outcome, ready, ctx, deadline) : outcome)
    );
  },
};

export default type;

async function judge(settings: HttpSettings, ready: Prepared, seen: Visit): Promise<Outcome> {
  const answer = seen.answer!;
  const fine = ready.status(answer.status);
  const conditions: Condition[] = [{ text: `[STATUS] (${answer.status}) = ${settings.status}`, ok: fine }];
  const whole = !answer.capped && answer.received === answer.body.length;
  const body =
    ready.reads || !fine
      ? await unpackBody(answer.body, answer.headers['content-encoding'], settings.maxBytes * 4, whole)
      : null;
  const text = async (): Promise<string> =>
    body ? (await pageText(body.bytes, answer.headers['content-type'], body.bytes.length)).text : '';
  const failure = (evidence: Evidence) => findingsOf(seen, conditions, evidence);
  if (!fine)
    return end.down(failure(evidenceOf(seen, await text())), 'http', 'status', {
      status: answer.status,
      expected: settings.status,
    });

  if (body?.broken) {
    conditions.push({ text: `[BODY] (${answer.received} B) = whole`, ok: false });
    return end.down(failure(evidenceOf(seen)), 'partial', 'undecodable', {});
  }
  const shown = body && settings.errorPages && answer.status < 300 ? badPage(settings, seen, body, conditions) : null;
  if (shown) return end.down(failure(evidenceOf(seen, await text())), 'content', shown.code, shown.params);

  const [unmet] = unmetConditions(settings, seen, ready.readsText ? await text() : '', conditions);
  if (unmet) return end.down(failure(evidenceOf(seen, await text())), unmet.failure, unmet.code, unmet.params);

  const evidence: Evidence = { address: answer.address, status: answer.status };
  if (seen.hops.length > 0) evidence.redirects = seen.hops;
  const ms = Math.round(seen.totalMs);
  const slow = seen.totalMs > settings.slowMs;
  conditions.push({ text: `[RESPONSE_TIME] (${ms} ms) ≤ ${settings.slowMs} ms`, ok: !slow });
  const findings = findingsOf(seen, conditions, evidence);
  if (slow) return end.degraded(findings, 'slow', 'slow', { seconds: seconds(ms), limit: seconds(settings.slowMs) });
  return end.up(findings, 'ok', { status: answer.status, ms });
}

type BadPage = { code: 'empty' | `page_${ErrorPageKind}`; params: Reason['params'] };

/** An error page or an empty one that pretends to be well. Only pages of a shop are judged so, not what a program reads. */
function badPage(settings: HttpSettings, seen: Visit, body: Unpacked, conditions: Condition[]): BadPage | null {
  const answer = seen.answer!;
  const kind = answer.headers['content-type'];
  if ((kind !== undefined && !/html|text\/plain/i.test(kind)) || settings.method === 'OPTIONS') return null;
  const blank = answer.status !== 204 && isBlank(body.bytes) && settings.method === 'GET';
  if (blank) {
    conditions.push({ text: `[BODY] (${body.bytes.length} B, nothing to see) = a page`, ok: false });
    return { code: 'empty', params: { status: answer.status } };
  }
  const found = errorPage(body.bytes);
  if (!found) return null;
  conditions.push({ text: `[BODY] ("${found.quote.slice(0, 80)}") = no error page`, ok: false });
  return { code: `page_${found.kind}`, params: { quote: found.quote } };
}

async function forOthers(
  settings: HttpSettings,
  ready: Prepared,
  main: Visit,
  ctx: ProbeContext,
  deadline: number,
): Promise<Outcome | null> {
  const turned = settings.visitors.length > 0 ? await turnedVisitor(settings, ready, main, ctx, deadline) : null;
  if (!turned) return null;
  const { name, status, fault, seen } = turned;
  const conditions: Condition[] = [
    { text: `[STATUS] (${main.answer!.status}) = ${settings.status}`, ok: true },
    { text: `[STATUS ${name}] (${fault ? fault.replaceAll('_', ' ') : status}) < 500`, ok: false },
  ];
  const evidence = { ...evidenceOf(seen), facts: { visitor: name } };
  const findings = { ...findingsOf(main, conditions, evidence) };
  if (!fault) return end.down(findings, 'http', 'status_for_some', { status, visitor: name });
  if (fault.endsWith('timeout')) return end.down(findings, 'timeout', 'timeout_for_some', { visitor: name });
  return end.down(findings, 'connect', 'broken_for_some', { visitor: name });
}

/** What HEAD says is a curiosity: visitors use GET. */
async function withHead(outcome: Outcome, { plan }: Prepared, ctx: ProbeContext, deadline: number): Promise<Outcome> {
  const timeoutMs = Math.min(3000, deadline - performance.now());
  if (timeoutMs < 50) return outcome;
  const { answer } = await visit(
    { ...plan, method: 'HEAD', body: undefined },
    { net: ctx.net, timeoutMs, signal: ctx.signal },
  );
  const head = answer?.fault ? answer.fault.replaceAll('_', ' ') : String(answer?.status ?? 'no answer');
  return { ...outcome, evidence: { ...outcome.evidence, facts: { ...outcome.evidence?.facts, head } } };
}
