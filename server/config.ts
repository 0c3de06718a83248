import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** The only reader of the environment and the command line of the server. */

export const roleNames = ['web', 'scheduler', 'prober', 'worker'] as const;
export type RoleName = (typeof roleNames)[number];

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  VAKHTA_DATA: z
    .string()
    .min(1)
    .default(resolve(import.meta.dirname, '..', 'data')),
  VAKHTA_HOST: z.string().default('127.0.0.1'),
  VAKHTA_PORT: z.coerce.number().int().min(0).max(65535).default(7100),
  VAKHTA_PUBLIC_URL: z.url('must be an address as https://watch.example').optional(),
  VAKHTA_OWNER_EMAIL: z.email().optional(),
  VAKHTA_OWNER_PASSWORD: z.string().min(10, 'must have at least 10 characters').optional(),
  VAKHTA_OWNER_NAME: z.string().default('Owner'),
  VAKHTA_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
    .optional(),
  VAKHTA_JOIN_TOKEN: z.string().trim().min(1).optional(),
  VAKHTA_JOIN_TOKEN_FILE: z.string().min(1).optional(),
  VAKHTA_OPERATOR: z
    .string()
    .regex(
      /^(https?:\/\/|mailto:)[\x21\x23-\x27\x2a-\x3a\x3c-\x7e]{3,200}$/,
      'must be an address as https://agency.example/watch or mailto:watch@agency.example',
    )
    .optional(),
  VAKHTA_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .default('local'),
  VAKHTA_LOG: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  VAKHTA_TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  VAKHTA_LINE_TARGETS: z
    .string()
    .optional()
    .transform((s) =>
      s
        ?.split(',')
        .map((x) => x.trim())
        .filter(Boolean),
    )
    .refine(
      (list) => list?.every((x) => /^(\[[\da-f:.]+\]|[\d.]+):\d{1,5}$/i.test(x)) ?? true,
      'must be a list of addresses with ports, as 1.1.1.1:443',
    ),
  VAKHTA_RESOLVERS: z
    .string()
    .default('')
    .transform((s) =>
      s
        .split(',')
        .map((x) => x.trim())
        .filter(Boolean),
    ),
});

export interface Config {
  version: string;
  databaseUrl: string | null;
  dataDirectory: string;
  host: string;
  port: number;
  publicUrl: string | null;
  owner: { email: string; password: string; name: string } | null;
  key: Buffer | null;
  /** How whoever is visited by us reaches the people behind this installation. */
  operator: string | null;
  region: string;
  logLevel: string;
  trustProxy: boolean;
  resolvers: string[];
  /** Neutral hosts by which a prober knows that its own line is up; none where the list is empty. */
  lineTargets: string[] | undefined;
  roles: RoleName[];
  /** A remote prober's server and token. */
  join: { url: string; token: string } | null;
}

export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new ConfigError(`${String(issue.path[0])}: ${issue.message}`);
  }
  const e = parsed.data;
  if (Boolean(e.VAKHTA_OWNER_EMAIL) !== Boolean(e.VAKHTA_OWNER_PASSWORD))
    throw new ConfigError('VAKHTA_OWNER_EMAIL and VAKHTA_OWNER_PASSWORD go together: set both or none.');
  const options = readArguments(args, e);
  const dataDirectory = resolve(e.VAKHTA_DATA);
  mkdirSync(dataDirectory, { recursive: true });
  return {
    version: (JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string })
      .version,
    databaseUrl: e.DATABASE_URL ?? null,
    dataDirectory,
    host: e.VAKHTA_HOST,
    port: e.VAKHTA_PORT,
    publicUrl: e.VAKHTA_PUBLIC_URL?.replace(/\/$/, '') ?? null,
    owner:
      e.VAKHTA_OWNER_EMAIL && e.VAKHTA_OWNER_PASSWORD
        ? { email: e.VAKHTA_OWNER_EMAIL.toLowerCase(), password: e.VAKHTA_OWNER_PASSWORD, name: e.VAKHTA_OWNER_NAME }
        : null,
    key: e.VAKHTA_KEY ? Buffer.from(e.VAKHTA_KEY, 'hex') : null,
    operator: e.VAKHTA_OPERATOR ?? null,
    region: options.region ?? e.VAKHTA_REGION,
    logLevel: e.VAKHTA_LOG,
    trustProxy: e.VAKHTA_TRUST_PROXY === 'true',
    resolvers: e.VAKHTA_RESOLVERS,
    lineTargets: e.VAKHTA_LINE_TARGETS,
    roles: options.roles,
    join: options.join,
  };
}

function readArguments(
  args: readonly string[],
  env: JoinSettings,
): Pick<Config, 'roles' | 'join'> & { region: string | null } {
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const [name, inline] = args[i]!.split('=', 2) as [string, string | undefined];
    if (!['--roles', '--join', '--token', '--region'].includes(name))
      throw new ConfigError(`${name} is not an option. There are --roles, --join, --token and --region.`);
    const value = inline ?? args[i + 1];
    if (value === undefined) throw new ConfigError(`${name} needs a value.`);
    if (inline !== undefined) i -= 1;
    values.set(name, value);
  }
  const roles = (values.get('--roles') ?? roleNames.join(',')).split(',').map((r) => r.trim());
  const wrong = roles.find((r) => !roleNames.includes(r as RoleName));
  if (wrong !== undefined)
    throw new ConfigError(`--roles: "${wrong}" is not a role. Roles are ${roleNames.join(', ')}.`);
  const url = values.get('--join');
  const token = values.get('--token') ?? (url === undefined ? undefined : joinToken(env));
  if (url && !token)
    throw new ConfigError(
      '--join needs the token of a prober: set VAKHTA_JOIN_TOKEN, or VAKHTA_JOIN_TOKEN_FILE to a file that holds it.',
    );
  if (token && !url) throw new ConfigError('--token goes together with --join.');
  if (url && (roles.length !== 1 || roles[0] !== 'prober'))
    throw new ConfigError('--join is for --roles prober alone.');
  // Not shown: it may be a right one with something pasted after it.
  if (token && !/^vkp_[\w-]+$/.test(token))
    throw new ConfigError('The token for --join is not one of a prober: those begin with vkp_ and hold no spaces.');
  return {
    roles: roles as RoleName[],
    join: url && token ? { url: url.replace(/\/$/, ''), token } : null,
    region: values.get('--region') ?? null,
  };
}

type JoinSettings = Pick<z.output<typeof environment>, 'VAKHTA_JOIN_TOKEN' | 'VAKHTA_JOIN_TOKEN_FILE'>;

/** Options are seen by everybody on the machine in the list of processes; the environment and a file are not. */
function joinToken({ VAKHTA_JOIN_TOKEN: token, VAKHTA_JOIN_TOKEN_FILE: path }: JoinSettings): string | undefined {
  if (token !== undefined || path === undefined) return token;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`VAKHTA_JOIN_TOKEN_FILE: ${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
