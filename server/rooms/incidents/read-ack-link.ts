import { isClientRole } from '#contract/permissions';
import type { App } from '#kit/app';
import { notFound } from '#kit/refuse';
import { peopleByIds } from '#rooms/people';
import { storesVisibleTo } from '#rooms/stores';
import { isId, readAckSecret } from './ack-link.ts';
import { incidentById, type IncidentRow } from './store.ts';

/** The incident of a link and whom it names; a link that was sent to a person dies with their right to see the store. @throws Refusal */
export async function readAckLink(
  app: App,
  secret: string,
): Promise<{ incident: IncidentRow; person: { id: string | null; name: string } }> {
  const read = readAckSecret(app.secrets, secret);
  const incident = read && (await incidentById(app.db, read.incidentId));
  if (!read || !incident) return badLink();
  if (!isId(read.who)) return { incident, person: { id: null, name: read.who } };
  const [person] = await peopleByIds(app.db, [read.who]);
  if (!person?.active) return badLink();
  const visible = await storesVisibleTo(app.db, isClientRole(person.role) ? person.clientIds : null);
  if (visible && !visible.includes(incident.store_id)) return badLink();
  return { incident, person: { id: person.id, name: person.name } };
}

const badLink = (): never =>
  notFound({ en: 'This link is not valid.', ru: 'Эта ссылка недействительна.', uk: 'Це посилання недійсне.' });
