import { Button, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { PaymentApproval, PaymentInventory } from '#contract/payment-pages';
import { useCan } from '../../../app/session.tsx';
import { Facts } from '../../../kit/Evidence.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { useWords } from '../../../kit/words.ts';
import { cardWords } from '../card.words.ts';
import { CardDialog } from '../card-dialog.tsx';
import { ApproveDialog } from '../dialogs.tsx';
import classes from '../payment-pages.module.css';
import { paymentWords } from '../words.ts';
import { cardHostsOf, ownHosts, type PageName, together } from './together.ts';

interface Line {
  host: string;
  value: string;
  tags: string[];
  on: PageName[];
  approval: PaymentApproval | null;
  isHot?: boolean;
}

/** Where data go, whose frames stand there, where forms are sent, and the rules that the page gives to browsers. */
export function Leaving({ storeId, pages }: { storeId: string; pages: readonly PaymentInventory[] }) {
  const t = useWords(paymentWords);
  const own = ownHosts(pages);
  const [host, setHost] = useState<string | null>(null);
  const byHost = ({ host: one }: { host: string }) => one;
  const lists: Record<'destinations' | 'frames' | 'forms', Line[]> = {
    destinations: together(pages, (page) => page.destinations, byHost).map((one) => ({
      ...one,
      value: one.host,
      tags: one.kinds,
    })),
    frames: together(pages, (page) => page.frames, byHost).map((one) => ({ ...one, value: one.url, tags: [] })),
    forms: together(
      pages,
      (page) => page.forms,
      ({ action, card }) => `${action} ${card}`,
    ).map(({ action, card, ...one }) => ({
      ...{ ...one, value: action, approval: null, isHot: card },
      tags: card ? [t('cardForm')] : [],
    })),
  };
  return (
    <Panel title={t('leaving')}>
      {(['destinations', 'frames', 'forms'] as const).map((name) => (
        <Section key={name} title={t(name)} text={t(`${name}Text`)} none={lists[name].length === 0}>
          {lists[name].map((line) => (
            <HostLine
              key={`${line.value} ${line.isHot}`}
              line={line}
              isOwn={own.has(line.host)}
              onApprove={setHost}
              canApprove={name !== 'forms'}
            />
          ))}
        </Section>
      ))}
      <Cards storeId={storeId} pages={pages} />
      <Headers pages={pages} />
      <ApproveDialog
        opened={host !== null}
        onClose={() => setHost(null)}
        storeId={storeId}
        kind="host"
        about={host === null ? [] : [host]}
        cardHosts={cardHostsOf(pages)}
      />
    </Panel>
  );
}

function Section({ title, text, none, children }: { title: string; text: string; none: boolean; children: ReactNode }) {
  const t = useWords(paymentWords);
  return (
    <section className={classes.section}>
      <Title order={3} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {none ? t('noneSeen') : text}
      </Text>
      <ul className={classes.lines}>{children}</ul>
    </section>
  );
}

function HostLine({
  line: { host, value, tags, on, approval, isHot },
  isOwn,
  canApprove,
  onApprove,
}: {
  line: Line;
  isOwn: boolean;
  canApprove: boolean;
  onApprove: (host: string) => void;
}) {
  const t = useWords(paymentWords);
  const can = useCan()('findings.write') && canApprove && !isOwn && approval === null;
  return (
    <li className={classes.host}>
      <code className={classes.wraps}>{value}</code>
      <span className={classes.tags}>
        <span className={classes.tag}>{t(isOwn ? 'ownHost' : 'otherHost')}</span>
        {tags.map((tag) => (
          <span key={tag} className={classes.tag} data-hot={isHot || undefined}>
            {tag}
          </span>
        ))}
        {on.map((page) => (
          <span key={page} className={classes.tag}>
            {t(page)}
          </span>
        ))}
      </span>
      {approval && (
        <Text size="sm" c="dimmed">
          {t('approvedBy', { name: approval.by })}: {approval.why}
        </Text>
      )}
      {can && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onApprove(host)}
          aria-label={t('approveHost', { host })}
        >
          {t('approveOne')}
        </Button>
      )}
    </li>
  );
}

/** Where the number went that was typed into the card: told by itself, and let go by itself. */
function Cards({ storeId, pages }: { storeId: string; pages: readonly PaymentInventory[] }) {
  const t = useWords(paymentWords);
  const c = useWords(cardWords);
  const can = useCan()('findings.write');
  const [host, setHost] = useState<string | null>(null);
  const cards = together(
    pages,
    (page) => page.cards,
    (one) => one.host,
  );
  return (
    <Section title={c('cards')} text={c(cards.length === 0 ? 'noCards' : 'cardsText')} none={false}>
      {cards.map(({ host: to, how, approval, on }) => (
        <li key={to} className={classes.host}>
          <code className={classes.wraps}>{to}</code>
          <span className={classes.tags}>
            <span className={classes.tag} data-hot>
              {how}
            </span>
            {on.map((page) => (
              <span key={page} className={classes.tag}>
                {t(page)}
              </span>
            ))}
          </span>
          {approval && (
            <Text size="sm" c="dimmed">
              {c('mayHave')}: {approval.by}, {approval.why}
            </Text>
          )}
          {can && approval === null && (
            <Button
              size="compact-xs"
              variant="default"
              onClick={() => setHost(to)}
              aria-label={c('letCard', { host: to })}
            >
              {c('letCardShort')}
            </Button>
          )}
        </li>
      ))}
      <CardDialog opened={host !== null} onClose={() => setHost(null)} storeId={storeId} host={host ?? ''} />
    </Section>
  );
}

/** `Content-Security-Policy` and its like, page by page. */
function Headers({ pages }: { pages: readonly PaymentInventory[] }) {
  const t = useWords(paymentWords);
  return (
    <section className={classes.section}>
      <Title order={3} size="h4">
        {t('headers')}
      </Title>
      <Text size="sm" c="dimmed" mb={6}>
        {t('headersText')}
      </Text>
      {pages.map(({ page, policy, headers }) => (
        <details key={page} className={classes.found}>
          <summary>
            <b>{t(page)}</b>
            <span className={classes.word} data-waits={policy === null || undefined}>
              {t(policy === null ? 'noPolicy' : 'hasPolicy')}
            </span>
          </summary>
          <div className={classes.body}>
            <Facts
              of={[['content-security-policy', policy ?? t('notSent')], ...Object.entries(headers)].map(
                ([name, value]) => [
                  <code key="name">{name}</code>,
                  <code key="value" className={classes.wraps}>
                    {value}
                  </code>,
                ],
              )}
            />
          </div>
        </details>
      ))}
    </section>
  );
}
