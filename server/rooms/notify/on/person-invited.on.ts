import { personInvited } from '#contract/events/people';
import { on } from '#kit/events/events';
import { addJob } from '#kit/jobs/queue';

export default on(personInvited, (trx, { invitationId }) =>
  addJob(trx, 'notify.invite', { invitationId }, { maxAttempts: 12 }),
);
