import { accessSync, constants, existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type AdvisoriesFor, knownIn, sayTrouble, troubleOf } from '#advisories';
import { severities, type Severity } from '#core/inspection';
import { type Language, languages, say } from '#core/words';
import { storeAddress } from '#discovery';
import {
  gatherers,
  inspect,
  type Inspection,
  type Report,
  reportHtml,
  reportJson,
  reportOf,
  sarifOf,
  terminalText,
} from '#inspection';
import { createNet } from '#kit/net/create-net';
import { printer, printPdf } from '#kit/print/pdf';
import { Refusal } from '#kit/refuse';
import { command, type Context, Problem } from '../command.ts';
import { brandOf, tradeOf } from '../handed-over.ts';
import { progressOn } from '../progress.ts';
import { snapshotFile, snapshotOf, withChanges } from '../snapshot.ts';
import { auditWords } from './audit.words.ts';
import { advisoriesFolder } from '../config.ts';

/** What shells say of a program that was ended by Ctrl-C. */
const STOPPED = 130;

export default command({
  args: '<address>',
  summary: 'Audit a store from outside: what is wrong, why it matters, what to do; needs no server',
  options: [
    ['--lang <language>', 'en, ru or uk'],
    ['--html <file>', 'write it as a page that needs nothing else'],
    ['--pdf <file>', 'print it; needs Chromium'],
    ['--sarif <file>', 'write the findings as SARIF too'],
    ['--browser', 'walk to the checkout in Chromium too: a product is put into a cart, nothing is ordered'],
    ['--lighthouse [runs]', 'measure the speed in Chromium by Lighthouse, phone and desktop: 5 runs each, 15 at most'],
    ['--advisories <file>', 'known holes from this file or folder; else those of “vakhta advisories fetch”'],
    ['--pages <n>', 'how many pages to open on the way through the shop: 100 where not said, 2000 at most'],
    ['--pause <ms>', 'between two requests: 100 where not said; longer for a weak server'],
    ['--snapshot <file>', 'keep what search engines are told, to compare with it later'],
    ['--compare <file>', 'say what is different for search engines since that snapshot was kept'],
    ['--orders-per-day <n>', 'what the store sells, so that the report says what an hour without sales costs'],
    ['--average-order <amount>', 'of one order, as 59.90'],
    ['--currency <code>', 'of the average order, as EUR'],
    ['--brand-name <name>', 'hand the report over in your own name'],
    ['--brand-logo <file>', 'with your logo: PNG, JPEG or WebP'],
    ['--brand-color <color>', 'and a line in your colour, as #1a7f5a'],
    ['--fail-on <severity>', `end with 1 where there is one so grave: ${severities.join(', ')}`],
  ],
  async run(context, [address], options) {
    const language = languageOf(options['lang']);
    const limit = severityOf(options['failOn']);
    const lighthouse = runsOf(options['lighthouse']);
    const crawlPages = wholeNumber(options, 'pages', 1, 2000) ?? 100;
    const pauseMs = wholeNumber(options, 'pause', 0, 60_000) ?? 100;
    const url = addressOf(address!, language);
    const besides = { trade: tradeOf(options), brand: brandOf(options) };
    const before = typeof options['compare'] === 'string' ? snapshotFile(options['compare']) : null;
    for (const name of ['html', 'pdf', 'sarif', 'snapshot']) mayWrite(options[name], name);
    if (typeof options['pdf'] === 'string') browserFor();
    const { inspection, isStopped } = await inspectShown(context, url, language, {
      crawlPages,
      pauseMs,
      alsoOpen: before?.pages.slice(0, 2000).map((page) => page.url) ?? [],
      advisoriesFor: lookUp(options['advisories']),
      lighthouseRuns: lighthouse ?? 5,
      extras: [
        ...(options['browser'] === true ? (['browser'] as const) : []),
        ...(lighthouse === null ? [] : (['lighthouse'] as const)),
      ],
    });
    const found = reportOf(inspection, language, besides);
    const isSeen = found.trouble === null;
    const report = before && isSeen ? withChanges(found, before, snapshotOf(inspection), language) : found;
    if (typeof options['snapshot'] === 'string' && isSeen)
      write(options['snapshot'], JSON.stringify(snapshotOf(inspection)));
    await writeFiles(report, options);
    context.print(reportJson(report), () => terminalText(report, widthOf(process.stdout)));
    if (report.trouble !== null || isTooGrave(report, limit)) process.exitCode = 1;
    else if (isStopped) process.exitCode = STOPPED;
  },
});

