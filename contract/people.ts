import { z } from 'zod';
import { byId, endpoint, id, instant, language, listOf, paging, timeZone } from './endpoint.ts';
import { permissions, roles, specialities } from './permissions.ts';

export const email = z
  .email()
  .max(254)
  .transform((s) => s.toLowerCase());
export const password = z.string().max(200).describe('At least 10 characters');
const role = z.enum(roles);

export const person = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  speciality: z.enum(specialities).nullable(),
  clientIds: z.array(id).describe('The clients whose stores a client role sees; empty for staff'),
  language,
  timeZone: z.string(),
  active: z.boolean(),
  twoFactor: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
});
export type Person = z.infer<typeof person>;

/** What the console needs to know first. `second_factor`: password was right, a code is still due. */
export const session = z.object({
  state: z.enum(['no_owner', 'signed_out', 'second_factor', 'two_factor_enrolment', 'signed_in']),
  person: person.nullable(),
  permissions: z.array(z.enum(permissions)),
  secondFactors: z
    .array(z.enum(['code', 'passkey']))
    .describe('What the second step can be; of somebody signed in, what they have set up'),
  csrf: z.string().nullable().describe('Sent back as x-vakhta-csrf with every change'),
  version: z.string(),
});
export type Session = z.infer<typeof session>;

export const getSession = endpoint({
  name: 'getSession',
  method: 'GET',
  path: '/api/session',
  access: 'public',
  summary: 'Who is signed in',
  response: session,
});
export const createOwner = endpoint({
  name: 'createOwner',
  method: 'POST',
  path: '/api/owner',
  access: 'public',
  summary: 'Create the owner, once, on the first start',
  body: z.object({
    email,
    name: z.string().trim().min(1).max(100),
    password,
    language,
    timeZone: timeZone.default('UTC'),
  }),
  response: session,
});
export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/sign-in',
  access: 'public',
  summary: 'Sign in by password',
  body: z.object({ email, password: z.string().max(200) }),
  response: session,
});
export const signInSecond = endpoint({
  name: 'signInSecond',
  method: 'POST',
  path: '/api/sign-in/code',
  access: 'public',
  summary: 'The second step: a TOTP or backup code',
  body: z.object({ code: z.string().trim().min(6).max(20) }),
  response: session,
});
/** WebAuthn options and answers are the standard's own JSON; they are passed through. */
const webauthn = z.record(z.string(), z.unknown());
export const passkeySignInOptions = endpoint({
  name: 'passkeySignInOptions',
  method: 'POST',
  path: '/api/sign-in/passkey/options',
  access: 'public',
  summary: 'Begin to sign in by passkey',
  response: webauthn,
});
export const passkeySignIn = endpoint({
  name: 'passkeySignIn',
  method: 'POST',
  path: '/api/sign-in/passkey',
  access: 'public',
  summary: 'Sign in by passkey',
  body: webauthn,
  response: session,
});
export const signOut = endpoint({
  name: 'signOut',
  method: 'POST',
  path: '/api/sign-out',
  access: 'self',
  summary: 'Sign out',
});

