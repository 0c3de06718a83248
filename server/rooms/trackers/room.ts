import type { Room } from '#kit/room';
import { routes as links } from './links/routes.ts';
import { sendDue } from './links/send.ts';
import { readChanges } from './reading/read-changes.ts';
import { routes } from './routes.ts';

export default {
  name: 'trackers',
  routes: [...routes, ...links],
  sweeps: [
    { name: 'send to trackers', everyMs: 1000, run: sendDue },
    { name: 'read changes of trackers', everyMs: 5000, run: readChanges },
  ],
} satisfies Room;
