import type { App } from '#kit/app';
import { MovedClock, systemClock } from '#kit/clock';
import type { Room } from '#kit/room';
import type { PostOffice } from '../test/fakes/post-office.ts';
import { agree } from './cast/agreements.ts';
import { auditFromNow, auditLongAgo, auditNothingByItself } from './cast/audits.ts';
import { arrangeNotices } from './cast/notices.ts';
import { hirePeople, signUpOwner } from './cast/people.ts';
import { addByAddress, openStatusPages, takeClients, type Watched } from './cast/stores.ts';
import { openDesk } from './desk.ts';
import { HISTORY_DAYS, playHistory } from './history/play.ts';
import type { Stage } from './stage/stores.ts';

export interface Built {
  watched: Watched[];
  statusPages: string[];
}

/**
 * Sets the product up and lives ninety days with it, ending now: all by the API that people use, with the clock moved.
 * @param say one line of progress
 */
export async function buildUp(
  app: App,
  rooms: readonly Room[],
  stage: Stage,
  office: PostOffice,
  say: (line: string) => void,
): Promise<Built> {
  const now = Date.now();
  const clock = new MovedClock(now - HISTORY_DAYS * 86_400_000);
  app.clock = clock;
  const desk = openDesk(app, rooms);
  const owner = await signUpOwner(desk);
  await auditNothingByItself(desk, owner);
  const clientIds = await takeClients(desk, owner, stage.stores);
  const people = await hirePeople(desk, clientIds, owner);
  await arrangeNotices(desk, people, office, now);
  say(`A team of ${Object.keys(people).length}, its channels, rules and turns of duty are there`);

  const watched: Watched[] = [];
  for (const store of stage.stores) {
    const added = await addByAddress(desk, owner, store, clientIds[store.key], stage.registry);
    watched.push(added);
    say(`${store.name}: looked at, ${added.monitors.length} monitors taken as proposed`);
  }
  const audited = watched.toSorted((a, b) => Number(b.store.key === 'clay') - Number(a.store.key === 'clay'));
  await auditLongAgo(desk, people, audited[0]!);
  say(`${audited[0]!.store.name}: audited`);
  const statusPages = await openStatusPages(desk, owner, watched, clientIds);
  const contractIds = await agree(desk, people, clientIds, stage.stores);
  let told = 0;
  await playHistory({ desk, clock, people, watched, contractIds, now }, (share, at) => {
    if (share - told < 0.1) return;
    told = share;
    say(`${Math.round(share * 100)} % of ${HISTORY_DAYS} days: ${new Date(at).toISOString().slice(0, 10)}`);
  });
  app.clock = systemClock;
  await auditFromNow(desk, people, audited);
  await desk.close();
  return { watched, statusPages };
}
