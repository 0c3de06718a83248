import { answers } from '#kit/db/db';
import { type RawRoute, serveRaw } from '#kit/http/serve';
import { countJobs } from '#kit/jobs/work';
import { monitoringMetrics } from '#rooms/monitoring';

/** For balancers, supervisors and Prometheus. Nothing here tells of a store. */
export const healthRoutes: RawRoute[] = [
  serveRaw({ method: 'GET', path: '/healthz', access: 'public', summary: 'The process answers' }, async () => ({
    status: 'ok',
  })),
  serveRaw(
    { method: 'GET', path: '/readyz', access: 'public', summary: 'The process can work: the database answers' },
    async ({ app, reply }) => {
      const answered = await answers(app.db);
      return reply.code(answered ? 200 : 503).send({ status: answered ? 'ready' : 'the database does not answer' });
    },
  ),
  serveRaw(
    { method: 'GET', path: '/metrics', access: 'public', summary: 'Prometheus metrics of the product itself' },
    async ({ app, reply }) => {
      const { rss, heapUsed } = process.memoryUsage();
      const cpu = process.cpuUsage();
      const jobs = await countJobs(app.db);
      const lines = [
        ...metric('process_resident_memory_bytes', 'gauge', 'Memory of this process', rss),
        ...metric('process_heap_used_bytes', 'gauge', 'JavaScript heap in use', heapUsed),
        ...metric(
          'process_cpu_seconds_total',
          'counter',
          'Processor time of this process',
          (cpu.user + cpu.system) / 1e6,
        ),
        ...metric('process_start_time_seconds', 'gauge', 'When this process began, Unix time', startedAt),
        ...metric('vakhta_build_info', 'gauge', 'The version that runs', 1, `{version="${app.settings.version}"}`),
        ...metric('vakhta_jobs_waiting', 'gauge', 'Jobs not yet done', jobs.waiting),
        ...metric('vakhta_jobs_dead', 'gauge', 'Jobs that gave up', jobs.dead),
        await monitoringMetrics(app.db, app.clock.now()),
      ];
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(`${lines.join('\n')}\n`);
    },
  ),
];

const startedAt = Math.round((Date.now() - performance.now()) / 1000);

function metric(name: string, type: string, help: string, value: number, labels = ''): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, `${name}${labels} ${value}`];
}
