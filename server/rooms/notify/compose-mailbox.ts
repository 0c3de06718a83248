import { type Language, say, words } from '#core/words';
import type { Message } from './channel-kind.ts';
import type { ChannelRow, DeliveryRow } from './tables.ts';

const notice = words({
  en: {
    silent: 'No requests come from “{mailbox}”',
    back: 'Requests come from “{mailbox}” again',
    for: 'For a quarter of an hour. What clients write waits there until it works again.',
  },
  ru: {
    silent: 'Из «{mailbox}» не приходят обращения',
    back: 'Из «{mailbox}» снова приходят обращения',
    for: 'Уже четверть часа. Письма и сообщения клиентов ждут там, пока всё не заработает.',
  },
  uk: {
    silent: 'З «{mailbox}» не надходять звернення',
    back: 'З «{mailbox}» знову надходять звернення',
    for: 'Уже чверть години. Листи й повідомлення клієнтів чекають там, доки все не запрацює.',
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
