import { Stack, Text, Title } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';

/** Nothing here yet: what this place is for, and the button that begins. */
export function EmptyState({
  title,
  children,
  action,
  icon: Icon,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: ComponentType<{ size?: number; stroke?: number; color?: string }>;
}) {
  return (
    <Stack align="center" ta="center" gap={6} py={56} px="md">
      {Icon && <Icon size={36} stroke={1.3} color="var(--mantine-color-dimmed)" />}
      <Title order={2} size="h3" mt={4}>
        {title}
      </Title>
      {children && (
        <Text c="dimmed" size="sm" maw={460}>
          {children}
        </Text>
      )}
      {action && <div style={{ marginTop: 12 }}>{action}</div>}
    </Stack>
  );
}
