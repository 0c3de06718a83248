import type { Evidence, Outcome } from '#core/probe';
import { whereOf, type Limits } from '#kit/net/exchange';
import { pageText } from '#kit/net/page-text';
import { unpackBody } from '#kit/net/unpack-body';
import { visit, type Visit, type VisitPlan } from '#kit/net/visit';
import type { MonitorType, ProbeContext } from '../monitor-type.ts';
import { changedFindings } from './content/changes.ts';
import { evidentFindings } from './content/evident.ts';
import { ranked, type Finding } from './content/findings.ts';
import { fingerprintOf, hasDrifted, movedOn, readFingerprint, type Fingerprint } from './content/fingerprint.ts';
import { contentSettings, type ContentSettings } from './content/settings.ts';
import { lookAt, type Sight } from './content/sight.ts';
import { contentWords } from './content/words.ts';
import { browserHeaders, crawlerHeaders } from './http/visitors.ts';
import { endings, joinWords, quoted, type Findings } from './outcomes.ts';
import { errorPage, isBlank } from './page/error-page.ts';
import { pageWords } from './page/page-words.ts';
import { evidenceOf, findingsOf, visitFailure } from './visit/visit-failure.ts';
import { visitWords } from './visit/visit-words.ts';

const words = joinWords(joinWords(visitWords, pageWords), contentWords);
const end = endings(words);
const MAX_REDIRECTS = 10;

const type: MonitorType<ContentSettings> = {
  settings: contentSettings,
  interval: { default: 300, min: 30 },
  timeoutMs: 20_000,
  target: ({ url }) => {
    const { hostname, port, protocol } = new URL(url);
    return { host: hostname, port: Number(port) || (protocol === 'https:' ? 443 : 80), url };
  },
  words,
  async probe(settings, ctx) {
    const limits: Limits = {
      connectMs: 5000,
      firstByteMs: settings.firstByteMs,
      idleMs: 5000,
      keepBytes: settings.maxBytes,
      readBytes: settings.maxBytes * 2,
    };
    const plan: VisitPlan = {
      where: whereOf(new URL(settings.url)),
      method: 'GET',
      headers: browserHeaders,
      follow: true,
      maxRedirects: MAX_REDIRECTS,
      limits,
      trustAnyone: true,
    };
    const begun = performance.now();
    const seen = await visit(plan, ctx);
    const failure = visitFailure(seen, limits, ctx.timeoutMs, MAX_REDIRECTS, ctx.now);
    if (failure) return failure;
    const page = await readPage(seen, settings.maxBytes);
    const broken = brokenPage(seen, page);
    if (broken) return broken;
    const left = ctx.timeoutMs - (performance.now() - begun);
    const asCrawler =
      settings.crawler && left > 1000 ? await lookAsCrawler(plan, settings, { ...ctx, timeoutMs: left - 500 }) : null;
    return judge(settings, seen, lookAt(page.text, new URL(seen.where.href)), asCrawler, page.text, ctx);
  },
};

export default type;

interface Page {
  text: string;
  bytes: Buffer;
  undecodable: boolean;
}

async function readPage(seen: Visit, maxBytes: number): Promise<Page> {
  const answer = seen.answer!;
  const whole = !answer.capped && answer.received === answer.body.length;
  const { bytes, broken } = await unpackBody(answer.body, answer.headers['content-encoding'], maxBytes, whole);
  const { text } = await pageText(bytes, answer.headers['content-type'], maxBytes);
  return { text, bytes, undecodable: broken };
}

/** An answer that cannot be looked at as a page of the shop. */
function brokenPage(seen: Visit, { text, bytes, undecodable }: Page): Outcome | null {
  const { status, headers } = seen.answer!;
  const evidence = evidenceOf(seen, text);
  const findings = (condition: string): Findings => findingsOf(seen, [{ text: condition, ok: false }], evidence);
  if (status >= 400)
    return end.down(findings(`[STATUS] (${status}) = 200-399`), 'http', 'status', { status, expected: '200-399' });
  if (undecodable) return end.down(findings(`[BODY] (${bytes.length} B) = whole`), 'partial', 'undecodable');
  const type = headers['content-type'];
  if (type !== undefined && !/html|xml|text\/plain/i.test(type))
    return end.down(findings(`[CONTENT_TYPE] (${quoted(type)}) = text/html`), 'content', 'not_a_page', {
      type: quoted(type),
    });
  if (isBlank(bytes))
    return end.down(findings(`[BODY] (${bytes.length} B, nothing to see) = a page`), 'content', 'empty', { status });
  const error = errorPage(bytes);
  return (
    error &&
    end.down(findings(`[BODY] ("${error.quote.slice(0, 80)}") = no error page`), 'content', `page_${error.kind}`, {
      quote: error.quote,
    })
  );
}

