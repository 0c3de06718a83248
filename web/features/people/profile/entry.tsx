import { Skeleton, Text } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import classes from './entry.module.css';

/** One thing of a short list inside a panel: icon, name, a line about it, what one can do. */
export function Entry({
  icon: Icon,
  title,
  text,
  action,
}: {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: ReactNode;
  text: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li className={classes.entry}>
      <Icon size={20} stroke={1.5} />
      <div className={classes.text}>
        <Text size="sm" fw={550} component="div">
          {title}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {text}
        </Text>
      </div>
      {action}
    </li>
  );
}

export function EntryList({
  count,
  empty,
  children,
}: {
  count: number | undefined;
  empty: string;
  children: ReactNode;
}) {
  if (count === undefined) return <Skeleton height={48} />;
  if (count === 0) return <Text size="sm">{empty}</Text>;
  return <ul className={classes.list}>{children}</ul>;
}
