import { readFileSync } from 'node:fs';
import { createMonitor } from '#contract/monitoring';
import { pageKind } from '#contract/stores';
import { command, Problem } from '../command.ts';
import { findStore } from '../find.ts';

export default command({
  args: '<store> <type> <name>',
  summary: 'Add a monitor: vakhta monitor add shop.example http "Home page" --url https://shop.example/',
  options: [
    ['--url <url>', 'short for the setting "url"'],
    ['--host <host>', 'short for the setting "host"'],
    ['--port <port>', 'short for the setting "port"'],
    ['--settings <json>', "the type's settings as JSON, or @file"],
    ['--page <kind>', 'home, category, product, search, cart, checkout, payment, login, other'],
    ['--interval <seconds>', 'seconds between probes'],
    ['--timeout <ms>', 'how long a probe may take'],
  ],
  async run(context, [storeText, type, name], options) {
    const store = await findStore(context, storeText!);
    const settings: Record<string, unknown> = { ...parse(options['settings']) };
    for (const key of ['url', 'host'] as const) if (options[key]) settings[key] = options[key];
    if (options['port']) settings['port'] = Number(options['port']);
    const page = options['page'] ? pageKind.safeParse(options['page']) : null;
    if (page && !page.success)
      throw new Problem('usage', `--page: "${String(options['page'])}" is not a kind of page.`, 'page');
    const monitor = await context.call(createMonitor, {
      body: {
        storeId: store.id,
        type: type!,
        name: name!,
        settings,
        page: page?.data ?? null,
        ...(options['interval'] ? { intervalSeconds: Number(options['interval']) } : {}),
        ...(options['timeout'] ? { timeoutMs: Number(options['timeout']) } : {}),
      },
    });
    context.print(monitor, (m) => `${m.name} watches ${m.target} every ${m.intervalSeconds} s (${m.id})`);
  },
});

function parse(text: string | boolean | undefined): Record<string, unknown> {
  if (typeof text !== 'string') return {};
  const json = text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch {
    throw new Problem('usage', '--settings is not valid JSON.', 'settings');
  }
}
