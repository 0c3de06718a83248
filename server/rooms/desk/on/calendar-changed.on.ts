import { calendarChanged } from '#contract/events/contracts';
import { on } from '#kit/events/events';
import { wakeCalendar } from '../clocks/store.ts';

export default on(calendarChanged, (trx, { calendarId }, app) => wakeCalendar(trx, calendarId, app.clock.now()));
