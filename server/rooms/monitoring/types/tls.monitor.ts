import type { TLSSocket } from 'node:tls';
import { z } from 'zod';
import type { Condition, Outcome } from '#core/probe';
import { dial, isFailure, type Dialed } from '#kit/net/dial';
import { NameError } from '#kit/net/net';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { hostName, portNumber } from './host.ts';
import { endings, joinWords, quoted } from './outcomes.ts';
import { certificateFault, certificateOf, faultParams } from './tls/certificate.ts';
import { tlsWords } from './tls/words.ts';
import { dialFailure, nameFailure, round, rounded } from './visit/dial-failure.ts';
import { visitWords } from './visit/visit-words.ts';

const settings = z.object({
  host: hostName.describe('The host whose certificate is watched'),
  port: portNumber.default(443).describe('The port at which TLS is spoken'),
  serverName: hostName.optional().describe('The name that the certificate must carry; the host where empty'),
  warnDays: z.number().int().min(1).max(365).default(14).describe('Days before the end from which on it is warned'),
  connectMs: z
    .number()
    .int()
    .min(100)
    .max(60_000)
    .default(5000)
    .describe('Milliseconds for the connection, and again for the handshake'),
});
type Settings = z.infer<typeof settings>;

const words = joinWords(visitWords, tlsWords);
const end = endings(words);
const DAY = 86_400_000;

const type: MonitorType<Settings> = {
  settings,
  interval: { default: 3600, min: 60 },
  timeoutMs: 12_000,
  target: ({ host, port }) => ({ host, port }),
  words,
  async probe({ host, port, serverName = host, warnDays, connectMs }, ctx) {
    const begun = performance.now();
    const deadline = begun + ctx.timeoutMs;
    const addresses = await ctx.net.lookup(host, port, { timeoutMs: ctx.timeoutMs });
    const found = performance.now();
    if (addresses instanceof NameError) return nameFailure(addresses, found - begun);
    const dialed = await dial({
      addresses,
      port,
      connectMs,
      deadline,
      signal: ctx.signal,
      tls: { serverName, context: ctx.net.trust(), tlsMs: connectMs },
    });
    if (addresses[0]!.from === 'resolver') dialed.phases.dns = found - begun;
    if (isFailure(dialed)) return dialFailure(dialed, host, port, connectMs, performance.now() - begun);
    const outcome = judge(dialed, serverName, warnDays, ctx, performance.now() - begun);
    dialed.socket.destroy();
    return outcome;
  },
};

export default type;

function judge(
  { socket, address, phases }: Dialed,
  name: string,
  warnDays: number,
  ctx: ProbeContext,
  totalMs: number,
): Outcome {
  const secure = socket as TLSSocket;
  const certificate = certificateOf(secure.getPeerCertificate());
  const protocol = secure.getProtocol() ?? 'TLS';
  const fault = certificateFault(
    certificate,
    secure.authorized ? undefined : String(secure.authorizationError),
    ctx.now,
  );
  const days = Math.round((Date.parse(certificate.validTo) - ctx.now) / DAY);
  const old = !/^TLSv1\.[23]$/.test(protocol);
  const conditions: Condition[] = [
    { text: `[CERTIFICATE] (${fault ? fault.replaceAll('_', ' ') : 'valid'}) = valid`, ok: fault === null },
    { text: `[CERTIFICATE_EXPIRATION] (${days} d) > ${warnDays} d`, ok: days > warnDays },
    { text: `[PROTOCOL] (${protocol}) ≥ TLSv1.2`, ok: !old },
  ];
  const findings = {
    totalMs: round(totalMs),
    phases: rounded(phases),
    conditions,
    evidence: { address, certificate, facts: { protocol, cipher: secure.getCipher().name } },
  };
  const host = quoted(name);
  if (fault) return end.down(findings, 'tls', `certificate_${fault}`, faultParams(certificate, fault, host));
  if (days <= warnDays)
    return end.degraded(findings, 'tls', 'expires_soon', { host, days, date: certificate.validTo.slice(0, 10) });
  if (old)
    return end.degraded(findings, 'tls_advisory', 'old_protocol', { host, protocol: protocol.replace('v', ' ') });
  return end.up(findings, 'valid', { host, days });
}
