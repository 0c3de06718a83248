import { type AdvisoriesFor, type Advisory, feeds, softwareKey } from '#advisories';
import type { App } from '#kit/app';
import { advisoriesOf, feedRows } from './store.ts';

/** What an audit asks for known holes. @throws Error whose sentence says what is to be done, where nothing is kept */
export const advisoriesFor =
  (app: App): AdvisoriesFor =>
  async (software) => {
    const sources = (await feedRows(app.db)).flatMap(({ name, enabled, checked_at, advisories }) => {
      const feed = feeds.get(name);
      if (!feed || !enabled || checked_at === null) return [];
      return [{ feed: name, covers: feed.covers, checkedAt: checked_at, advisories }];
    });
    if (sources.length === 0) throw new Error('there are no data about known holes: turn on feeds in the settings');
    const found = await advisoriesOf(app.db, software.map(softwareKey));
    return {
      sources,
      advisories: found.map(({ feed, advisory }) => ({ ...(JSON.parse(advisory) as Advisory), feed })),
    };
  };
