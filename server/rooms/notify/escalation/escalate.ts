import type { App } from '#kit/app';
import type { Transaction } from '#kit/db/db';
import { conflict } from '#kit/refuse';
import { incidentById, type IncidentRow } from '#rooms/incidents';
import type { EscalationRow } from '../tables.ts';
import { claimDue, lockEscalations, moveEscalation, policyById } from './store.ts';
import { tellStep } from './tell-step.ts';

const atOnce = 20;

/** Tells what fell due. Claimed in the database: any number of servers may do so. */
export async function escalateDue(app: App): Promise<void> {
  await app.db.transaction().execute(async (trx) => {
    for (const row of await claimDue(trx, app.clock.now(), atOnce)) {
      const incident = await incidentById(trx, row.incident_id);
      if (incident?.state === 'open') await tellStep(trx, app, row, null);
      else await moveEscalation(trx, row, { ended: endOf(incident), next_at: null });
    }
  });
}

type Ended = NonNullable<EscalationRow['ended']>;
const endOf = (incident: IncidentRow | undefined): Ended =>
  incident?.state === 'acknowledged' || incident?.state === 'merged' ? incident.state : 'resolved';

/** Somebody took it, or it is over: nobody else is told. */
export async function endEscalations(trx: Transaction, incidentId: string, ended: Ended): Promise<void> {
  for (const row of await lockEscalations(trx, incidentId))
    if (row.next_at !== null) await moveEscalation(trx, row, { ended, next_at: null });
}

/** It came back, and nobody has acknowledged it: where a step was told, its wait begins anew. */
export async function resumeEscalations(trx: Transaction, incidentId: string, at: number): Promise<void> {
  for (const row of await lockEscalations(trx, incidentId)) {
    if (row.ended !== 'resolved') continue;
    const policy = await policyById(trx, row.policy_id);
    const waits = policy?.steps[row.step - 1]?.waitMinutes ?? 0;
    await moveEscalation(trx, row, { ended: null, next_at: at + waits * 60_000 });
  }
}

/** Tells the next step of each policy of an incident now, because a person asks. @returns who is told @throws Refusal */
export async function escalateNow(trx: Transaction, app: App, incident: IncidentRow, by: string): Promise<string[]> {
  if (incident.state === 'resolved' || incident.state === 'merged')
    conflict('over', {
      en: 'This incident is over: there is nothing to call anybody for.',
      ru: 'Этот инцидент закончен: звать уже никого не нужно.',
      uk: 'Цей інцидент закінчено: кликати вже нікого не треба.',
    });
  const told: string[] = [];
  for (const row of await lockEscalations(trx, incident.id)) told.push(...(await tellStep(trx, app, row, by)));
  if (told.length === 0)
    conflict('nobody', {
      en: 'There is nobody to call: no escalation policy applies to this incident, or it reaches nobody now.',
      ru: 'Звать некого: к этому инциденту не относится ни одна политика эскалации, или сейчас она никого не достигает.',
      uk: 'Кликати нікого: до цього інциденту не стосується жодна політика ескалації, або зараз вона нікого не досягає.',
    });
  return told;
}
