import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { App } from './app.ts';
import { discover } from './discover.ts';
import type { Subscriber } from './events/events.ts';
import type { Route } from './http/serve.ts';

/** Queued work: its payload is checked when it runs; it may run twice and must mind it. */
export interface Job<P extends z.ZodType = z.ZodType> {
  /** `notify.deliver` */
  name: string;
  payload: P;
  run(
    app: App,
    payload: z.output<P>,
    job: { signal: AbortSignal | undefined; attempt: number; lastAttempt: boolean },
  ): Promise<void>;
}

export const job = <P extends z.ZodType>(j: Job<P>): Job => j;

/** Looks again and again for columns that fell due, and claims them with SKIP LOCKED; any number of schedulers may run it. */
export interface Sweep {
  name: string;
  everyMs: number;
  /** One that takes long ends early where it is told to stop. */
  run(app: App, stopping?: AbortSignal): Promise<void>;
}

/** A room's manifest: `rooms/<room>/room.ts`, default export. */
export interface Room {
  name: string;
  routes?: readonly Route[];
  jobs?: readonly Job[];
  sweeps?: readonly Sweep[];
}

const folder = join(import.meta.dirname, '..', 'rooms');

/** Every room, or those that are named (a test of one room need not load the others). */
export async function discoverRooms(only?: readonly string[]): Promise<Room[]> {
  const found = await Promise.all(roomFolders(only).map((room) => discover<Room>(join(folder, room), 'room.ts')));
  return found.flatMap((rooms) => [...rooms.values()]);
}

/** Reactions by event name; a reaction's id is `<room>/<file>`. */
export async function discoverSubscribers(only?: readonly string[]): Promise<Map<string, Subscriber[]>> {
  const byEvent = new Map<string, Subscriber[]>();
  for (const room of roomFolders(only)) {
    for (const [file, subscriber] of await discover<Subscriber>(join(folder, room), '.on.ts')) {
      const list = byEvent.get(subscriber.event.name) ?? [];
      byEvent.set(subscriber.event.name, [...list, { ...subscriber, id: `${room}/${file}` }]);
    }
  }
  return byEvent;
}

function roomFolders(only?: readonly string[]): string[] {
  const rooms = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return rooms
    .map((entry) => entry.name)
    .filter((name) => !only || only.includes(name))
    .sort();
}
