import { type Language, say, words } from '#core/words';
import type { Message } from './channel-kind.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';

const notice = words({
  en: {
    silent: 'No requests come from the mailbox “{mailbox}”',
    back: 'Requests come from the mailbox “{mailbox}” again',
    for: 'For a quarter of an hour. Mails of clients wait there until it works again.',
  },
  ru: {
    silent: 'Из ящика «{mailbox}» не приходят обращения',
    back: 'Из ящика «{mailbox}» снова приходят обращения',
    for: 'Уже четверть часа. Письма клиентов ждут там, пока он не заработает.',
  },
  uk: {
    silent: 'Зі скриньки «{mailbox}» не надходять звернення',
    back: 'Зі скриньки «{mailbox}» знову надходять звернення',
    for: 'Уже чверть години. Листи клієнтів чекають там, доки вона не запрацює.',
  },
});

/** Clients write and nobody hears them: the mailbox cannot be read, or can be read again. */
export function composeMailbox(delivery: DeliveryRow, channel: ChannelRow): Message {
  const { mailbox, why } = delivery.facts as { mailbox: string; why?: Record<Language, string> };
  const t = notice[channel.language];
  const silent = delivery.kind === 'watch';
  return {
    id: delivery.id,
    kind: delivery.kind,
    language: channel.language,
    severity: silent ? 'critical' : 'info',
    subject: say(silent ? t.silent : t.back, { mailbox }),
    lines: why ? [why[channel.language], t.for].map((text) => ({ label: null, text })) : [],
    links: [],
    facts: delivery.facts,
  };
}
