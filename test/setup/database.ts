import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where fresh databases are handed out, see databases.global.ts. */
    testDatabases: string;
  }
}

export interface TestDatabase {
  url: string;
  /** Cuts its connections and removes it. What a file forgets is removed at the end of the run. */
  drop(): Promise<void>;
}

/** A migrated, empty PostgreSQL database of this caller's own: a clone of the run's template. */
export async function testDatabase(): Promise<TestDatabase> {
  const desk = inject('testDatabases');
  const url = await ask(desk, 'POST');
  return {
    url,
    drop: async () => {
      await ask(`${desk}${new URL(url).pathname}`, 'DELETE');
    },
  };
}

async function ask(address: string, method: string): Promise<string> {
  const response = await fetch(address, { method });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
