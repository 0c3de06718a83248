import type { Room } from '#kit/room';
import { routes as invitations } from './invitations/routes.ts';
import { routes as signIn } from './sign-in/routes.ts';
import { removeExpired } from './sign-in/store.ts';
import { routes as team } from './team/routes.ts';
import { routes as tokens } from './tokens/routes.ts';
import { routes as twoFactor } from './two-factor/routes.ts';

export default {
  name: 'people',
  routes: [...signIn, ...twoFactor, ...tokens, ...team, ...invitations],
  sweeps: [{ name: 'people.expired', everyMs: 10 * 60_000, run: (app) => removeExpired(app.db, app.clock.now()) }],
} satisfies Room;
