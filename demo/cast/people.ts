import * as c from '#contract/people';
import { permissionsOf, type Role, type Speciality } from '#contract/permissions';
import type { Language } from '#core/words';
import { type Actor, makeActor } from '#kit/http/actor';
import type { Desk } from '../desk.ts';
import type { StoreSpec } from '../stage/stores.ts';

export const password = 'watch-the-shops';
export const ownerEmail = 'owner@demo.test';

type Part = 'owner' | 'devops' | 'backend' | 'manager' | 'clientAdmin' | 'clientViewer';
export type People = Record<Part, Actor & { email: string }>;

interface PartSpec {
  part: Exclude<Part, 'owner'>;
  name: string;
  email: string;
  role: Role;
  speciality?: Speciality;
  client?: StoreSpec['key'];
  language: Language;
  timeZone: string;
}

const parts: PartSpec[] = [
  {
    part: 'devops',
    name: 'Olena',
    email: 'olena@demo.test',
    role: 'engineer',
    speciality: 'devops',
    language: 'uk',
    timeZone: 'Europe/Kyiv',
  },
  {
    part: 'backend',
    name: 'Timur',
    email: 'timur@demo.test',
    role: 'engineer',
    speciality: 'backend',
    language: 'ru',
    timeZone: 'Asia/Almaty',
  },
  {
    part: 'manager',
    name: 'Marta',
    email: 'marta@demo.test',
    role: 'manager',
    language: 'en',
    timeZone: 'Europe/Warsaw',
  },
  {
    part: 'clientAdmin',
    name: 'Sam',
    email: 'sam@clayandkiln.test',
    role: 'client_admin',
    client: 'clay',
    language: 'en',
    timeZone: 'Europe/London',
  },
  {
    part: 'clientViewer',
    name: 'Катерина',
    email: 'kateryna@ranok-coffee.test',
    role: 'client_viewer',
    client: 'coffee',
    language: 'uk',
    timeZone: 'Europe/Kyiv',
  },
];

const owner = {
  email: ownerEmail,
  name: 'Owner',
  language: 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
} as const;

/** The owner signs up; everybody else is invited by them and accepts. */
export async function hirePeople(
  desk: Desk,
  clientIds: Record<StoreSpec['key'], string>,
  signedUp: People['owner'],
): Promise<People> {
  const people: Partial<People> = { owner: signedUp };
  for (const { part, name, email, role, speciality = null, client, language, timeZone } of parts) {
    const own = client ? [clientIds[client]] : [];
    const { link } = await desk.call(signedUp, c.invite, {
      body: { email, role, speciality, clientIds: own, language },
    });
    const secret = new URL(link).pathname.split('/').at(-1)!;
    const { person } = await desk.call(null, c.acceptInvitation, {
      params: { secret },
      body: { name, password, language, timeZone },
    });
    people[part] = seated(person!);
  }
  return people as People;
}

export async function signUpOwner(desk: Desk): Promise<People['owner']> {
  const { person } = await desk.call(null, c.createOwner, { body: { ...owner, password } });
  return seated(person!);
}

function seated({ id, name, email, role, language, timeZone, clientIds }: c.Person): Actor & { email: string } {
  const isClients = clientIds.length > 0;
  const actor = makeActor({
    kind: 'person',
    name,
    personId: id,
    role,
    permissions: new Set(permissionsOf[role]),
    clientIds: isClients ? clientIds : null,
    language,
    timeZone,
    address: '127.0.0.1',
  });
  return { ...actor, email };
}
