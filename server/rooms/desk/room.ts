import { z } from 'zod';
import { job, type Room } from '#kit/room';
import { renewJob } from './clocks/renew-clocks.ts';
import { routes as clockRoutes } from './clocks/routes.ts';
import { watchClocks } from './clocks/watch-clocks.ts';
import { answerRoutes } from './mail/answers/routes.ts';
import { sendAnswers } from './mail/answers/send-answers.ts';
import { fetcherOf } from './mail/boxes/fetcher.ts';
import { boxRoutes } from './mail/boxes/routes.ts';
import { intakeRoutes } from './mail/intake/routes.ts';
import { takeIn } from './mail/intake/take-in.ts';
import { webhookRoute } from './mail/intake/webhook.ts';
import { ratingRoutes } from './mail/rating/routes.ts';
import { routes as qualityRoutes } from './quality/routes.ts';
import { routes } from './requests/routes.ts';
import { sendChats } from './telegram/answers/send-chats.ts';
import { pollerOf } from './telegram/bots/poller.ts';
import { botRoutes } from './telegram/bots/routes.ts';
import { chatRoutes } from './telegram/chats/routes.ts';
import { takeUpdate } from './telegram/intake/take-update.ts';
import { strangerRoutes } from './telegram/strangers/routes.ts';

export default {
  name: 'desk',
  routes: [
    ...routes,
    ...boxRoutes,
    ...intakeRoutes,
    webhookRoute,
    ...answerRoutes,
    ...ratingRoutes,
    ...botRoutes,
    ...chatRoutes,
    ...strangerRoutes,
    ...clockRoutes,
    ...qualityRoutes,
  ],
  jobs: [
    renewJob,
    job({
      name: 'desk.take_in',
      payload: z.object({ mailId: z.uuid() }),
      run: (app, { mailId }, { attempt }) => takeIn(app, mailId, attempt),
    }),
    job({
      name: 'desk.take_telegram',
      payload: z.object({ updateId: z.uuid() }),
      run: (app, { updateId }, { attempt }) => takeUpdate(app, updateId, attempt),
    }),
  ],
  sweeps: [
    { name: 'fetch mail', everyMs: 1000, run: (app, stopping) => fetcherOf(app).run(stopping) },
    { name: 'send answers', everyMs: 1000, run: sendAnswers },
    { name: 'read Telegram', everyMs: 1000, run: (app, stopping) => pollerOf(app).run(stopping) },
    { name: 'answer in Telegram', everyMs: 1000, run: sendChats },
    { name: 'clocks', everyMs: 500, run: watchClocks },
  ],
} satisfies Room;
