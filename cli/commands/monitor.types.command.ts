import { listMonitorTypes } from '#contract/monitoring';
import { command } from '../command.ts';
import { findType, settingsOf } from '../settings.ts';
import { table } from '../table.ts';

export default command({
  args: '[type]',
  summary: 'Types of monitors; with a type, its settings',
  async run(context, [name]) {
    if (name === undefined) {
      const { items } = await context.call(listMonitorTypes, {});
      const shown = items.map(({ schema: _, ...rest }) => rest);
      return context.print({ items: shown }, (r) =>
        table(
          ['TYPE', 'EVERY', 'WHY'],
          r.items.map((t) => [t.name, `${t.defaultIntervalSeconds} s`, t.why]),
          '',
        ),
      );
    }
    const type = await findType(context, name);
    const items = settingsOf(type.schema);
    context.print({ ...type, settings: items }, () =>
      table(
        ['SETTING', 'TAKES', 'WHERE ABSENT', 'WHAT'],
        items.map((s) => [s.name, s.kind, absent(s.required, s.default), s.about]),
        'No settings.',
      ),
    );
  },
});

function absent(required: boolean, value: unknown): string {
  if (required) return 'must be given';
  return value === undefined ? '–' : typeof value === 'string' ? value || '""' : JSON.stringify(value);
}
