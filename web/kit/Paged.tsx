import { ActionIcon, Button, CloseButton, Group, Skeleton, Table, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { useAddress } from '../app/address.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorNote } from './ErrorNote.tsx';
import { useFormat } from './format.ts';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

const perPage = 50;

/** Page and search text live in the address (`?page=2&q=…`), so a link and the back button keep them. */
export function usePaging(limit = perPage) {
  const { search } = useAddress();
  const page = Math.max(1, Number.parseInt(search.page ?? '1', 10) || 1);
  return { page, query: { limit, offset: (page - 1) * limit, ...(search.q ? { q: search.q } : {}) } };
}

/** The search of a list; writes `?q=` a moment after the last key and goes back to the first page. */
export function PageSearch({ placeholder }: { placeholder?: string }) {
  const t = useWords(kitWords);
  const { search, setSearch } = useAddress();
  const [typed, setTyped] = useState(search.q ?? '');
  const apply = useDebouncedCallback((q: string) => setSearch({ q, page: undefined }), 220);
  useEffect(() => setTyped(search.q ?? ''), [search.q]);
  const type = (q: string) => {
    setTyped(q);
    apply(q);
  };
  return (
    <TextInput
      className="page-search"
      type="search"
      data-page-search
      value={typed}
      onChange={(e) => type(e.currentTarget.value)}
      aria-label={placeholder ?? t('search')}
      placeholder={placeholder ?? t('searchHint')}
      leftSection={<IconSearch size={16} />}
      rightSection={typed ? <CloseButton size="sm" aria-label={t('clear')} onClick={() => type('')} /> : null}
    />
  );
}

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  width?: number | string;
  align?: 'start' | 'end';
  /** Left out on narrow screens. */
  from?: 'sm' | 'md' | 'lg';
}

interface PagedProps<Row> {
  answer: {
    data: { items: Row[]; total: number } | undefined;
    error: Error | null;
    isPlaceholderData: boolean;
    refetch: () => unknown;
  };
  columns: Column<Row>[];
  rowKey: (row: Row) => string;
  /** Shown where the list is empty though nothing is searched or filtered. */
  empty: ReactNode;
  /** Names of filters in the address besides `q`; while one is set an empty list means "nothing found". */
  filters?: string[];
  limit?: number;
  label: string;
}

/** A table of one page at a time; the server searches and counts. */
export function Paged<Row>({ answer, columns, rowKey, empty, filters = [], limit = perPage, label }: PagedProps<Row>) {
  const { search } = useAddress();
  const { data, error } = answer;
  if (error && !data) return <ErrorNote error={error} onRetry={answer.refetch} />;
  if (!data) return <Skeleton height={320} />;
  const filtered = ['q', ...filters].some((name) => search[name]) || Number(search.page ?? 1) > 1;
  if (data.items.length === 0)
    return <div className="paged">{filtered ? <NothingFound filters={filters} /> : empty}</div>;
  return (
    <div className="paged" data-stale={answer.isPlaceholderData || undefined}>
      <div className="paged-scroll">
        <Table highlightOnHover aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((c) => (
                <Table.Th
                  key={c.key}
                  {...(c.width ? { w: { sm: c.width } } : {})}
                  ta={c.align ?? 'start'}
                  {...(c.from ? { visibleFrom: c.from } : {})}
                >
                  {c.head}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map((row) => (
              <Table.Tr key={rowKey(row)}>
                {columns.map((c) => (
                  <Table.Td
                    key={c.key}
                    ta={c.align ?? 'start'}
                    {...(c.align === 'end' ? { className: 'figures' } : {})}
                    {...(c.from ? { visibleFrom: c.from } : {})}
                  >
                    {c.cell(row)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <PageFoot total={data.total} limit={limit} />
    </div>
  );
}

/** Nothing matches: the way back is one button. */
export function NothingFound({ filters = [] }: { filters?: string[] }) {
  const t = useWords(kitWords);
  const { setSearch } = useAddress();
  const clear = () => setSearch(Object.fromEntries(['q', 'page', ...filters].map((name) => [name, undefined])));
  return (
    <EmptyState
      title={t('nothingFound')}
      action={
        <Button variant="default" onClick={clear}>
          {t('clearFilters')}
        </Button>
      }
    >
      {t('nothingFoundHint')}
    </EmptyState>
  );
}

/** `51–100 of 2,000` and the ways to the pages beside; nothing where all fits on one. */
export function PageFoot({ total, limit = perPage }: { total: number; limit?: number }) {
  const t = useWords(kitWords);
  const f = useFormat();
  const { setSearch } = useAddress();
  const { page } = usePaging(limit);
  if (total <= limit && page === 1) return null;
  const to = (next: number) => {
    setSearch({ page: next > 1 ? String(next) : undefined });
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="paged-foot">
      <span className="figures">
        {t('shown', {
          from: f.number((page - 1) * limit + 1),
          to: f.number(Math.min(total, page * limit)),
          total: f.number(total),
        })}
      </span>
      <Group gap={4}>
        <ActionIcon variant="default" disabled={page <= 1} onClick={() => to(page - 1)} aria-label={t('previous')}>
          <IconChevronLeft size={16} />
        </ActionIcon>
        <ActionIcon
          variant="default"
          disabled={page * limit >= total}
          onClick={() => to(page + 1)}
          aria-label={t('next')}
        >
          <IconChevronRight size={16} />
        </ActionIcon>
      </Group>
    </div>
  );
}
