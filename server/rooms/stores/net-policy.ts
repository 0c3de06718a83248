import { teamDefaults, teamKey, teamSettings } from '#contract/people';
import type { App } from '#kit/app';
import type { NetPolicy } from '#kit/net/net';
import { readSettings } from '#kit/settings';

/** Where a look at a store may lead: private addresses for staff alone, and for them only where the team allows it. */
export async function netPolicyOf(app: App, byStaff: boolean): Promise<NetPolicy> {
  const { probePrivateAddresses } = await readSettings(app.db, teamKey, teamSettings, teamDefaults);
  const policy = app.settings.netPolicy;
  return { ...policy, allowPrivate: policy.allowPrivate && byStaff && probePrivateAddresses };
}
