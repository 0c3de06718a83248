import * as c from '#contract/people';
import { auditTrail } from '#kit/audit';
import { inTransaction } from '#kit/db/db';
import { type Route, serve } from '#kit/http/serve';
import { instant, presentPerson } from '../present.ts';
import { changePassword, updateMe } from './me.ts';
import { brandSettings, changeBrand } from './brand.ts';
import { changeTeamSettings, teamSettings } from './settings.ts';
import { searchPeople } from './store.ts';
import { resetTwoFactor, updatePerson } from './update-person.ts';

export const routes: Route[] = [
  serve(c.updateMe, async ({ app, actor, body }) => presentPerson(await updateMe(app, actor, body))),
  serve(c.changePassword, ({ app, actor, body }) => changePassword(app, actor, body)),
  serve(c.listPeople, async ({ app, query }) => {
    const { items, total } = await searchPeople(app.db, query);
    return { items: items.map(presentPerson), total };
  }),
  serve(c.updatePerson, async ({ app, actor, params, body }) =>
    presentPerson(await updatePerson(app, actor, params.id, body)),
  ),
  serve(c.resetTwoFactor, ({ app, actor, params }) => resetTwoFactor(app, actor, params.id)),
  serve(c.readBrand, ({ app }) => brandSettings(app.db)),
  serve(c.changeBrand, ({ app, actor, body }) => inTransaction(app.db, (trx) => changeBrand(trx, app, actor, body))),
  serve(c.readTeamSettings, ({ app }) => teamSettings(app.db)),
  serve(c.changeTeamSettings, ({ app, actor, body }) =>
    inTransaction(app.db, (trx) => changeTeamSettings(trx, app, actor, body)),
  ),
  serve(c.listAudit, async ({ app, query }) => {
    const { items, total } = await auditTrail(app.db, query);
    return { items: items.map((entry) => ({ ...entry, at: instant(entry.at) })), total };
  }),
];
