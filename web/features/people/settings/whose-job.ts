import { settingsWords } from './words.ts';

type Whose = Extract<keyof (typeof settingsWords)['en'], `job_${string}`>;

/** Which part of the product a job is of: `incidents/monitor-went-down`, `status.mail`. */
export function whose(task: string): Whose {
  const key = `job_${task.split(/[./]/)[0]}`;
  return Object.hasOwn(settingsWords.en, key) ? (key as Whose) : 'job_other';
}