export const updateMe = endpoint({
  name: 'updateMe',
  method: 'PATCH',
  path: '/api/me',
  access: 'self',
  summary: 'Change own name, language, time zone',
  body: z.object({
    name: z.string().trim().min(1).max(100).optional(),
    language: language.optional(),
    timeZone: timeZone.optional(),
  }),
  response: person,
});
export const changePassword = endpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/api/me/password',
  access: 'self',
  summary: 'Change own password',
  body: z.object({ current: z.string().max(200), next: password }),
});
export const beginTotp = endpoint({
  name: 'beginTotp',
  method: 'POST',
  path: '/api/me/totp',
  access: 'self',
  summary: 'Begin two-factor enrolment',
  response: z.object({ secret: z.string(), uri: z.string(), qr: z.string().describe('SVG') }),
});
export const confirmTotp = endpoint({
  name: 'confirmTotp',
  method: 'POST',
  path: '/api/me/totp/confirm',
  access: 'self',
  summary: 'Confirm two-factor enrolment by a code',
  body: z.object({ code: z.string().trim().length(6) }),
  response: z.object({ backupCodes: z.array(z.string()) }),
});
export const removeTotp = endpoint({
  name: 'removeTotp',
  method: 'POST',
  path: '/api/me/totp/remove',
  access: 'self',
  summary: 'Turn two-factor off',
  body: z.object({ password: z.string().max(200) }),
});
export const renewBackupCodes = endpoint({
  name: 'renewBackupCodes',
  method: 'POST',
  path: '/api/me/totp/backup-codes',
  access: 'self',
  summary: 'New backup codes; those before them open nothing from then on',
  body: z.object({ password: z.string().max(200) }),
  response: z.object({ backupCodes: z.array(z.string()) }),
});
const passkey = z.object({ id, name: z.string(), createdAt: instant, lastUsedAt: instant.nullable() });
export const listPasskeys = endpoint({
  name: 'listPasskeys',
  method: 'GET',
  path: '/api/me/passkeys',
  access: 'self',
  summary: 'Own passkeys',
  response: listOf(passkey),
});
export const passkeyOptions = endpoint({
  name: 'passkeyOptions',
  method: 'POST',
  path: '/api/me/passkeys/options',
  access: 'self',
  summary: 'Begin to add a passkey',
  response: webauthn,
});
export const addPasskey = endpoint({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/me/passkeys',
  access: 'self',
  summary: 'Add a passkey',
  body: z.object({ name: z.string().trim().min(1).max(100), answer: webauthn }),
  response: passkey,
});
export const removePasskey = endpoint({
  name: 'removePasskey',
  method: 'DELETE',
  path: '/api/me/passkeys/:id',
  access: 'self',
  summary: 'Remove a passkey',
  params: byId,
});
export const signedInDevice = z.object({
  id,
  current: z.boolean(),
  userAgent: z.string(),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
});
export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/me/sessions',
  access: 'self',
  summary: 'Own sessions',
  response: listOf(signedInDevice),
});
export const revokeSession = endpoint({
  name: 'revokeSession',
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  access: 'self',
  summary: 'End one of the own sessions',
  params: byId,
});

export const apiToken = z.object({
  id,
  name: z.string(),
  machine: z.boolean().describe("Made by the command line on the server's own machine; owners see it"),
  scopes: z.array(z.enum(permissions)),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
});
export const listTokens = endpoint({
  name: 'listTokens',
  method: 'GET',
  path: '/api/me/tokens',
  access: 'self',
  summary: 'Own API tokens',
  response: listOf(apiToken),
});
export const createToken = endpoint({
  name: 'createToken',
  method: 'POST',
  path: '/api/me/tokens',
  access: 'self',
  summary: 'Create an API token; the secret is shown once',
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(z.enum(permissions)).min(1),
    expiresInDays: z.int().min(1).max(3650).nullable().default(null),
  }),
  response: apiToken.extend({ secret: z.string() }),
});
export const revokeToken = endpoint({
  name: 'revokeToken',
  method: 'DELETE',
  path: '/api/me/tokens/:id',
  access: 'self',
  summary: 'Revoke an API token',
  params: byId,
});

