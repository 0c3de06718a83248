export { backoff, phaseOf, slotAfter } from './slots.ts';
export { checkCron, type Cron, CronRefused, parseCron } from './cron.ts';
export { nextCron } from './next-cron.ts';
export {
  type Heartbeat,
  heartbeatDeadline,
  type HeartbeatJudgement,
  type HeartbeatSchedule,
  type HeartbeatSettings,
  judgeHeartbeat,
  noPingYet,
  type Ping,
  recordPing,
} from './heartbeat.ts';
export {
  checkMaintenance,
  inMaintenance,
  type Maintenance,
  type Occurrence,
  windowsBetween,
} from './maintenance.ts';
