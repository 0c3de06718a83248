import { isClientRole } from '#contract/permissions';
import type { Db } from '#kit/db/db';
import { type Actor, makeActor } from '#kit/http/actor';
import { clientsOfDomain, personByEmail } from '#rooms/people';
import { clientsOfHost } from '#rooms/stores';
import type { ReadMail } from '../read-mail.ts';

/** Who wrote, as far as we know. `From` is what anybody can write: nothing that is only the team's follows from it. */
export interface Sender {
  /** Acts for the client, never for the team. */
  actor: Actor;
  /** Of the one client to which the address belongs. */
  clientId: string | null;
  /** A colleague: what they mail into a conversation is a note. */
  ofTeam: boolean;
  /** Where answers go. */
  answerTo: string;
}

/** Of these domains everybody has an address. */
const free = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com icloud.com me.com mac.com aol.com
  gmx.com gmx.de gmx.net web.de proton.me protonmail.com pm.me zoho.com fastmail.com hey.com mail.com mail.ru bk.ru list.ru
  inbox.ru internet.ru yandex.ru yandex.com yandex.ua ya.ru rambler.ru ukr.net i.ua meta.ua bigmir.net email.ua seznam.cz
  wp.pl o2.pl onet.pl interia.pl qq.com 163.com 126.com`.split(/\s+/),
);
export const ownDomain = (address: string): string | null => {
  const domain = address.split('@')[1]?.toLowerCase() ?? '';
  return domain === '' || free.has(domain) ? null : domain;
};

export async function senderOf(db: Db, mail: Pick<ReadMail, 'from' | 'answerTo'>): Promise<Sender> {
  const { address, name } = mail.from;
  const found = address === '' ? undefined : await personByEmail(db, address);
  const person = found?.active ? found : undefined;
  const ofTeam = person !== undefined && !isClientRole(person.role);
  const clientIds = person && !ofTeam ? person.clientIds : await clientsOf(db, address);
  const clientId = clientIds.length === 1 ? clientIds[0]! : null;
  return {
    actor: makeActor({
      kind: 'person',
      name: person?.name ?? (name || address || '–'),
      personId: person?.id ?? null,
      role: 'client_viewer',
      clientIds: clientId === null ? [] : [clientId],
    }),
    clientId,
    ofTeam,
    answerTo: answerTo(mail, clientId !== null || person !== undefined),
  };
}

/** By the domain: of the client's people, else of its shops. */
async function clientsOf(db: Db, address: string): Promise<string[]> {
  const domain = ownDomain(address);
  if (domain === null) return [];
  const byPeople = await clientsOfDomain(db, domain);
  return byPeople.length > 0 ? byPeople : clientsOfHost(db, domain);
}

/** Who poses as somebody that we know does not lead our answers elsewhere by a Reply-To. */
function answerTo({ from, answerTo: wanted }: Pick<ReadMail, 'from' | 'answerTo'>, known: boolean): string {
  const same = ownDomain(from.address) !== null && ownDomain(from.address) === ownDomain(wanted);
  return known && !same ? from.address : wanted;
}
