import type { ComparedMetric } from '#contract/speed';
import { type Language, say, type Values } from '#core/words';
import type { App } from '#kit/app';
import { publicUrl } from '#rooms/people';
import type { Message } from '../channel-kind.ts';
import { oneLine } from '../one-line.ts';
import type { ChannelRow, DeliveryRow } from '../tables.ts';
import type { SpeedFact } from './plan.ts';
import { speedNotice } from './words.ts';

/** Lines of one message; the rest is counted. */
const most = 6;

/** Which pages of a store are slower than before, or fast again, and by how much. */
export async function composeSpeed(app: App, delivery: DeliveryRow, channel: ChannelRow): Promise<Message> {
  const fact = delivery.facts as unknown as SpeedFact;
  const { language } = channel;
  const words = speedNotice[language];
  const t = (key: keyof typeof words, values: Values = {}) => say(words[key], values, language);
  const slower = delivery.kind === 'speed_regressed';
  const lines = fact.changes.slice(0, most).map(({ kind, device, metric, before, after }) => ({
    label: `${t(kind)}, ${t(device)}`,
    text: t(metric, { before: figure(metric, before, language), after: figure(metric, after, language) }),
  }));
  const left = fact.changes.length - lines.length;
  return {
    id: delivery.id,
    kind: delivery.kind,
    language,
    severity: slower ? 'minor' : 'info',
    subject: oneLine(t(slower ? 'slower' : 'faster', { store: fact.store })),
    lines: [
      ...lines,
      ...(left > 0 ? [{ label: null, text: t('more', { n: left }) }] : []),
      ...(slower ? [{ label: null, text: t('sure') }] : []),
    ],
    links: [{ label: t('open'), url: `${await publicUrl(app)}/speed/stores/${fact.storeId}`, primary: true }],
    facts: { speed: fact },
  };
}

function figure(metric: ComparedMetric, value: number, language: Language): string {
  const number = (n: number, digits: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(n);
  if (metric === 'cls') return number(value, 2);
  const words = speedNotice[language];
  return value >= 1000 ? say(words.s, { n: number(value / 1000, 1) }) : say(words.ms, { n: number(value, 0) });
}
