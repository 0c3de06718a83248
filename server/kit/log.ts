import { pino, type Logger } from 'pino';

export type Log = Logger;

const secrets = [
  'password',
  'secret',
  'token',
  'authorization',
  'cookie',
  'csrf',
  'botToken',
  'headers.authorization',
  'headers.cookie',
];

/** JSON lines on stderr. Fields that may hold secrets are cut out wherever they are logged. */
export function createLog(options: { level: string; role?: string }): Log {
  const paths = secrets.flatMap((s) => [s, `*.${s}`, `*.*.${s}`]);
  return pino(
    {
      level: options.level,
      base: options.role ? { role: options.role } : null,
      redact: { paths, censor: '[hidden]' },
      serializers: { err: errorFacts },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ fd: 2, sync: true }),
  );
}

export const silentLog: Log = pino({ level: 'silent' });

/** What an error says. Libraries hang whole connections onto theirs, with addresses and passwords in them. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack, code, detail } = error as Error & { code?: string; detail?: string };
  return { name, message, code, detail, stack, ...(error.cause ? { cause: errorFacts(error.cause) } : {}) };
}