/** Shows how far it is; Ctrl-C stops it with what is known so far, and the second time at once, as any program. */
async function inspectShown(
  context: Context,
  url: URL,
  language: Language,
  means: Partial<Parameters<typeof inspect>[1]>,
): Promise<{ inspection: Inspection; isStopped: boolean }> {
  const word = auditWords[language];
  const progress = progressOn(process.stderr, context.json);
  const stop = new AbortController();
  const onStop = (): void => stop.abort();
  process.once('SIGINT', onStop);
  const inspection = await inspect(url, {
    ...means,
    // Whoever runs it here may reach everything here by other means too.
    net: createNet({ allowPrivate: true, ownPorts: [] }),
    signal: stop.signal,
    onProgress(artifact, done, of, within) {
      if (within) progress.within(say(word.within, { ...within }, language), within.pages, within.most);
      else progress.step(`${done + 1}/${of}  ${gatherers.get(artifact)!.words[language].doing}`);
    },
  });
  process.off('SIGINT', onStop);
  progress.end();
  if (stop.signal.aborted) context.note(word.stopped);
  return { inspection, isStopped: stop.signal.aborted };
}

function languageOf(written: string | boolean | undefined): Language {
  if (written === undefined) return 'en';
  const language = languages.find((one) => one === written);
  if (!language)
    throw new Problem('usage', `--lang takes ${languages.join(', ')}; ${String(written)} is none.`, 'lang');
  return language;
}

function severityOf(written: string | boolean | undefined): Severity | null {
  if (written === undefined) return null;
  const severity = severities.find((one) => one === written);
  if (!severity)
    throw new Problem('usage', `--fail-on takes ${severities.join(', ')}; ${String(written)} is none.`, 'failOn');
  return severity;
}

/** @throws Problem that names the option */
function wholeNumber(
  options: Record<string, string | boolean | undefined>,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const written = options[name];
  if (written === undefined) return undefined;
  const number = /^\d{1,9}$/.test(String(written)) ? Number(written) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new Problem('usage', `--${name} takes a whole number from ${least} to ${most}, not ${String(written)}.`, name);
}

/** Null where it was not asked for. */
function runsOf(written: string | boolean | undefined): number | null {
  if (written === undefined || written === false) return null;
  if (written === true) return 5;
  if (!/^(?:[1-9]|1[0-5])$/.test(written))
    throw new Problem('usage', `--lighthouse takes 1 to 15 runs; ${written} is none.`, 'lighthouse');
  return Number(written);
}

function addressOf(typed: string, language: Language): URL {
  try {
    return storeAddress(typed);
  } catch (error) {
    if (error instanceof Refusal) throw new Problem('usage', error.sentence(language), 'address');
    throw error;
  }
}

/** Data that were asked for must be there; those that merely lie around may be missing or broken. */
function lookUp(given: string | boolean | undefined): AdvisoriesFor {
  if (typeof given === 'string' && !existsSync(given))
    throw new Problem('file', `There is no file ${given}: get one with "npx vakhta advisories fetch".`, 'advisories');
  const place = typeof given === 'string' ? given : advisoriesFolder();
  return async (software) => {
    try {
      return await knownIn(place, software);
    } catch (error) {
      const trouble = troubleOf(error);
      throw trouble === null ? error : new Error(sayTrouble(trouble, place, 'en'));
    }
  };
}

/** Of a screen; what goes into a file or a pipe is as wide as a line may be. */
const widthOf = ({ columns }: NodeJS.WriteStream): number | undefined =>
  columns > 0 ? Math.min(100, Math.max(40, columns)) : undefined;

const isTooGrave = (report: Report, limit: Severity | null): boolean =>
  limit !== null &&
  [
    ...report.findings.map(({ severity }) => severity),
    ...(report.sinceSnapshot?.changes.map(({ weight }) => weight) ?? []),
  ].some((severity) => severities.indexOf(severity) <= severities.indexOf(limit));

async function writeFiles(report: Report, options: Record<string, string | boolean | undefined>): Promise<void> {
  const { html, pdf, sarif } = options;
  if (typeof html === 'string') write(html, reportHtml(report));
  if (typeof sarif === 'string') write(sarif, JSON.stringify(sarifOf(report), null, 2));
  if (typeof pdf === 'string') write(pdf, await printPdf(browserFor(), reportHtml(report)));
}

function browserFor(): string {
  const browser = printer();
  if (browser === null)
    throw new Problem(
      'no_browser',
      'There is no Chromium on this machine to print with: see "npx vakhta doctor", or take --html.',
      'pdf',
    );
  return browser;
}

/** Found out before an audit of minutes, not after it. @throws Problem that names the option */
function mayWrite(file: string | boolean | undefined, name: string): void {
  if (typeof file !== 'string') return;
  const folder = dirname(resolve(file));
  const no = (why: string): never => {
    throw new Problem('file', `${file} cannot be written: ${why}.`, name);
  };
  if (!existsSync(folder) || !statSync(folder).isDirectory()) no(`there is no folder ${folder}`);
  if (existsSync(file) && statSync(file).isDirectory()) no('it is a folder');
  try {
    accessSync(existsSync(file) ? file : folder, constants.W_OK);
  } catch {
    no(`whoever runs this may not write ${existsSync(file) ? 'to it' : `into ${folder}`}`);
  }
}

function write(file: string, text: string | Buffer): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Problem('file', `${file} cannot be written: ${(error as Error).message}.`);
  }
}
