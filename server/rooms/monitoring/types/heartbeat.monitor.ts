import { z } from 'zod';
import { timeZone } from '#contract/endpoint';
import type { HeartbeatSettings } from '#core/schedule';
import { words as declare } from '#core/words';
import { whyNotCron } from '../cron-words.ts';
import type { MonitorType } from '../monitor-type.ts';
import { endings } from './outcomes.ts';

const graceSeconds = z
  .number()
  .int()
  .min(0)
  .max(7 * 86_400)
  .default(300)
  .describe('Seconds that a call may be late');
const maxRunSeconds = z
  .number()
  .int()
  .min(1)
  .max(7 * 86_400)
  .optional()
  .describe('Seconds that a job may run between its start and its end; without: no longer than the grace');

const settings = z.discriminatedUnion('schedule', [
  z.object({
    schedule: z.literal('interval').describe('Called at regular distances'),
    everySeconds: z
      .number()
      .int()
      .min(30)
      .max(366 * 86_400)
      .default(3600)
      .describe('Seconds from one call to the next'),
    graceSeconds,
    maxRunSeconds,
  }),
  z.object({
    schedule: z.literal('cron').describe('Called by a cron schedule'),
    cron: z
      .string()
      .trim()
      .max(200)
      .superRefine((text, ctx) => {
        const sentence = whyNotCron(text);
        if (sentence) ctx.addIssue({ code: 'custom', params: { sentence } });
      })
      .describe('Five fields: minute, hour, day, month, day of the week'),
    zone: timeZone.default('UTC').describe('Time zone of the schedule'),
    graceSeconds,
    maxRunSeconds,
  }),
]);
type Settings = z.infer<typeof settings>;

const words = declare({
  en: {
    label: 'Heartbeat (cron job)',
    why: 'A job of the shop reports that it ran; when it stays silent, that is noticed.',
    'reason.success': 'The job reported on time.',
    'reason.waiting': 'The job has not reported yet; the first call is awaited.',
    'reason.late': 'The job should have reported by now and did not.',
    'reason.failed': 'The job reported a failure.',
    'reason.exit_code': 'The job ended with exit code {exitCode}.',
    'reason.running': 'The job is running.',
    'reason.not_finished': 'The job started and did not report its end in time.',
    'field.schedule': 'Schedule',
    'field.everySeconds': 'Every, s',
    'field.cron': 'Cron',
    'field.zone': 'Time zone',
    'field.graceSeconds': 'Grace, s',
    'field.maxRunSeconds': 'Longest run, s',
  },
  ru: {
    label: 'Пульс (задание cron)',
    why: 'Задание магазина сообщает, что отработало; если молчит, это заметно.',
    'reason.success': 'Задание отчиталось вовремя.',
    'reason.waiting': 'Задание ещё не отчитывалось; ждём первого вызова.',
    'reason.late': 'Задание уже должно было отчитаться и не отчиталось.',
    'reason.failed': 'Задание сообщило о сбое.',
    'reason.exit_code': 'Задание завершилось с кодом {exitCode}.',
    'reason.running': 'Задание выполняется.',
    'reason.not_finished': 'Задание началось и вовремя не сообщило о завершении.',
    'field.schedule': 'Расписание',
    'field.everySeconds': 'Каждые, с',
    'field.cron': 'Cron',
    'field.zone': 'Часовой пояс',
    'field.graceSeconds': 'Отсрочка, с',
    'field.maxRunSeconds': 'Дольше всего, с',
  },
  uk: {
    label: 'Пульс (завдання cron)',
    why: 'Завдання магазину повідомляє, що відпрацювало; якщо мовчить, це помітно.',
    'reason.success': 'Завдання відзвітувало вчасно.',
    'reason.waiting': 'Завдання ще не звітувало; чекаємо першого виклику.',
    'reason.late': 'Завдання вже мало відзвітувати і не відзвітувало.',
    'reason.failed': 'Завдання повідомило про збій.',
    'reason.exit_code': 'Завдання завершилося з кодом {exitCode}.',
    'reason.running': 'Завдання виконується.',
    'reason.not_finished': 'Завдання почалося і вчасно не повідомило про завершення.',
    'field.schedule': 'Розклад',
    'field.everySeconds': 'Кожні, с',
    'field.cron': 'Cron',
    'field.zone': 'Часовий пояс',
    'field.graceSeconds': 'Відстрочка, с',
    'field.maxRunSeconds': 'Найдовше, с',
  },
});
const end = endings(words);

/** Told by calls from outside: its verdict comes from the deadlines that calls move, never from a probe. */
const type: MonitorType<Settings> = {
  settings,
  interval: { default: 60, min: 30 },
  timeoutMs: 1000,
  passive: true,
  target: () => ({ host: '' }),
  words,
  probe: async () => end.unknown({ totalMs: null, phases: {}, conditions: [] }, 'waiting'),
};

export default type;

/** The settings as `core/schedule` judges them. */
export function heartbeatOf(asked: Settings): HeartbeatSettings {
  const schedule =
    asked.schedule === 'cron' ? { cron: asked.cron, zone: asked.zone } : { everyMs: asked.everySeconds * 1000 };
  return {
    schedule,
    graceMs: asked.graceSeconds * 1000,
    maxRunMs: asked.maxRunSeconds === undefined ? undefined : asked.maxRunSeconds * 1000,
  };
}
