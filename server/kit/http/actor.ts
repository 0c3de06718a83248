import { type Permission, permissions, type Role } from '#contract/permissions';
import type { Language } from '#core/words';

/** Who asks: a person, a token of theirs, a remote prober, the product itself, or nobody yet (`anonymous`). */
export interface Actor {
  kind: 'person' | 'token' | 'prober' | 'system' | 'anonymous';
  /** For the audit trail and timelines. */
  name: string;
  personId: string | null;
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  /** Null: all stores (staff). A list: the stores of these clients only. */
  clientIds: readonly string[] | null;
  language: Language | null;
  timeZone: string | null;
  /** Of the signed-in session. */
  sessionId: string | null;
  csrf: string | null;
  proberId: string | null;
  address: string | null;
}

const nobody: Actor = {
  kind: 'anonymous',
  name: 'anonymous',
  personId: null,
  role: null,
  permissions: new Set(),
  clientIds: [],
  language: null,
  timeZone: null,
  sessionId: null,
  csrf: null,
  proberId: null,
  address: null,
};

export const anonymous = (address: string | null): Actor => ({ ...nobody, address });
export const makeActor = (of: Partial<Actor> & Pick<Actor, 'kind' | 'name'>): Actor => ({ ...nobody, ...of });
/** The product itself: discovery, recovery, the command line on the server's own machine. */
export const system = makeActor({ kind: 'system', name: 'Vakhta', permissions: new Set(permissions), clientIds: null });
