import { Group, Stack, Text, UnstyledButton } from '@mantine/core';
import type { ComponentType } from 'react';
import type { Kind } from './kind-schema.ts';
import classes from './kinds.module.css';

type KindIcon = ComponentType<{ kind: string; size?: number }>;

/** Which kind it is to be, with a word on what each one is. */
export function KindChoice({
  question,
  kinds,
  Icon,
  onChoose,
}: {
  question: string;
  kinds: Kind[];
  Icon: KindIcon;
  onChoose: (name: string) => void;
}) {
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {question}
      </Text>
      <div className={classes.kinds}>
        {kinds.map((kind) => (
          <UnstyledButton key={kind.name} className={classes.kind} onClick={() => onChoose(kind.name)}>
            <Icon kind={kind.name} size={24} />
            <span>
              <Text fw={600} size="sm">
                {kind.label}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={3}>
                {kind.help}
              </Text>
            </span>
          </UnstyledButton>
        ))}
      </div>
    </Stack>
  );
}

/** The kind that was chosen, and where to get what its settings ask for. */
export function KindIntro({ kind, Icon }: { kind: Kind; Icon: KindIcon }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Icon kind={kind.name} size={24} />
      <div>
        <Text fw={600}>{kind.label}</Text>
        <Text size="sm" c="dimmed" className="plain">
          {kind.help}
        </Text>
      </div>
    </Group>
  );
}
