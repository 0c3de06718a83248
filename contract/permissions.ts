/** Who may do what. The server enforces it, the console hides by it, a test walks all routes with every role. */

export const roles = ['owner', 'admin', 'engineer', 'manager', 'client_admin', 'client_viewer'] as const;
export type Role = (typeof roles)[number];

/** Specialities of an engineer. */
export const specialities = ['backend', 'frontend', 'devops', 'qa', 'manager', 'seo'] as const;
export type Speciality = (typeof specialities)[number];

export const permissions = [
  'stores.read',
  'stores.write',
  'monitors.read',
  'monitors.write',
  'incidents.read',
  'incidents.open',
  'incidents.write',
  'notices.read',
  'notices.write',
  'status.read',
  'status.write',
  'requests.read',
  'requests.open',
  'requests.write',
  'tasks.read',
  'tasks.write',
  'time.read',
  'time.write',
  'time.team',
  'audits.read',
  'audits.run',
  'findings.write',
  'contracts.read',
  'contracts.accept',
  'contracts.write',
  'calendars.read',
  'calendars.write',
  'cover.read',
  'cover.write',
  'people.read',
  'people.write',
  'probers.write',
  'settings.read',
  'settings.write',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** `public`: anyone. `self`: whoever is signed in, about themselves. `prober`: a remote prober's token. */
export type Access = Permission | 'public' | 'self' | 'prober';

const client: Permission[] = [
  'stores.read',
  'monitors.read',
  'incidents.read',
  'incidents.open',
  'status.read',
  'requests.read',
  'requests.open',
  'tasks.read',
  'time.read',
  'audits.read',
  'contracts.read',
];
const staff: Permission[] = [
  ...client,
  'stores.write',
  'monitors.write',
  'incidents.write',
  'requests.write',
  'tasks.write',
  'time.write',
  'audits.run',
  'findings.write',
  'notices.read',
  'calendars.read',
  'cover.read',
  'people.read',
  'settings.read',
];

export const permissionsOf: Record<Role, readonly Permission[]> = {
  owner: permissions,
  admin: permissions,
  engineer: [...staff, 'notices.write', 'status.write'],
  manager: [
    ...staff,
    'notices.write',
    'status.write',
    'calendars.write',
    'cover.write',
    'time.team',
    'contracts.write',
    'contracts.accept',
  ],
  client_admin: [...client, 'monitors.write', 'contracts.accept'],
  client_viewer: client,
};

export const isClientRole = (role: Role): boolean => role === 'client_admin' || role === 'client_viewer';
