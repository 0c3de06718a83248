import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that tests run, and the Debian package that brings each. */
const programs = { chromium: 'chromium', openssl: 'openssl', ping: 'iputils-ping' };

/** What is missing here of what tests need, as `{ program, debian }`. */
export function missingPrograms() {
  return Object.entries(programs)
    .filter(([program]) => !isHere(program))
    .map(([program, debian]) => ({ program, debian }));
}

/** On Debian and Ubuntu, as root, we may fetch them; elsewhere the person is told how. */
export function canInstallPrograms() {
  return process.getuid() === 0 && existsSync('/usr/bin/apt-get');
}

/** @returns what apt said where it failed, else an empty string */
export function installPrograms(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  // Nothing that comes along with a package starts as a service on the tester's machine.
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const update = apt('update');
  const install = apt('install', '-y', '--no-install-recommends', ...names);
  if (ours) rmSync(policy, { force: true });
  if (install.status === 0) return '';
  return `${update.status === 0 ? '' : update.stderr}${install.stderr ?? ''}`.trim().split('\n').slice(-6).join('\n');
}

function isHere(program) {
  const places = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
  return places.some((place) => place && isExecutable(join(place, program)));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
