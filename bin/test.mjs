#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureConsole } from './console.mjs';
import { failedTests, readReport, repeatFailures } from './failures.mjs';
import { ensureInstalled, pinnedNode, root } from './install.mjs';
import { endLeftovers } from './leftovers.mjs';
import { canInstallPrograms, installPrograms, missingPrograms } from './machine.mjs';
import { Progress } from './progress.mjs';
import { main } from './run.mjs';

const reports = join(root, '.cache/test');

const layers = ['core', 'contract', 'server', 'web', 'cli', 'test', 'bench', 'demo'].filter((f) =>
  existsSync(join(root, f)),
);

/** Every stage: a name for `npm test -- <name> …`, what it is, and the command or the work itself. */
const stages = [
  { name: 'format', title: 'Format', command: ['biome', 'format', '.'] },
  { name: 'lint', title: 'Lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', title: 'Types', command: ['tsc', '-b'] },
  {
    name: 'layers',
    title: 'Layers',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...layers],
  },
  { name: 'dead', title: 'Dead code', command: ['knip'] },
  { name: 'unit', title: 'Tests with PostgreSQL', command: vitest('unit', 'web'), report: 'unit' },
  { name: 'console', title: 'Console build', work: () => ensureConsole({ during: (_, work) => work, done: () => {} }) },
  { name: 'flows', title: 'Flows and faults', command: vitest('flows', 'faults'), report: 'flows' },
];

function vitest(...projects) {
  const output = join(reports, `${projects[0]}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`];
  return ['vitest', 'run', ...projects.flatMap((project) => ['--project', project]), ...reporters, '--passWithNoTests'];
}

let interrupted = false;

await main(async () => {
  const chosen = choose(process.argv.slice(2));
  const total = chosen.length + 2;
  const progress = new Progress(total);
  if (!(await ensureInstalled(progress))) progress.done('The packages are installed');
  const complaint = prepareMachine(progress);
  const temporary = mkdtempSync(join(tmpdir(), 'vakhta-run-'));
  chmodSync(temporary, 0o755);
  mkdirSync(reports, { recursive: true });
  const results = [];
  for (const [index, stage] of chosen.entries())
    if (!interrupted) results.push(await runStage(stage, `${index + 3}/${total}`, temporary));
  const left = await endLeftovers(temporary);
  rmSync(temporary, { recursive: true, force: true });
  if (left.length)
    results.push({ title: `Left running: ${left.join(', ')}`, ok: false, passed: 0, failed: 1, seconds: 0 });
  conclude(results, complaint);
});

function choose(names) {
  const unknown = names.filter((name) => !stages.some((stage) => stage.name === name));
  if (unknown.length)
    throw new Error(`No stage "${unknown[0]}". The stages are: ${stages.map((s) => s.name).join(', ')}`);
  return names.length ? stages.filter((stage) => names.includes(stage.name)) : stages;
}

/** @returns a sentence where a program that tests need is still missing */
function prepareMachine(progress) {
  const missing = missingPrograms();
  if (!missing.length) {
    progress.done('The programs that tests need are here');
    return '';
  }
  const names = missing.map(({ debian }) => debian);
  progress.done(`Missing: ${missing.map(({ program }) => program).join(', ')}`);
  let reason = 'On Debian or Ubuntu:';
  if (canInstallPrograms()) {
    process.stdout.write(`      apt-get install ${names.join(' ')} …\n`);
    const failure = installPrograms(names);
    if (!failure) return '';
    reason = `apt-get could not install them:\n${failure}\nBy hand:`;
  }
  const sentence = `Tests need ${names.join(', ')}. ${reason} apt-get install --no-install-recommends ${names.join(' ')}`;
  process.stdout.write(`${sentence}\n`);
  return sentence;
}

async function runStage(stage, number, temporary) {
  process.stdout.write(`\n[${number}] ${stage.title}\n`);
  const began = Date.now();
  if (stage.report) rmSync(join(reports, `${stage.report}.json`), { force: true });
  const { ok, output } = stage.command ? await runCommand(stage.command, temporary) : await runWork(stage.work);
  const seconds = (Date.now() - began) / 1000;
  process.stdout.write(`[${number}] ${stage.title}: ${ok ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s\n`);
  return { title: stage.title, ok, seconds, output, ...counts(stage, ok) };
}

async function runWork(work) {
  try {
    await work();
    return { ok: true, output: '' };
  } catch (error) {
    process.stdout.write(`${error.message}\n`);
    return { ok: false, output: error.message };
  }
}

/** A terminal gets the output itself and can be scrolled; elsewhere its end is kept, to be repeated. */
async function runCommand([program, ...args], temporary) {
  const own = join(root, 'node_modules/.bin', program);
  const [file, first] = existsSync(own) ? [pinnedNode(), [own]] : [program, []];
  const child = spawn(file, [...first, ...args], {
    cwd: root,
    detached: true,
    stdio: process.stdout.isTTY ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    env: environment(temporary),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (piece) => {
      process.stdout.write(piece);
      output = (output + piece).slice(-20_000);
    });
  const stop = () => {
    interrupted = true;
    process.kill(-child.pid, 'SIGINT');
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const code = await new Promise((resolve) => child.once('error', () => resolve(127)).once('exit', resolve));
  // What it left running may hold its output open for ever.
  await Promise.race([closed, sleep(2000)]);
  process.off('SIGINT', stop).off('SIGTERM', stop);
  return { ok: code === 0, output };
}

/** The tester's own settings of the product do not reach the tests; temporary files all go to one folder. */
function environment(temporary) {
  const own = Object.entries(process.env).filter(([name]) => name !== 'DATABASE_URL' && !name.startsWith('VAKHTA_'));
  const path = [join(root, 'node_modules/.bin'), process.env.PATH, '/usr/sbin:/sbin'].join(delimiter);
  return { ...Object.fromEntries(own), PATH: path, TMPDIR: temporary };
}

/** A stage without a report counts as one check; a file of tests that did not even load as one failure. */
function counts(stage, ok) {
  const report = readReport(stage.report && join(reports, `${stage.report}.json`));
  if (!report) return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const tests = failedTests(report);
  return { passed: report.numPassedTests, failed: tests.length || (ok ? 0 : 1), tests };
}

function conclude(results, complaint) {
  process.stdout.write('\n');
  for (const { title, ok, passed, failed, seconds } of results) {
    const tests = failed ? `${passed} passed, ${failed} failed` : `${passed} passed`;
    process.stdout.write(
      `${ok ? 'ok    ' : 'FAILED'} ${title.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s  ${tests}\n`,
    );
  }
  if (complaint) process.stdout.write(`${complaint}\n`);
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
  for (const line of repeatFailures(results.filter((result) => !result.ok))) process.stdout.write(`${line}\n`);
  process.exitCode = interrupted ? 130 : results.every((result) => result.ok) ? 0 : 1;
}
