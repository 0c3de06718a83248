import { setTimeout as sleep } from 'node:timers/promises';
import { acceptProposal, listMonitors } from '#contract/monitoring';
import { addStore, type Discovery, readDiscovery } from '#contract/stores';
import { command, type Context, Problem } from '../command.ts';
import { count, table } from '../table.ts';

export default command({
  args: '<url>',
  summary: 'Add a store by its address; look at it and propose monitors',
  options: [
    ['--name <name>', 'the host name where absent'],
    ['--client <id>', 'id of its client'],
    ['--yes', 'create the proposed monitors'],
    ['--wait <seconds>', 'how long discovery may take; 180 where absent'],
  ],
  async run(context, [url], options) {
    const store = await context.call(addStore, {
      body: {
        url: url!,
        ...(options['name'] ? { name: String(options['name']) } : {}),
        ...(options['client'] ? { clientId: String(options['client']) } : {}),
      },
    });
    const seconds = Number(options['wait'] ?? 180);
    if (!Number.isFinite(seconds)) throw new Problem('usage', '--wait takes a number of seconds.');
    const discovery = await followDiscovery(context, store.id, seconds);
    const created = options['yes']
      ? (await context.call(acceptProposal, { params: { id: store.id }, body: {} })).ids
      : [];
    const monitors =
      created.length > 0 ? (await context.call(listMonitors, { query: { storeId: store.id, limit: 500 } })).items : [];
    context.print({ store, discovery, monitors }, () => {
      const proposal = table(
        ['TYPE', 'NAME', 'EVERY', 'WHY'],
        discovery.proposal.map((p) => [p.type, p.name, `${p.intervalSeconds} s`, p.why]),
        'Nothing to propose.',
      );
      const platform = discovery.platform
        ? `${discovery.platform.label} ${discovery.platform.version ?? ''} (${Math.round(discovery.platform.confidence * 100)}%)`
        : 'platform not recognised';
      const end = options['yes']
        ? `${count(created.length, 'monitor')} created.`
        : 'Create them with: npx vakhta store add … --yes, or in the console.';
      return `${store.name} · ${store.url} · ${platform}\n\n${proposal}\n\n${end}`;
    });
  },
});

async function followDiscovery(context: Context, id: string, seconds: number): Promise<Discovery> {
  const until = Date.now() + seconds * 1000;
  const told = new Set<string>();
  for (;;) {
    const discovery = await context.call(readDiscovery, { params: { id } });
    for (const step of discovery.steps) {
      if (!['done', 'failed'].includes(step.state) || told.has(step.code)) continue;
      told.add(step.code);
      context.note(`${step.state === 'done' ? '✓' : '✗'} ${step.text}`);
    }
    if (discovery.state === 'done') return discovery;
    if (discovery.state !== 'running')
      throw new Problem(
        'discovery_failed',
        `The store was added, but looking at it ended as "${discovery.state}": ${discovery.steps.find((s) => s.state === 'failed')?.text ?? ''}`,
      );
    if (Date.now() > until)
      throw new Problem(
        'discovery_slow',
        `The store was added; looking at it takes longer than ${seconds} s and goes on.`,
      );
    await sleep(300);
  }
}
