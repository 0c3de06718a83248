import { domainToASCII } from 'node:url';
import type { Condition, Evidence, Outcome } from '#core/probe';
import { askNameserver, isSilence, type DnsAnswer, type DnsSilence } from '#kit/net/ask-nameserver';
import type { DnsRecord } from '#kit/net/dns-message';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { askEach, zoneOf, type Resolver, type ServerState } from './dns/nameservers.ts';
import { dnsSettings, serverAt, type DnsSettings } from './dns/settings.ts';
import { dnsWords as words } from './dns/words.ts';
import { endings, quoted, seconds, type Findings } from './outcomes.ts';
import { round } from './visit/dial-failure.ts';

const end = endings(words);

/** What is remembered as normal. */
interface Learned {
  values: string[];
  zone?: string;
  nameservers?: string[];
}

const type: MonitorType<DnsSettings> = {
  settings: dnsSettings,
  interval: { default: 60, min: 30 },
  timeoutMs: 10_000,
  target: ({ name }) => ({ host: name }),
  words,
  async probe(settings, ctx) {
    const deadline = performance.now() + ctx.timeoutMs - 200;
    const name = domainToASCII(settings.name.toLowerCase()).replace(/\.$/, '');
    const resolvers = await resolversFor(settings, ctx);
    const { resolver, answer } = await askResolvers(resolvers, name, settings, ctx);
    if (isSilence(answer)) return unanswered(name, answer, resolver);
    const findings: Findings = {
      totalMs: round(answer.ms),
      phases: { dns: round(answer.ms) },
      conditions: [],
      evidence: { answers: shown(`resolver ${resolver.address}`, answer.reply.answers, answer.reply.rcode) },
    };
    const values = valuesOf(answer.reply.answers, settings.type);
    const failure = failed(name, settings, answer, values, findings);
    if (failure) return failure;
    const zone = settings.eachNameserver ? await zoneOf(name, resolver, deadline, ctx) : null;
    const states = zone ? await askEach(zone.servers, name, settings.type, deadline, ctx) : [];
    const now: Learned = { values, zone: zone?.zone, nameservers: zone?.servers };
    const outcome = judge(name, settings, now, states, findings, ctx.accept ? null : (ctx.baseline as Learned | null));
    return ctx.accept || (ctx.baseline === null && outcome.verdict === 'up') ? { ...outcome, learned: now } : outcome;
  },
};

export default type;

/** A resolver that a person names is judged as any address; our own are ours to ask. */
async function resolversFor({ resolver }: DnsSettings, ctx: ProbeContext): Promise<Resolver[]> {
  if (resolver === undefined) return ctx.net.resolvers.slice(0, 3).map((each) => serverAt(each)!);
  const server = serverAt(resolver)!;
  await ctx.net.resolve(server.address, server.port);
  return [server];
}

async function askResolvers(
  resolvers: Resolver[],
  name: string,
  { type }: DnsSettings,
  ctx: ProbeContext,
): Promise<{ resolver: Resolver; answer: DnsAnswer | DnsSilence }> {
  const timeoutMs = Math.min(5000, (ctx.timeoutMs * 0.6) / resolvers.length);
  let last: { resolver: Resolver; answer: DnsAnswer | DnsSilence } | undefined;
  for (const resolver of resolvers) {
    const answer = await askNameserver({ ...resolver, name, type, recursion: true, timeoutMs, signal: ctx.signal });
    if (isSilence(answer) && answer.silence === 'stopped') throw new Error('The probe was stopped.');
    last = { resolver, answer };
    if (!isSilence(answer) && (answer.reply.rcode === 'NOERROR' || answer.reply.rcode === 'NXDOMAIN')) break;
  }
  return last!;
}

function unanswered(name: string, { silence }: DnsSilence, { address }: Resolver): Outcome {
  const conditions: Condition[] = [
    { text: `[DNS] (${silence === 'timeout' ? 'no answer' : silence}) = NOERROR`, ok: false },
  ];
  return end.down(
    { totalMs: null, phases: {}, conditions, evidence: { answers: [`resolver ${address}: no answer`] } },
    'dns',
    'name_timeout',
    { name },
  );
}

function valuesOf(answers: DnsRecord[], type: DnsSettings['type']): string[] {
  const values = answers
    .filter((record) => record.type === type)
    .map(({ value }) => (type === 'TXT' ? value : value.toLowerCase()));
  return [...new Set(values)].sort();
}

function shown(from: string, records: DnsRecord[], rcode = 'NOERROR'): string[] {
  if (records.length === 0) return [`${from}: ${rcode}`];
  return records.slice(0, 20).map(({ type, value }) => `${from}: ${type} ${quoted(value, 200)}`);
}

