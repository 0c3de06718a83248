import { calendarChanged } from '#contract/events/contracts';
import { on } from '#kit/events/events';
import { addJob } from '#kit/jobs/queue';
import { renewJob } from '../clocks/renew-clocks.ts';

export default on(calendarChanged, (trx, { calendarId }) => addJob(trx, renewJob.name, { calendarId }));
