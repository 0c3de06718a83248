import type { Stage } from './stage.ts';

export const DAY_MS = 86_400_000;

/**
 * Lives a year with the room's own sweeps, day by day: partitions are made and dropped, results and rollups are rolled up
 * and forgotten by the policy. What would take days to probe is copied from the recorded days: each monitor gets the day
 * of another, faster or slower; single results where those are still kept at the end, rollups of five minutes where those
 * are, and rollups of an hour before that. All coarser rows are made of the finer ones by the room.
 */
export async function liveYear(
  stage: Stage,
  start: number,
  days: number,
  recorded: number,
  say: (line: string) => void,
): Promise<void> {
  for (let day = 0; day < recorded; day++) {
    await house(stage, start + day * DAY_MS);
    await stage.record(start + day * DAY_MS, start + (day + 1) * DAY_MS);
    await settle(stage, start + (day + 1) * DAY_MS);
    say(`day ${day + 1} recorded, probe by probe`);
  }
  await keepModels(stage, start, recorded);
  const { resultDays, fiveMinuteDays } = kept;
  for (let day = recorded; day < days; day++) {
    const at = start + day * DAY_MS;
    await house(stage, at);
    const left = days - day;
    if (left <= resultDays) await copyResults(stage, at, day % recorded, day);
    else await copyRollups(stage, left <= fiveMinuteDays ? 'rollups_5m' : 'rollups_hour', at, day % recorded, day);
    await copyOutages(stage, at, day % recorded, day);
    await settle(stage, at + DAY_MS);
    if (day % 30 === 0 || left === resultDays || left === fiveMinuteDays) say(`day ${day + 1} of ${days}`);
  }
  await joinSpans(stage, start + days * DAY_MS);
  for (const table of models) await run(stage, `drop table ${table}`);
}

/** Of the default policy, with a day to spare. */
const kept = { resultDays: 15, fiveMinuteDays: 46 };
const models = ['model_results', 'model_rollups_5m', 'model_rollups_hour', 'model_outages', 'model_keys'];

export const run = async (stage: Stage, text: string, values: unknown[] = []): Promise<Record<string, number>[]> =>
  (await stage.app.database.pool.query<Record<string, number>>(text, values)).rows;

async function house(stage: Stage, at: number): Promise<void> {
  stage.clock.set(at);
  await stage.desk.sweep('monitoring.house');
}

/** A little after midnight, when the day is complete. */
async function settle(stage: Stage, at: number): Promise<void> {
  stage.clock.set(at + 120_000);
  await stage.desk.sweep('monitoring.rollups');
}

/** The recorded days, aside, each row with its place in the day. */
async function keepModels(stage: Stage, start: number, recorded: number): Promise<void> {
  const end = start + recorded * DAY_MS;
  for (const table of ['probe_results', 'rollups_5m', 'rollups_hour'])
    await run(
      stage,
      `create table model_${table.replace('probe_', '')} as select (at - ${start}) / ${DAY_MS} as model, * from ${table} where at >= ${start} and at < ${end} order by at`,
    );
  await run(
    stage,
    `create table model_outages as select (from_at - ${start}) / ${DAY_MS} as model, * from monitor_spans where status = 'down' and to_at < ${end}`,
  );
  await run(
    stage,
    `create table model_keys as select key, row_number() over (order by key) - 1 as place, count(*) over () as n from monitors`,
  );
  await run(stage, 'analyze');
}

/** Joins a row's monitor to the one that gets its day, and how much slower that is. */
const given = (
  day: number,
) => `join model_keys a on a.key = r.monitor_key join model_keys b on b.place = (a.place + ${day * 37}) % a.n
  cross join lateral (select 0.7 + 0.6 * ((b.place * 7919 + ${day} * 104729) % 1000) / 1000.0 as f) as slower`;
const times = ['total_ms', 'dns_ms', 'connect_ms', 'tls_ms', 'first_byte_ms', 'transfer_ms'];

async function copyResults(stage: Stage, at: number, model: number, day: number): Promise<void> {
  await run(
    stage,
    `insert into probe_results (at, monitor_key, prober, ${times.join(', ')}, region, verdict, flags, failure, reason, detail)
    select ${at} + r.at % ${DAY_MS}, b.key, r.prober, ${times.map((t) => `r.${t} * f`).join(', ')}, r.region, r.verdict, r.flags, r.failure, r.reason, r.detail
    from model_results r ${given(day)} where r.model = ${model} order by r.at`,
  );
}

/** A time that is `f` times as long lies so many buckets of the sketch farther on. */
const moved = `array(select case when i % 2 = 1 then greatest(r.sketch[i] + round(ln(f) / ln(1.05 / 0.95))::int, 1) else r.sketch[i] end from generate_subscripts(r.sketch, 1) as i order by i)`;

async function copyRollups(
  stage: Stage,
  table: 'rollups_5m' | 'rollups_hour',
  at: number,
  model: number,
  day: number,
): Promise<void> {
  await run(
    stage,
    `insert into ${table} (at, monitor_key, up, degraded, down, unknown, timed, ${times.join(', ')}, sketch)
    select ${at} + r.at % ${DAY_MS}, b.key, r.up, r.degraded, r.down, r.unknown, r.timed, ${times.map((t) => `r.${t} * f`).join(', ')}, ${moved}
    from model_${table} r ${given(day)} where r.model = ${model} order by r.at`,
  );
  const done = table === 'rollups_5m' ? ['5m'] : ['5m', 'hour'];
  await run(stage, 'update monitoring_marks set value = $1 where name = any($2)', [at + DAY_MS, done]);
}

async function copyOutages(stage: Stage, at: number, model: number, day: number): Promise<void> {
  await run(
    stage,
    `insert into monitor_spans (monitor_key, from_at, to_at, status, failure, reason)
    select b.key, ${at} + r.from_at % ${DAY_MS}, ${at} + r.from_at % ${DAY_MS} + r.to_at - r.from_at, r.status, r.failure, r.reason from model_outages r ${given(day)} where r.model = ${model}`,
  );
}

/** Between the outages it was up. */
async function joinSpans(stage: Stage, end: number): Promise<void> {
  await run(stage, `delete from monitor_spans where status = 'up'`);
  await run(
    stage,
    `insert into monitor_spans (monitor_key, from_at, to_at, status)
    select monitor_key, to_at, coalesce(lead(from_at) over (partition by monitor_key order by from_at), 9007199254740991), 'up' from monitor_spans`,
  );
  await run(
    stage,
    `update monitor_states s set status = 'up', since = m.from_at from monitor_spans m where m.monitor_key = s.monitor_key and m.to_at > ${end}`,
  );
  await run(stage, 'analyze');
}
