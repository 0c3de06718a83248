export { checkZone, type Zone, zoneOf } from './zone.ts';
export { firstInstant, instantsOf, localOf, offsetAt, type Stretch, stretches } from './local.ts';
export { civilOf, dateOf, dayMs, dayOf, daysInMonth, isoDate, weekdayOf, weekdays, type Weekday } from './civil.ts';
