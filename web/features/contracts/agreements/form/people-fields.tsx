import { ActionIcon, Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ContractTerms } from '#contract/contracts';
import { useWords } from '../../../../kit/words.ts';
import { contractWords } from '../words.ts';

type Person = ContractTerms['team'][number];

/** Who is named in the agreement, with role and channel. */
export function PeopleFields({ value, onChange }: { value: Person[]; onChange: (people: Person[]) => void }) {
  const t = useWords(contractWords);
  const set = (at: number, change: Partial<Person>) =>
    onChange(value.map((person, i) => (i === at ? { ...person, ...change } : person)));
  return (
    <Stack gap="sm">
      {value.map((person, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no other name while they are typed
        <Group key={i} gap="xs" wrap="wrap">
          <TextInput
            style={{ flex: '1 1 160px' }}
            aria-label={t('personName')}
            placeholder={t('personName')}
            required
            maxLength={100}
            value={person.name}
            onChange={(e) => set(i, { name: e.currentTarget.value })}
          />
          <TextInput
            style={{ flex: '1 1 140px' }}
            aria-label={t('personRole')}
            placeholder={t('personRole')}
            maxLength={100}
            value={person.role}
            onChange={(e) => set(i, { role: e.currentTarget.value })}
          />
          <TextInput
            style={{ flex: '2 1 200px' }}
            aria-label={t('personChannel')}
            placeholder={t('personChannel')}
            maxLength={200}
            value={person.channel}
            onChange={(e) => set(i, { channel: e.currentTarget.value })}
          />
          <Checkbox
            label={t('responsible')}
            checked={person.responsible}
            onChange={(e) => set(i, { responsible: e.currentTarget.checked })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('removePerson')}
            onClick={() => onChange(value.filter((_, other) => other !== i))}
          >
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...value, { name: '', role: '', channel: '', responsible: value.length === 0 }])}
        >
          {t('addPerson')}
        </Button>
      </div>
    </Stack>
  );
}
