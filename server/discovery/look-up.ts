import { askNames, registrableDomain, shownName } from './ask-names.ts';
import type { Names } from './discovery.ts';
import { Enough } from './fetcher.ts';
import { type Ending, hostOf, type Run } from './run.ts';
import { said } from './steps.ts';

export async function readCertificate(run: Run): Promise<Ending> {
  const { home } = run;
  if (!home) return ['skipped', said('skipped')];
  if (home.url.protocol !== 'https:') return ['done', said('certificate_none')];
  const { fetcher, signal } = run.means;
  const certificate = await fetcher.certificate(hostOf(run), Number(home.url.port) || 443, {
    signal,
    timeoutMs: 10_000,
  });
  run.found.certificate = certificate;
  if (!certificate) return ['unknown', said('ours')];
  if (certificate.problem) return ['failed', said('certificate_bad', { problem: certificate.problem })];
  return ['done', said('certificate_good', { date: certificate.validTo, issuer: certificate.issuer })];
}

export async function askForNames(run: Run): Promise<Ending> {
  const host = hostOf(run);
  if (/^[\d.]+$|:|(?:^|\.)localhost$/.test(host)) return ['skipped', said('names_address')];
  run.tell('dns', 'running', said('asking_names'));
  const names = await askNames(host, run.means.resolvers ?? [], run.signal);
  if (run.means.signal.aborted) throw new Enough('cancelled');
  run.found.names = names;
  return namesEnding(names);
}

function namesEnding(names: Names): Ending {
  if (names.a === null && names.aaaa === null) return ['unknown', said('name_silent', { host: shownName(names.host) })];
  const addresses = (names.a?.length ?? 0) + (names.aaaa?.length ?? 0);
  if (addresses === 0) return ['failed', said('no_name', { host: shownName(names.host) })];
  return [
    'done',
    said('names_found', { addresses, servers: names.ns?.length ?? 0, mail: names.mx?.[0]?.exchange ?? '@mail_none' }),
  ];
}

export async function askForDomain(run: Run): Promise<Ending> {
  const name = registrableDomain(hostOf(run));
  if (!name) return ['skipped', said('domain_none')];
  run.found.domain = { name, expiresAt: null, registrar: null };
  const shown = { domain: shownName(name) };
  run.tell('domain', 'running', said('asking_domain', shown));
  const answer = await run.means.fetcher.registration(name, { signal: run.signal, timeoutMs: 15_000 });
  if (run.means.signal.aborted) throw new Enough('cancelled');
  if ('silent' in answer) return ['unknown', said('domain_silent', shown)];
  if ('absent' in answer) {
    run.found.domain = null;
    return ['failed', said('domain_absent', shown)];
  }
  const { expiresAt, registrar } = answer;
  run.found.domain = { name, expiresAt, registrar };
  return [
    'done',
    expiresAt === null ? said('domain_plain', shown) : said('domain_found', { ...shown, date: expiresAt }),
  ];
}
