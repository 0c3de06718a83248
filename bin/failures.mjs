import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './install.mjs';

const mostTests = 8;
const linesOfError = 2;
const linesOfOutput = 12;

/** What a file of vitest's JSON reporter says, or null where it was not written. */
export function readReport(file) {
  return file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * The failed tests of a report, each as its name and the first lines of its error. A file of tests that did not even
 * load counts as one.
 * @returns {{ name: string, error: string[] }[]}
 */
export function failedTests(report) {
  return report.testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name: path, message, assertionResults }) => {
      const file = relative(root, path);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (!failed.length) return [{ name: file, error: firstLines(message) }];
      return failed.map((t) => ({ name: `${file} > ${t.fullName}`, error: firstLines(t.failureMessages.join('\n')) }));
    });
}

/**
 * Lines to end a run with, so that who sees only its end learns what failed.
 * @param results stages that failed: their title, their failed tests, and the output where it was kept
 */
export function repeatFailures(results) {
  return results.flatMap(({ title, tests = [], output = '' }) => {
    const lines = tests.length ? tests.slice(0, mostTests).flatMap(linesOf) : lastLines(output);
    const more = tests.length > mostTests ? [`  and ${tests.length - mostTests} more`] : [];
    return [`FAILED ${title}`, ...lines, ...more];
  });
}

const linesOf = ({ name, error }) => [`  ${name}`, ...error.map((line) => `      ${line}`)];

function firstLines(text) {
  return textLines(text)
    .filter((line) => !/^\s+at /.test(line))
    .slice(0, linesOfError)
    .map((line) => line.trim().slice(0, 300));
}

function lastLines(text) {
  return textLines(text)
    .slice(-linesOfOutput)
    .map((line) => `  ${line.slice(0, 300)}`);
}

function textLines(text) {
  return stripVTControlCharacters(text ?? '')
    .split('\n')
    .filter((line) => line.trim());
}
