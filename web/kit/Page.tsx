import { Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from '../app/address.tsx';
import { kitWords } from './kit.words.ts';
import { useWords } from './words.ts';

export interface Crumb {
  label: string;
  to: string;
}

/** A screen: where we are, what it is called, what one can do here. */
export function Page({
  title,
  crumbs = [],
  beside,
  below,
  actions,
  children,
}: {
  title: string;
  crumbs?: Crumb[];
  beside?: ReactNode;
  below?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords(kitWords);
  useDocumentTitle(`${title} · Vakhta`);
  return (
    <>
      <div className="page-head">
        <div>
          {crumbs.length > 0 && (
            <nav className="crumbs" aria-label={t('crumbs')}>
              {crumbs.map((crumb) => (
                <span key={crumb.to}>
                  <Link to={crumb.to}>{crumb.label}</Link> /
                </span>
              ))}
            </nav>
          )}
          <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' }}>
            <Title order={1}>{title}</Title>
            {beside}
          </div>
          {below}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </>
  );
}

/** A box with a heading. */
export function Panel({ title, actions, children }: { title?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel">
      {(title || actions) && (
        <div className="panel-head">
          {title ? (
            <Title order={2} size="h3">
              {title}
            </Title>
          ) : (
            <span />
          )}
          {actions}
        </div>
      )}
      {children}
    </section>
  );
}
