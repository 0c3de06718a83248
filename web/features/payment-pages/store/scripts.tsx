import { Button, Checkbox, Group, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { PaymentInventory } from '#contract/payment-pages';
import { useAddress } from '../../../app/address.tsx';
import { useCan } from '../../../app/session.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { ApproveDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';
import { ScriptDetails } from './script-details.tsx';
import { cardHostsOf, scriptNames, type ScriptShown, scriptsOf, shownScript } from './together.ts';

/** Every script that ran at the latest visit, to be approved one by one or several at once. */
export function Scripts({ storeId, pages }: { storeId: string; pages: readonly PaymentInventory[] }) {
  const t = useWords(paymentWords);
  const can = useCan()('findings.write');
  const { search, setSearch } = useAddress();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [approving, setApproving] = useState(false);
  const all = scriptsOf(pages);
  const cardHosts = cardHostsOf(pages);
  const waiting = all.filter(({ approval }) => approval === null);
  const shown = search.show === 'waiting' ? waiting : all;
  // What somebody else approved meanwhile is not approved again.
  const chosen = waiting.filter(({ id }) => ticked.includes(id)).map(({ id }) => id);
  const toggle = (id: string) => setTicked(ticked.includes(id) ? ticked.filter((one) => one !== id) : [...ticked, id]);
  return (
    <Panel
      title={t('scripts')}
      actions={
        can &&
        waiting.length > 0 && (
          <Group gap="xs">
            <Checkbox
              label={t('chooseAll', { n: waiting.length })}
              checked={chosen.length === waiting.length}
              indeterminate={chosen.length > 0 && chosen.length < waiting.length}
              onChange={() => setTicked(chosen.length === waiting.length ? [] : waiting.map(({ id }) => id))}
            />
            <Button size="compact-sm" disabled={chosen.length === 0} onClick={() => setApproving(true)}>
              {t('approveChosen', { n: chosen.length })}
            </Button>
          </Group>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('scriptsText')}
      </Text>
      {waiting.length > 0 && waiting.length < all.length && (
        <div className="toolbar">
          <Select
            aria-label={t('show')}
            w={{ base: '100%', sm: 260 }}
            allowDeselect={false}
            value={search.show ?? 'all'}
            onChange={(value) => setSearch({ show: value === 'waiting' ? value : undefined })}
            data={[
              { value: 'all', label: t('showAll', { n: all.length }) },
              { value: 'waiting', label: t('showWaiting', { n: waiting.length }) },
            ]}
          />
        </div>
      )}
      <ul className={classes.lines}>
        {shown.map((script) => (
          <li key={script.id} className={classes.choice}>
            {can && script.approval === null && (
              <Checkbox
                size="sm"
                mt={2}
                aria-label={t('choose', { what: script.id })}
                checked={chosen.includes(script.id)}
                onChange={() => toggle(script.id)}
              />
            )}
            <ScriptLine script={script} storeId={storeId} cardHosts={cardHosts} />
          </li>
        ))}
      </ul>
      <ApproveDialog
        opened={approving}
        onClose={() => setApproving(false)}
        storeId={storeId}
        kind="script"
        about={chosen}
        names={scriptNames(pages)}
        onApproved={() => setTicked([])}
      />
    </Panel>
  );
}

function ScriptLine({
  script,
  storeId,
  cardHosts,
}: {
  script: ScriptShown;
  storeId: string;
  cardHosts: ReadonlySet<string>;
}) {
  const t = useWords(paymentWords);
  return (
    <details className={classes.found}>
      <summary>
        <b>
          <code>{shownScript(script)}</code>
        </b>
        <span className={classes.tags}>
          <span className={classes.tag}>{t(originOf(script))}</span>
          {script.by !== null && <span className={classes.tag}>{t('injected')}</span>}
          {script.listens && (
            <span className={classes.tag} data-hot>
              {t('listens')}
            </span>
          )}
          {script.on.map((page) => (
            <span key={page} className={classes.tag}>
              {t(page)}
            </span>
          ))}
        </span>
        <span className={classes.word} data-waits={script.approval === null || undefined}>
          {script.approval ? t('approvedBy', { name: script.approval.by }) : t('waits')}
        </span>
      </summary>
      <ScriptDetails script={script} storeId={storeId} cardHosts={cardHosts} />
    </details>
  );
}

const originOf = ({ kind, isOwn }: ScriptShown) => (kind === 'inline' ? 'inline' : isOwn ? 'own' : 'third');
