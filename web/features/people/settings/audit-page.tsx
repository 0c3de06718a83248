import { Text } from '@mantine/core';
import { listAudit, listPeople } from '#contract/people';
import { useAddress } from '../../../app/address.tsx';
import { useCall } from '../../../app/query.ts';
import { EmptyState } from '../../../kit/EmptyState.tsx';
import { Filter } from '../../../kit/Filter.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Paged, PageSearch, usePaging, type Column } from '../../../kit/Paged.tsx';
import { Instant } from '../../../kit/time.tsx';
import { useWords } from '../../../kit/words.ts';
import { auditWords } from './audit.words.ts';
import { settingsWords } from './words.ts';

type Entry = {
  id: string;
  at: string;
  actor: string;
  action: string;
  subject: string;
  details: Record<string, unknown>;
  address: string | null;
};

/** `/settings/audit`: who did what. */
export default function AuditPage() {
  const t = useWords(settingsWords);
  const { search } = useAddress();
  const { query } = usePaging();
  const audit = useCall(
    listAudit,
    { query: { ...query, action: search.action, actorId: search.actorId } },
    { keep: true },
  );
  const said = useActionWords();
  const people = useCall(listPeople, { query: { limit: 500 } });
  return (
    <Page
      title={t('audit')}
      crumbs={[{ label: t('title'), to: '/settings' }]}
      below={
        <Text size="sm" c="dimmed" mt={4}>
          {t('auditText')}
        </Text>
      }
    >
      <div className="toolbar">
        <PageSearch placeholder={t('auditSearch')} />
        <Filter
          name="actorId"
          label={t('who')}
          any={t('everybody')}
          searchable
          wide
          data={(people.data?.items ?? []).map((person) => ({ value: person.id, label: person.name }))}
        />
        <Filter
          name="action"
          label={t('action')}
          any={t('allActions')}
          searchable
          wide
          data={Object.keys(auditWords.en).map((action) => ({ value: action, label: said(action) }))}
        />
      </div>
      <Paged
        answer={audit}
        columns={useColumns()}
        rowKey={(entry) => entry.id}
        filters={['action', 'actorId']}
        label={t('audit')}
        empty={<EmptyState title={t('noAudit')}>{t('noAuditText')}</EmptyState>}
      />
    </Page>
  );
}

type Known = keyof typeof auditWords.en;
const isKnown = (action: string): action is Known => action in auditWords.en;

/** Actions that have no words here are shown as the API names them. */
function useActionWords() {
  const a = useWords(auditWords);
  return (action: string) => (isKnown(action) ? a(action) : action);
}

function useColumns(): Column<Entry>[] {
  const t = useWords(settingsWords);
  const said = useActionWords();
  return [
    {
      key: 'at',
      from: 'sm',
      head: '',
      width: 130,
      cell: (entry) => (
        <Text size="sm" c="dimmed" component="span">
          <Instant of={entry.at} />
        </Text>
      ),
    },
    {
      key: 'who',
      head: t('who'),
      cell: (entry) => (
        <>
          <Text size="sm">{entry.actor}</Text>
          {entry.address && (
            <Text size="xs" c="dimmed">
              {entry.address}
            </Text>
          )}
          <Text size="xs" c="dimmed" component="div" hiddenFrom="sm">
            <Instant of={entry.at} />
          </Text>
        </>
      ),
    },
    {
      key: 'action',
      head: t('action'),
      cell: (entry) => (
        <>
          <Text size="sm">
            {said(entry.action)}
            {entry.subject !== 'settings' && (
              <>
                {' '}
                <Text span fw={550} style={{ overflowWrap: 'anywhere' }}>
                  {entry.subject}
                </Text>
              </>
            )}
          </Text>
          <Text size="xs" c="dimmed" ff="monospace" hiddenFrom="md" style={{ overflowWrap: 'anywhere' }}>
            {written(entry.details)}
          </Text>
        </>
      ),
    },
    {
      key: 'details',
      width: '42%',
      from: 'md',
      head: t('details'),
      cell: (entry) => (
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
          {written(entry.details)}
        </Text>
      ),
    },
  ];
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const isId = (value: unknown): boolean => (Array.isArray(value) ? value.every(isId) : uuid.test(String(value)));

/** `role: admin, active: false`; ids tell a person nothing and are left to the API. */
const written = (details: Record<string, unknown>) =>
  Object.entries(details)
    .filter(([, value]) => value !== null && !isId(value))
    .map(
      ([name, value]) =>
        `${name}: ${typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value)}`,
    )
    .join('; ');
