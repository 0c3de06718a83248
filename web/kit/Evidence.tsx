import type { ReactNode } from 'react';

/** A store's own text: never read as HTML, broken where it is too long. */
export function PlainBlock({ label, children }: { label?: string; children: string }) {
  return (
    <figure style={{ margin: 0 }}>
      {label && <figcaption style={{ fontSize: '0.8125rem', fontWeight: 550, marginBottom: 4 }}>{label}</figcaption>}
      <pre className="evidence" tabIndex={0}>
        {children}
      </pre>
    </figure>
  );
}

/** Facts as pairs of a name and a value; pairs without a value are left out. */
export function Facts({ of }: { of: [name: ReactNode, value: ReactNode][] }) {
  return (
    <dl className="facts">
      {of
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value], i) => (
          <div key={i} style={{ display: 'contents' }}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
