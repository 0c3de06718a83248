import { readFileSync } from 'node:fs';
import { getDomain } from 'tldts';
import { createMonitor } from '#contract/monitoring';
import { pageKind, type Store } from '#contract/stores';
import { command, Problem } from '../command.ts';
import { findStore } from '../find.ts';
import { findType, type MonitorTypeShown, readSettings, settingsOf } from '../settings.ts';

const isSetting = (text: string) => /^[a-z][\w.]*=/i.test(text);

export default command({
  args: '<store> <type> [name] [settings...]',
  summary:
    'Add a monitor: npx vakhta monitor add shop.example http "Cart" url=https://shop.example/cart contains=Checkout',
  options: [
    ['--settings <json>', "the type's settings as JSON, or @file; name=value comes on top"],
    ['--url <url>', 'short for url=…'],
    ['--host <host>', 'short for host=…'],
    ['--port <port>', 'short for port=…'],
    ['--page <kind>', 'home, category, product, search, cart, checkout, payment, login, other'],
    ['--interval <seconds>', "seconds between probes; the type's own where absent"],
    ['--timeout <ms>', "how long a probe may take, in milliseconds; the type's own where absent"],
    ['--confirmations <n>', 'how many repeats must agree before it counts as down; 1 where absent'],
    ['--region <list>', "where it is probed from, divided by commas; the server's own region where absent"],
  ],
  async run(context, [storeText, typeName, ...rest], options) {
    const store = await findStore(context, storeText!);
    const type = await findType(context, typeName!);
    const named = rest[0] !== undefined && !isSetting(rest[0]);
    const short = (['url', 'host', 'port'] as const).flatMap((key) => (options[key] ? [`${key}=${options[key]}`] : []));
    const given = { ...parse(options['settings']), ...readSettings(type, [...short, ...rest.slice(named ? 1 : 0)]) };
    const page = options['page'] ? pageKind.safeParse(options['page']) : null;
    if (page && !page.success)
      throw new Problem('usage', `--page takes one of ${pageKind.options.join(', ')}.`, 'page');
    const monitor = await context.call(createMonitor, {
      body: {
        storeId: store.id,
        type: type.name,
        name: named ? rest[0]! : type.label,
        settings: { ...ofStore(type, store), ...given },
        page: page?.data ?? null,
        ...(options['region']
          ? {
              regions: String(options['region'])
                .split(',')
                .map((r) => r.trim()),
            }
          : {}),
        ...number(options, 'interval', 'intervalSeconds'),
        ...number(options, 'timeout', 'timeoutMs'),
        ...number(options, 'confirmations', 'confirmations'),
      },
    });
    context.print(monitor, (m) =>
      m.heartbeatUrl
        ? `"${m.name}" waits for its job (${m.id}).\nThe job calls ${m.heartbeatUrl}`
        : `"${m.name}" watches ${m.target} every ${m.intervalSeconds} s (${m.id}).`,
    );
  },
});

/** What a type must be told and the store's address already says. */
function ofStore(type: MonitorTypeShown, store: Store): Record<string, unknown> {
  const { hostname, href } = new URL(store.url);
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const known: Record<string, string> = { url: href, host, name: host, domain: getDomain(host) ?? host };
  const wanted = settingsOf(type.schema).filter((s) => s.required && known[s.name]);
  return Object.fromEntries(wanted.map((s) => [s.name, known[s.name]]));
}

function number(
  options: Record<string, string | boolean | undefined>,
  option: string,
  field: string,
): Record<string, number> {
  if (options[option] === undefined) return {};
  const value = Number(options[option]);
  if (!Number.isInteger(value)) throw new Problem('usage', `--${option} takes a whole number.`, option);
  return { [field]: value };
}

function parse(text: string | boolean | undefined): Record<string, unknown> {
  if (typeof text !== 'string') return {};
  const file = text.startsWith('@') ? text.slice(1) : null;
  try {
    const value = JSON.parse(file === null ? text : readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw new Problem('file', `${file} cannot be read.`, 'settings');
  }
  throw new Problem('usage', '--settings takes a JSON object.', 'settings');
}
