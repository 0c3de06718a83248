import { say, type Values } from '#core/words';
import type { App } from '#kit/app';
import { publicUrl } from '#rooms/people';
import type { Message } from './channel-kind.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';
import { notice } from './words.ts';

/** What the notice of a gap was planned with. */
interface Facts {
  scheduleId: string;
  schedule: string;
  gaps: { from: number; to: number; absent: string[] }[];
}

const shownGaps = 10;

/** Nobody is on duty, now or soon: when, and who is absent then, by the clock of whoever reads it. */
export async function composeCover(app: App, delivery: DeliveryRow, channel: ChannelRow): Promise<Message> {
  const t = (key: keyof (typeof notice)['en'], values?: Values) =>
    say(notice[channel.language][key], values, channel.language);
  const { scheduleId, schedule, gaps } = delivery.facts as unknown as Facts;
  const when = gapText(channel);
  const [first] = gaps;
  const now = delivery.kind === 'uncovered';
  const lines = now
    ? [
        { label: t('until'), text: instant(first!.to, channel) },
        ...(first!.absent.length > 0 ? [{ label: t('absent'), text: first!.absent.join(', ') }] : []),
      ]
    : gaps.slice(0, shownGaps).map((gap) => ({
        label: t('gap'),
        text: gap.absent.length > 0 ? t('gap_absent', { when: when(gap), names: gap.absent.join(', ') }) : when(gap),
      }));
  const more = now ? 0 : gaps.length - shownGaps;
  return {
    id: delivery.id,
    kind: delivery.kind,
    language: channel.language,
    severity: now ? 'critical' : 'major',
    subject: now ? t('uncovered', { schedule }) : t('cover_gap', { when: when(first!), schedule }),
    lines: [...lines, ...(more > 0 ? [{ label: null, text: t('more', { n: more }) }] : [])],
    links: [{ label: t('open_schedule'), url: `${await publicUrl(app)}/on-call/${scheduleId}`, primary: true }],
    facts: delivery.facts,
  };
}

/** English with hours to 24: "9 to 11 AM" is read wrongly at night. */
const localeOf = ({ language }: ChannelRow) => (language === 'en' ? 'en-GB' : language);

const gapText = (channel: ChannelRow) => {
  const format = new Intl.DateTimeFormat(localeOf(channel), {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: channel.time_zone,
  });
  return (gap: { from: number; to: number }) => format.formatRange(gap.from, gap.to);
};

const instant = (at: number, channel: ChannelRow): string =>
  new Intl.DateTimeFormat(localeOf(channel), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone: channel.time_zone,
  }).format(at);