/** What the resolver's answer alone makes plain. */
function failed(
  name: string,
  { type }: DnsSettings,
  { reply }: DnsAnswer,
  values: string[],
  findings: Findings,
): Outcome | null {
  const fine = reply.rcode === 'NOERROR' && values.length > 0;
  findings.conditions.push({
    text: `[DNS] (${reply.rcode === 'NOERROR' && !fine ? 'no record' : reply.rcode}) = NOERROR`,
    ok: fine,
  });
  if (fine) return null;
  const alias = reply.answers.findLast((record) => record.type === 'CNAME');
  if (alias && (reply.rcode === 'NXDOMAIN' || reply.rcode === 'NOERROR'))
    return end.down(findings, 'dns', 'cname_nowhere', { name, target: quoted(alias.value) });
  if (reply.rcode === 'NXDOMAIN') return end.down(findings, 'dns', 'name_unknown', { name });
  if (reply.rcode === 'NOERROR') return end.down(findings, 'dns', 'no_record', { name, type });
  return end.down(findings, 'dns', 'name_failed', { name, code: reply.rcode });
}

function judge(
  name: string,
  settings: DnsSettings,
  now: Learned,
  states: ServerState[],
  findings: Findings,
  before: Learned | null,
): Outcome {
  const { conditions } = findings;
  const evidence = findings.evidence as Evidence;
  const values = listed(now.values);
  for (const { server, address, state, code, records } of states)
    evidence.answers!.push(...shown(`NS ${server}${address ? ` (${address})` : ''}`, records, code ?? state));
  if (settings.expected.length > 0) {
    const wanted = settings.expected.map((value) =>
      settings.type === 'TXT' ? value : value.toLowerCase().replace(/\.$/, ''),
    );
    const there = wanted.filter((value) => now.values.includes(value)).length;
    const ok =
      settings.match === 'any'
        ? there > 0
        : there === wanted.length && (settings.match === 'all' || now.values.length === wanted.length);
    conditions.push({
      text: `[DNS_VALUE] (${values}) ${settings.match === 'exactly' ? '=' : `has ${settings.match} of`} ${listed(wanted)}`,
      ok,
    });
    if (!ok) return end.down(findings, 'dns', 'other_values', { name, values, expected: listed(wanted) });
  } else if (settings.watchChange && before) {
    const ok = before.values.join() === now.values.join();
    conditions.push({ text: `[DNS_VALUE] (${values}) = ${listed(before.values)}`, ok });
    if (!ok) return end.degraded(findings, 'dns', 'values_changed', { name, values, before: listed(before.values) });
  }
  if (settings.watchChange && before?.nameservers && now.nameservers) {
    const ok = before.nameservers.join() === now.nameservers.join();
    const [then, today] = [listed(before.nameservers), listed(now.nameservers)];
    conditions.push({ text: `[NAMESERVERS] (${today}) = ${then}`, ok });
    if (!ok)
      return end.degraded(findings, 'dns', 'nameservers_changed', {
        zone: now.zone ?? name,
        values: today,
        before: then,
      });
  }
  const bad = judgeServers(states, findings);
  if (bad) return bad;
  const ms = findings.totalMs ?? 0;
  conditions.push({
    text: `[RESPONSE_TIME] (${Math.round(ms)} ms) ≤ ${settings.slowMs} ms`,
    ok: ms <= settings.slowMs,
  });
  if (ms > settings.slowMs)
    return end.degraded(findings, 'slow', 'slow', { name, seconds: seconds(ms), limit: seconds(settings.slowMs) });
  return end.up(findings, 'ok', { name, values });
}

/** One bad server among good ones is the zone's fault. Where all are silent, it is rather our own way to them that is barred. */
function judgeServers(states: ServerState[], findings: Findings): Outcome | null {
  const asked = states.filter(({ state }) => state !== 'skipped');
  const good = asked.filter(({ state }) => state === 'good').length;
  if (asked.length === 0) return null;
  const allSilent = asked.every(({ state }) => state === 'silent');
  findings.conditions.push({
    text: allSilent
      ? `[NAMESERVERS] (none within reach) = not judged`
      : `[NAMESERVERS] (${good} good) = ${asked.length}`,
    ok: allSilent || good === asked.length,
  });
  const bad = allSilent
    ? undefined
    : (asked.find(({ state }) => state === 'failing') ?? asked.find(({ state }) => state === 'silent'));
  if (!bad) return null;
  const params = { server: quoted(bad.server), good, all: asked.length };
  if (bad.state === 'silent') return end.degraded(findings, 'dns', 'nameserver_silent', params);
  return end.degraded(findings, 'dns', 'nameserver_failing', { ...params, code: bad.code ?? '' });
}

const listed = (values: readonly string[]): string =>
  quoted(values.slice(0, 5).join(', ') + (values.length > 5 ? ' …' : ''), 200);