/** Null where search engines are turned away or see an error: whether they may come in is not asked here. */
async function lookAsCrawler(plan: VisitPlan, settings: ContentSettings, ctx: ProbeContext): Promise<Sight | null> {
  const seen = await visit({ ...plan, headers: crawlerHeaders }, ctx);
  if (seen.nameError || seen.redirectFault || !seen.answer || seen.answer.fault || seen.answer.status !== 200)
    return null;
  return lookAt((await readPage(seen, settings.maxBytes)).text, new URL(seen.where.href));
}

function judge(
  settings: ContentSettings,
  seen: Visit,
  sight: Sight,
  asCrawler: Sight | null,
  html: string,
  ctx: ProbeContext,
): Outcome {
  const learned = settings.learn && !ctx.accept ? readFingerprint(ctx.baseline) : null;
  const accepted = new Set(learned?.accepted);
  const sensitive = settings.page === 'checkout' || sight.forms.some(({ card }) => card);
  const asked = keywords(settings, sight);
  const found = [
    ...evidentFindings(sight, learned),
    ...(asCrawler ? shownToCrawlers(asCrawler, sight, learned) : []),
    ...(learned ? changedFindings(sight, learned, sensitive) : []),
  ];
  const bad = ranked([...asked, ...found.filter(({ key }) => !accepted.has(key))]);
  const good = findingsOf(seen, [], { address: seen.answer!.address, status: seen.answer!.status });
  if (ctx.accept)
    return end.up(
      {
        ...good,
        learned: fingerprintOf(
          sight,
          ctx.now,
          found.map(({ key }) => key),
        ),
      },
      'accepted',
    );
  const [worst] = bad;
  if (worst) {
    const evidence: Evidence = { ...evidenceOf(seen, html), facts: factsOf(bad, sight) };
    const findings = findingsOf(
      seen,
      bad.slice(0, 20).map(({ condition }) => ({ text: condition, ok: false })),
      evidence,
    );
    return worst.severity === 'down'
      ? end.down(findings, 'content', worst.code, worst.params)
      : end.degraded(findings, 'content', worst.code, worst.params);
  }
  good.conditions.push({ text: `[CONTENT] (${learned ? 'as learned' : 'nothing evident'}) = a good page`, ok: true });
  if (!settings.learn) return end.up(good, 'as_learned');
  const now = fingerprintOf(sight, ctx.now);
  if (!learned) return end.up({ ...good, learned: now }, 'learned');
  return end.up(hasDrifted(learned, now) ? { ...good, learned: movedOn(learned, now) } : good, 'as_learned');
}

function keywords({ required, forbidden }: ContentSettings, sight: Sight): Finding[] {
  const text = `${sight.title}\n${sight.text}`.toLowerCase();
  const said = (word: string): boolean => text.includes(word.toLowerCase().replace(/\s+/g, ' '));
  return [
    ...required
      .filter((word) => !said(word))
      .map(
        (word): Finding => ({
          code: 'text_missing',
          severity: 'down',
          key: '',
          params: { text: quoted(word) },
          condition: `[TEXT] (not found) has "${quoted(word)}"`,
        }),
      ),
    ...forbidden.filter(said).map(
      (word): Finding => ({
        code: 'text_forbidden',
        severity: 'down',
        key: '',
        params: { text: quoted(word) },
        condition: `[TEXT] (found) lacks "${quoted(word)}"`,
      }),
    ),
  ];
}

/** What search engines see and visitors do not: the usual way of spammers to live long. */
function shownToCrawlers(asCrawler: Sight, sight: Sight, learned: Fingerprint | null): Finding[] {
  const seen = new Set(evidentFindings(sight, learned).map(({ code }) => code));
  const spam = evidentFindings(asCrawler, learned).filter(
    ({ code }) => ['spam_text', 'hidden_links', 'sent_away', 'defaced'].includes(code) && !seen.has(code),
  );
  return spam.map((finding) => ({
    ...finding,
    code: 'spam_for_crawlers',
    key: `crawler:${finding.key}`,
    params: {
      words: String(
        finding.params['words'] ?? finding.params['sites'] ?? finding.params['to'] ?? finding.params['quote'] ?? '',
      ),
    },
  }));
}

function factsOf(bad: Finding[], sight: Sight): NonNullable<Evidence['facts']> {
  const facts = bad.flatMap(({ code, fact }) => (fact === undefined ? [] : [`${code}: ${fact}`])).slice(0, 10);
  return {
    title: quoted(sight.title, 200),
    found: [...new Set(bad.map(({ code }) => code))],
    ...(facts.length > 0 && { details: facts }),
  };
}
