import * as c from '#contract/monitoring';
import { type Route, serve } from '#kit/http/serve';
import { readSelfWatch } from './read-self-watch.ts';

export const routes: Route[] = [
  serve(c.readSelfWatch, ({ app, actor, language }) => readSelfWatch(app, actor, language)),
];
