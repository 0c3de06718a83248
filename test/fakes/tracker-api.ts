import { startWebServer } from './web-server.ts';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  /** Of JSON; null where there is none. */
  body: unknown;
}

export interface Reply {
  status: number;
  /** An object is sent as JSON, a string as plain text. */
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * `lost`: what is asked for is done, but the answer never comes. `page`: a page for people, with the status 200.
 * `cut`: half of the answer. `foreign`: JSON of somebody else.
 */
export type Mood = 'works' | 'lost' | 'silent' | 'page' | 'cut' | 'foreign' | Reply;

/** The API of an outside tracker on loopback, with a clock of its own. */
export interface TrackerApi {
  origin: string;
  /** Requests that came, without the tests' own. */
  asked: Asked[];
  mood: Mood;
  /** How many requests are answered before the mood shows; 0 at first. */
  patience: number;
  /** Epoch ms; every write moves it on by a second. */
  now: number;
  close(): Promise<void>;
}

/** What a person does and sees there, the same for each tracker; the ids are the tracker's own. */
export interface FakeTracker extends TrackerApi {
  base: string;
  /** That its kind takes. */
  settings: Record<string, string>;
  secret: string;
  /** Two states, the second can be reached from the first. */
  states: [string, string];
  /** Where what is done lies, out of sight. */
  done: string;
  make(title: string, text: string): string;
  move(id: string, stateId: string): void;
  say(id: string, text: string): string;
  remove(id: string): void;
  /** Puts a card into another project, list or board. */
  takeAway(id: string): void;
  addressOf(id: string): string;
  /** Makes so many further projects, boards or lists that the account sees: `Place 1` and so on. */
  addPlaces(count: number): void;
  /** As its people see them: written markup and all. */
  cards(): { id: string; title: string; text: string; stateId: string; comments: string[] }[];
}

export async function startTrackerApi(answer: (asked: Asked) => Reply): Promise<TrackerApi> {
  const web = await startWebServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const url = new URL(request.url!, 'http://tracker.test');
      const asked: Asked = {
        method: request.method!,
        path: decodeURIComponent(url.pathname),
        query: url.searchParams,
        headers: request.headers as Asked['headers'],
        body: text === '' ? null : JSON.parse(text),
      };
      api.asked.push(asked);
      const mood = api.patience-- > 0 ? 'works' : api.mood;
      if (mood === 'silent') return;
      if (mood === 'page') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
        return response.end('<!doctype html><title>Down for maintenance</title>');
      }
      if (request.method !== 'GET' && (mood === 'works' || mood === 'lost')) api.now += 1000;
      const reply =
        typeof mood === 'object'
          ? mood
          : mood === 'foreign'
            ? { status: 200, body: { hello: ['world'] } }
            : answer(asked);
      if (mood === 'lost') return void request.socket.destroy();
      const plain = typeof reply.body === 'string';
      const sent = reply.body === undefined ? '' : plain ? (reply.body as string) : JSON.stringify(reply.body);
      response.writeHead(reply.status, {
        'content-type': plain ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
        date: new Date(api.now).toUTCString(),
        ...reply.headers,
      });
      response.end(mood === 'cut' ? sent.slice(0, Math.floor(sent.length / 2)) : sent);
    });
  });
  const api: TrackerApi = {
    origin: web.origin,
    asked: [],
    mood: 'works',
    patience: 0,
    now: Date.parse('2026-03-29T00:40:00Z'),
    close: () => web.close(),
  };
  return api;
}

/** Adds what is a tracker's own to its API, so that both are one thing that tests move. */
export const grown = <T extends object>(api: TrackerApi, more: T): TrackerApi & T => Object.assign(api, more);
