import type { z } from 'zod';
import type { severityAnswers } from '#contract/desk';
import type { StoreSpec } from '../stage/stores.ts';
import { clay } from './asked/clay.ts';
import { coffee } from './asked/coffee.ts';
import { toys } from './asked/toys.ts';

type Engineer = 'devops' | 'backend' | 'manager';

/** What happens to a request, minutes after it was asked. */
interface Turn {
  after: number;
  by: Engineer | 'clientAdmin' | 'clientViewer';
  says: string;
  note?: true;
  becomes?: 'open' | 'waiting_client' | 'waiting_third' | 'solved';
  /** They take it first. */
  takes?: true;
}

/** What a request needs done. */
export interface Job {
  by: Engineer;
  title: string;
  kind: 'fix' | 'change' | 'update' | 'maintenance' | 'check';
  checklist?: string[];
  /** Pieces of work: minutes after the request was asked, and how long. */
  work: { after: number; minutes: number; note: string }[];
  /** Left where it is, at the end. */
  stays?: 'todo' | 'doing' | 'review';
}

/** What clients asked for in ninety days. `ago` in days, `at` in UTC; nobody of the toy shop signs in, so the team writes for it. */
export interface Asked {
  store: StoreSpec['key'];
  ago: number;
  at: string;
  topic: string;
  text: string;
  answers: z.input<typeof severityAnswers>;
  turns: Turn[];
  job?: Job;
}

export const asked: readonly Asked[] = [...coffee, ...toys, ...clay];

/** What is done in every shop on the first of each month. */
export const monthly = {
  name: 'Monthly care',
  cron: '0 7 1 * *',
  tasks: [
    {
      title: 'Updates of platform and modules, first at the test shop',
      kind: 'update',
      role: 'backend',
      dueAfterDays: 3,
    },
    { title: 'Look through accounts and rights', kind: 'check', role: 'devops', dueAfterDays: 5 },
    {
      title: 'Order as a customer does, from search to payment',
      kind: 'check',
      role: 'qa',
      dueAfterDays: 5,
      after: [1],
    },
  ],
} as const;
