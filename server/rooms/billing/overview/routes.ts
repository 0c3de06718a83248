import { listHours } from '#contract/billing';
import { type Route, serve } from '#kit/http/serve';
import { hoursOfAll } from './list-hours.ts';

export const routes: Route[] = [serve(listHours, ({ app, actor, query }) => hoursOfAll(app, actor, query))];
