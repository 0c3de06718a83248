import { Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useWords } from '../../../kit/words.ts';
import { evidenceText } from './evidence-text.ts';
import { evidenceWords } from './evidence.words.ts';
import classes from './evidence.module.css';

const known = [
  'conditions',
  'status',
  'address',
  'redirects',
  'certificate',
  'answers',
  'facts',
  'headers',
  'bodyExcerpt',
] as const;

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** What a probe kept, folded away. The text is a stranger's: it is only ever shown as text. */
export function Evidence({
  evidence,
  opened: startsOpen = false,
}: {
  evidence: Record<string, unknown> | null;
  opened?: boolean;
}) {
  const t = useWords(evidenceWords);
  const [opened, { toggle }] = useDisclosure(startsOpen);
  const parts = Object.entries(evidence ?? {})
    .filter(([, value]) => !isEmpty(value))
    .sort(([a], [b]) => place(a) - place(b));
  if (parts.length === 0) return null;
  return (
    <div>
      <UnstyledButton className={classes.toggle} onClick={toggle} aria-expanded={opened}>
        <IconChevronRight size={16} className={classes.arrow} data-opened={opened || undefined} /> {t('show')}
      </UnstyledButton>
      <Collapse expanded={opened}>
        <Stack gap="xs" mt={6}>
          <Text size="xs" c="dimmed">
            {t('hint')}
          </Text>
          {parts.map(([name, value]) => (
            <div key={name}>
              <Text size="xs" fw={600} mb={2}>
                {isKnown(name) ? t(name) : name}
              </Text>
              <pre className={classes.text} tabIndex={0}>
                {evidenceText(value)}
              </pre>
            </div>
          ))}
        </Stack>
      </Collapse>
    </div>
  );
}
const isKnown = (name: string): name is (typeof known)[number] => (known as readonly string[]).includes(name);
const place = (name: string) => (isKnown(name) ? known.indexOf(name) : known.length);
