import { createHash } from 'node:crypto';
import type { CDPSession } from 'playwright-core';
import { type Script, scriptId, shapeOf } from '#core/payment-page';
import { EVIDENT, judgeScript } from '#core/script-signs';

/** A text that ran in the page, as the engine knows it. */
interface Ran {
  id: string;
  script: Script;
  url: string;
  lines: [number, number];
}

export interface ScriptsRun {
  /** Forgets what ran so far: another page begins. */
  begin(): void;
  /** Reads what is still to be read, and tells all that ran. */
  all(): Promise<Script[]>;
  /** The id of the script that stands at a place in a stack as the engine writes it; '' where none of it is known. */
  at(stack: string): string;
}

const MOST = 400;
const LONGEST = 2_000_000;

/** Listens to the engine itself: every text that it runs, be it a file, in the page, put in later or built from a string. */
export async function scriptsRun(session: CDPSession, pageUrl: () => string): Promise<ScriptsRun> {
  let ran: Ran[] = [];
  let reading: Promise<void>[] = [];
  const at = (stack: string): string => {
    for (const [, url, line] of stack.matchAll(/((?:https?|blob):[^\s()]+?):(\d+):\d+/g)) {
      const here = ran.filter(
        (one) => one.url === url && one.lines[0] < Number(line) && Number(line) <= one.lines[1] + 1,
      );
      const known = here.at(-1) ?? ran.find((one) => one.url === url);
      if (known) return known.script.id;
    }
    return '';
  };
  session.on('Debugger.scriptParsed', (parsed) => {
    const isPage = (parsed.executionContextAuxData as { isDefault?: boolean } | undefined)?.isDefault === true;
    if (!isPage || ran.length + reading.length >= MOST || parsed.length! > LONGEST) return;
    const frames = parsed.stackTrace?.callFrames ?? [];
    // Of no place and called from no place: what drives the browser put it there.
    if (parsed.url === '' && frames.every(({ url }) => url === '')) return;
    const by = at(frames.map(({ url, lineNumber }) => `${url}:${lineNumber + 1}:0`).join('\n'));
    const read = session
      .send('Debugger.getScriptSource', { scriptId: parsed.scriptId })
      .then(({ scriptSource: text }) => {
        if (text.trim() === '') return;
        // A text may call itself as it likes.
        const url = parsed.hasSourceURL === true ? '' : parsed.url;
        const script = scriptOf(url, pageUrl(), text, by || null);
        if (script)
          ran.push({ id: parsed.scriptId, script, url: parsed.url, lines: [parsed.startLine, parsed.endLine] });
      })
      .catch(() => undefined);
    reading.push(read);
  });
  await session.send('Debugger.enable');
  await session.send('Debugger.setSkipAllPauses', { skip: true });
  return {
    begin() {
      ran = [];
      reading = [];
    },
    async all() {
      await Promise.all(reading);
      return ran.map(({ script }) => script);
    },
    at,
  };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

function scriptOf(url: string, page: string, text: string, by: string | null): Script | null {
  const isFile = /^https?:/.test(url) && url.replace(/#.*/, '') !== page.replace(/#.*/, '');
  if (!isFile && !URL.canParse(page)) return null;
  const shape = isFile ? '' : digest(shapeOf(text));
  const host = new URL(isFile ? url : page).host;
  // Those who guard payments hide their code as thieves do: of other hosts it says nothing.
  const { weight, signs } = host === new URL(page).host ? judgeScript(text) : { weight: 0, signs: [] };
  return {
    id: scriptId(isFile ? 'file' : 'inline', url, shape),
    kind: isFile ? 'file' : 'inline',
    host,
    url: isFile ? url.slice(0, 2000) : '',
    // What stands in the page differs at each visit by numbers and tokens: its shape is what can be compared.
    digest: isFile ? digest(text) : shape,
    by,
    start: text.trim().slice(0, 400),
    ...(weight >= EVIDENT ? { signs } : {}),
  };
}
