import * as c from '#contract/notify';
import type { PostOffice } from '../../test/fakes/post-office.ts';
import type { Desk } from '../desk.ts';
import { takeTurns } from './duty.ts';
import type { People } from './people.ts';

/** Channels that lead to the demo's own post office, and the rules by which they are used. */
export async function arrangeNotices(desk: Desk, people: People, office: PostOffice, now: number): Promise<void> {
  const channels = await addChannels(desk, people, office);
  await addRules(desk, people, channels, await takeTurns(desk, people, now));
}

type Channels = Record<'duty' | 'tracker', c.Channel>;

async function addChannels(desk: Desk, people: People, office: PostOffice): Promise<Channels> {
  const { owner, devops, backend, manager } = people;
  const mail = (to: string) => ({
    host: '127.0.0.1',
    port: office.smtpPort,
    security: 'none',
    from: 'Vakhta <vakhta@demo.test>',
    to: [to],
  });
  const add = (body: Parameters<typeof desk.call<typeof c.createChannel>>[2]['body']) =>
    desk.call(owner, c.createChannel, { body });
  const duty = await add({
    kind: 'email',
    name: 'Duty mail',
    settings: mail('duty@demo.test'),
    language: 'en',
    timeZone: 'Europe/Kyiv',
    personId: devops.personId,
  });
  await add({
    kind: 'ntfy',
    name: 'Olena’s phone',
    settings: { server: `${office.origin}/ntfy`, topic: 'duty' },
    language: 'uk',
    timeZone: 'Europe/Kyiv',
    personId: devops.personId,
    fallbackId: duty.id,
  });
  await add({
    kind: 'email',
    name: 'Timur’s mail',
    settings: mail(backend.email),
    language: 'ru',
    timeZone: 'Asia/Almaty',
    personId: backend.personId,
  });
  await add({
    kind: 'email',
    name: 'Marta’s mail',
    settings: mail(manager.email),
    language: 'en',
    timeZone: 'Europe/Warsaw',
    personId: manager.personId,
  });
  const tracker = await add({
    kind: 'webhook',
    name: 'Task tracker',
    settings: { url: `${office.origin}/webhook`, secret: 'sixteen-and-more-letters' },
    language: 'en',
  });
  return { duty, tracker };
}

async function addRules(desk: Desk, { owner }: People, { duty, tracker }: Channels, policyId: string): Promise<void> {
  const rule = (body: Parameters<typeof desk.call<typeof c.createRule>>[2]['body']) =>
    desk.call(owner, c.createRule, { body });
  await rule({
    name: 'Serious: whoever is on duty, at once',
    policyId,
    severities: ['critical', 'major'],
  });
  await rule({
    name: 'Small things: by mail, in office hours',
    channelIds: [duty.id],
    severities: ['minor'],
    hours: { timeZone: 'Europe/Kyiv', days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' },
  });
  await rule({
    name: 'The tracker hears everything',
    channelIds: [tracker.id],
    severities: ['critical', 'major', 'minor'],
  });
}
