export { invitationLink } from './invitations/invite.ts';
export { authenticate } from './sign-in/authenticate.ts';
export { ensureOwner } from './team/create-owner.ts';
export { renewPassword } from './team/renew-password.ts';
export { publicUrl, teamSettings } from './team/settings.ts';
export {
  adminsOfClient,
  clientsOfDomain,
  peopleByIds,
  personByEmail,
  type PersonFacts,
  staff,
} from './team/store.ts';
export { createLocalToken } from './tokens/token.ts';
