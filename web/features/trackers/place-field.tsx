import { Anchor, Button, Group, Input, Loader, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../kit/words.ts';
import { choicesOf } from './choices.ts';
import type { PlaceList } from './places.ts';
import { trackerWords } from './words.ts';

interface PlaceFieldProps {
  name: string;
  label: string;
  /** What to type where the list cannot be read. */
  typedLabel: string;
  hint: string | undefined;
  value: string;
  /** What the chosen place is called, where that is known. */
  known: string | null;
  list: PlaceList;
  error: string | undefined;
  onRead: () => void;
  onChange: (value: string) => void;
}

/** The project, board or list: chosen by name from what the tracker tells, or typed where it does not tell. */
export function PlaceField({ name, label, typedLabel, hint, list, value, ...props }: PlaceFieldProps) {
  const t = useWords(trackerWords);
  const [typing, setTyping] = useState(false);
  const unread = !list.isPending && list.items === null;
  if (typing || (unread && list.error))
    return (
      <Stack gap={6}>
        <TextInput
          name={name}
          label={typedLabel}
          description={hint}
          error={props.error}
          required
          autoComplete="off"
          value={value}
          onChange={(e) => props.onChange(e.currentTarget.value)}
        />
        <Group gap="xs">
          <Text size="xs" c="dimmed">
            {t(typing ? 'placeTyped' : 'placesUnread')}
          </Text>
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => {
              setTyping(false);
              if (list.items === null) props.onRead();
            }}
          >
            {t('placesRead')}
          </Anchor>
        </Group>
      </Stack>
    );
  const choices = choicesOf(list.items ?? []);
  // What is connected stays chosen, though the list was not read yet or has no such place any more.
  const isListed = choices.some((choice) => choice.value === value);
  const data = value === '' || isListed ? choices : [{ value, label: props.known ?? value }, ...choices];
  const typeIt = (
    <Anchor component="button" type="button" size="xs" onClick={() => setTyping(true)}>
      {t('placeType')}
    </Anchor>
  );
  if (unread && value === '')
    return (
      <Input.Wrapper label={label} description={t('placesHint')} required error={props.error}>
        <Group gap="sm" mt={6}>
          <Button variant="default" leftSection={<IconListSearch size={16} />} onClick={props.onRead}>
            {t('placesRead')}
          </Button>
          {typeIt}
        </Group>
      </Input.Wrapper>
    );
  return (
    <Stack gap={6}>
      <Select
        name={name}
        label={label}
        description={list.more ? t('placesMore', { n: choices.length }) : undefined}
        error={props.error}
        required
        searchable
        allowDeselect={false}
        limit={100}
        data={data}
        value={value === '' ? null : value}
        placeholder={list.isPending ? t('placesPending') : t('placeChoose')}
        nothingFoundMessage={t(list.items?.length === 0 ? 'placesNone' : 'placesNotFound')}
        rightSection={list.isPending ? <Loader size={16} /> : undefined}
        onDropdownOpen={() => unread && props.onRead()}
        onChange={(next) => next && props.onChange(next)}
      />
      <div>{typeIt}</div>
    </Stack>
  );
}
