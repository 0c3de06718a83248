import { setTimeout as sleep } from 'node:timers/promises';
import { owner } from '../../flows/stage/server.ts';

/** A console that listens to what changes, and comes back as a browser does. */
export interface Listener {
  /** Names of the events that came, in order. */
  heard: string[];
  /** How often it was let in. */
  connected: number;
  /** How often it was sent away for good: its sign-in is worth nothing any more. */
  refused: number;
  close(): void;
}

/** The cookie of a fresh sign-in. */
export async function signedIn(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

export function listen(base: string, cookie: string): Listener {
  const over = new AbortController();
  const listener: Listener = { heard: [], connected: 0, refused: 0, close: () => over.abort() };
  const once = async (): Promise<void> => {
    const answer = await fetch(`${base}/api/live`, {
      headers: { cookie, accept: 'text/event-stream' },
      signal: over.signal,
    });
    if (!answer.ok) {
      if (answer.status === 401) listener.refused += 1;
      return;
    }
    listener.connected += 1;
    let rest = '';
    for await (const piece of answer.body!) {
      rest += Buffer.from(piece as Uint8Array).toString('utf8');
      for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
        const name = /^event: (\w+)/m.exec(rest.slice(0, end))?.[1];
        if (name) listener.heard.push(name);
        rest = rest.slice(end + 2);
      }
    }
  };
  const always = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await once().catch(() => undefined);
      await sleep(500);
    }
  };
  void always();
  return listener;
}
