import { Text, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import {
  acceptFinding,
  type Finding,
  fixFinding,
  listAuditedStores,
  listFindings,
  planFindings,
  readAudit,
  readFinding,
} from '#contract/audits';
import { listTasks } from '#contract/tasks';
import { useAddress } from '../../app/address.tsx';
import { useChange } from '../../app/query.ts';
import { type Closing, dialog, DialogForm } from '../../kit/Dialog.tsx';
import { useWords } from '../../kit/words.ts';
import { auditWords } from './words.ts';

export const afterFinding = [listFindings, readFinding, readAudit, listAuditedStores];

export const AcceptDialog = dialog<{ finding: Finding }>(
  function AcceptForm({ finding, onClose }) {
    const t = useWords(auditWords);
    const [until, setUntil] = useState('');
    const [why, setWhy] = useState('');
    const accept = useChange(acceptFinding, { stale: afterFinding, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('accept')}
        onClose={onClose}
        pending={accept.isPending}
        error={accept.error}
        disabled={until === '' || why.trim().length < 3}
        onSubmit={() => accept.mutate({ params: { id: finding.id }, body: { until, why } })}
      >
        <Text size="sm">{t('acceptText')}</Text>
        <TextInput
          type="date"
          label={t('until')}
          min={new Date().toISOString().slice(0, 10)}
          value={until}
          onChange={(e) => setUntil(e.currentTarget.value)}
          data-autofocus
        />
        <Textarea
          label={t('because')}
          autosize
          minRows={2}
          maxLength={2000}
          value={why}
          onChange={(e) => setWhy(e.currentTarget.value)}
        />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(auditWords)('acceptTitle');
  },
);

export const FixDialog = dialog<{ finding: Finding }>(
  function FixForm({ finding, onClose }) {
    const t = useWords(auditWords);
    const [note, setNote] = useState('');
    const fix = useChange(fixFinding, { stale: afterFinding, quiet: true, onDone: onClose });
    return (
      <DialogForm
        verb={t('fix')}
        onClose={onClose}
        pending={fix.isPending}
        error={fix.error}
        onSubmit={() => fix.mutate({ params: { id: finding.id }, body: { note } })}
      >
        <Text size="sm">{t('fixText')}</Text>
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxLength={2000}
          value={note}
          onChange={(e) => setNote(e.currentTarget.value)}
          data-autofocus
        />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(auditWords)('fixTitle');
  },
);

export const PlanDialog = dialog<{ findings: readonly Pick<Finding, 'id' | 'title'>[]; onPlanned?: () => void }>(
  function PlanForm({
    findings,
    onPlanned,
    onClose,
  }: { findings: readonly Pick<Finding, 'id' | 'title'>[]; onPlanned?: () => void } & Closing) {
    const t = useWords(auditWords);
    const { go } = useAddress();
    const [title, setTitle] = useState('');
    const plan = useChange(planFindings, {
      stale: [...afterFinding, listTasks],
      quiet: true,
      onDone: ({ task }) => {
        notifications.show({ color: 'green', message: t('planned_done', { number: task.number }) });
        onPlanned?.();
        onClose();
        go(`/tasks/${task.id}`);
      },
    });
    return (
      <DialogForm
        verb={t('plan')}
        onClose={onClose}
        pending={plan.isPending}
        error={plan.error}
        onSubmit={() =>
          plan.mutate({
            body: { findingIds: findings.map(({ id }) => id), ...(title.trim() === '' ? {} : { title: title.trim() }) },
          })
        }
      >
        <Text size="sm">{t('planText')}</Text>
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {findings.slice(0, 8).map(({ id, title }) => (
            <Text component="li" size="sm" key={id} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Text>
          ))}
          {findings.length > 8 && <li>…</li>}
        </ul>
        <TextInput
          label={t('taskTitle')}
          description={t('taskTitleHint')}
          minLength={3}
          maxLength={200}
          value={title}
          onChange={(e) => setTitle(e.currentTarget.value)}
          data-autofocus
        />
      </DialogForm>
    );
  },
  function useTitle() {
    return useWords(auditWords)('planTitle');
  },
);