export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/api/people',
  access: 'people.read',
  summary: "The team and the clients' people",
  query: paging,
  response: listOf(person),
});
export const updatePerson = endpoint({
  name: 'updatePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  access: 'people.write',
  summary: 'Change role, speciality, clients; deactivate',
  params: byId,
  body: z.object({
    role: role.optional(),
    speciality: z.enum(specialities).nullable().optional(),
    clientIds: z.array(id).optional(),
    active: z.boolean().optional(),
  }),
  response: person,
});
export const resetTwoFactor = endpoint({
  name: 'resetTwoFactor',
  method: 'POST',
  path: '/api/people/:id/reset-two-factor',
  access: 'people.write',
  summary: "Turn a person's two-factor off, when the device is lost",
  params: byId,
});
export const invitation = z.object({
  id,
  email: z.string(),
  role,
  speciality: z.enum(specialities).nullable(),
  clientIds: z.array(id),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  acceptedAt: instant.nullable(),
});
export const listInvitations = endpoint({
  name: 'listInvitations',
  method: 'GET',
  path: '/api/invitations',
  access: 'people.read',
  summary: 'Open invitations',
  response: listOf(invitation),
});
export const invite = endpoint({
  name: 'invite',
  method: 'POST',
  path: '/api/invitations',
  access: 'people.write',
  summary: 'Invite a person; the link is mailed where mail is set up, and shown once',
  body: z.object({
    email,
    role,
    speciality: z.enum(specialities).nullable().default(null),
    clientIds: z.array(id).default([]),
    language: language.default('en'),
  }),
  response: invitation.extend({ link: z.string() }),
});
export const withdrawInvitation = endpoint({
  name: 'withdrawInvitation',
  method: 'DELETE',
  path: '/api/invitations/:id',
  access: 'people.write',
  summary: 'Withdraw an invitation',
  params: byId,
});
const invitationSecret = z.object({ secret: z.string().max(100) });
export const readInvitation = endpoint({
  name: 'readInvitation',
  method: 'GET',
  path: '/api/invitation/:secret',
  access: 'public',
  summary: 'What an invitation is for',
  params: invitationSecret,
  response: z.object({ email: z.string(), role }),
});
export const acceptInvitation = endpoint({
  name: 'acceptInvitation',
  method: 'POST',
  path: '/api/invitation/:secret',
  access: 'public',
  summary: 'Accept an invitation',
  params: invitationSecret,
  body: z.object({ name: z.string().trim().min(1).max(100), password, language, timeZone: timeZone.default('UTC') }),
  response: session,
});

export const teamSettings = z.object({
  twoFactorRequired: z.boolean(),
  probePrivateAddresses: z.boolean().describe('Staff may aim monitors at private addresses'),
  publicUrl: z
    .url({ protocol: /^https?$/ })
    .nullable()
    .describe('The address under which people reach this product; used in links of notices'),
});
/** Under which the settings are kept, and what they are while nobody has set them. */
export const teamKey = 'team';
export const teamDefaults: z.output<typeof teamSettings> = {
  twoFactorRequired: false,
  probePrivateAddresses: true,
  publicUrl: null,
};
export const readTeamSettings = endpoint({
  name: 'readTeamSettings',
  method: 'GET',
  path: '/api/settings',
  access: 'settings.read',
  summary: 'Settings of the installation',
  response: teamSettings,
});
export const changeTeamSettings = endpoint({
  name: 'changeTeamSettings',
  method: 'PATCH',
  path: '/api/settings',
  access: 'settings.write',
  summary: 'Change settings of the installation',
  body: teamSettings.partial(),
  response: teamSettings,
});

export const brand = z.object({
  name: z.string().trim().max(80).describe('Empty: reports are handed over in the name of the product'),
  logo: z.string().max(400_000).nullable().describe('A PNG, JPEG or WebP of 256 KB at most as a `data:` address'),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .nullable()
    .describe('`#1a7f5a`'),
});
export const brandKey = 'brand';
export const brandDefaults: z.output<typeof brand> = { name: '', logo: null, color: null };
export const readBrand = endpoint({
  name: 'readBrand',
  method: 'GET',
  path: '/api/settings/brand',
  access: 'settings.read',
  summary: 'In whose name reports are handed over',
  response: brand,
});
export const changeBrand = endpoint({
  name: 'changeBrand',
  method: 'PATCH',
  path: '/api/settings/brand',
  access: 'settings.write',
  summary: 'Change in whose name reports are handed over',
  body: brand.partial(),
  response: brand,
});

export const auditEntry = z.object({
  id: z.string(),
  at: instant,
  actor: z.string(),
  action: z.string().describe('`store.created`'),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  address: z.string().nullable(),
});
export const listAudit = endpoint({
  name: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  access: 'audit.read',
  summary: 'Who did what',
  query: paging.extend({ action: z.string().max(100).optional(), actorId: id.optional() }),
  response: listOf(auditEntry),
});
