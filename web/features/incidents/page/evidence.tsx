import { Collapse, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronRight } from '@tabler/icons-react';
import { useWords, words } from '../../../kit/words.ts';
import classes from './evidence.module.css';

const evidenceWords = words({
  en: {
    show: 'Evidence',
    hint: 'As the monitor received it. The store’s own text, shown as is.',
    address: 'Address',
    status: 'Status',
    redirects: 'Redirects',
    headers: 'Headers',
    certificate: 'Certificate',
    answers: 'Answers of the resolvers',
    facts: 'Facts',
    bodyExcerpt: 'Beginning of the page',
  },
  ru: {
    show: 'Что зафиксировано',
    hint: 'Так это получил монитор. Текст магазина показан как есть.',
    address: 'Адрес',
    status: 'Код ответа',
    redirects: 'Перенаправления',
    headers: 'Заголовки',
    certificate: 'Сертификат',
    answers: 'Ответы DNS-серверов',
    facts: 'Факты',
    bodyExcerpt: 'Начало страницы',
  },
  uk: {
    show: 'Що зафіксовано',
    hint: 'Так це отримав монітор. Текст магазину показано як є.',
    address: 'Адреса',
    status: 'Код відповіді',
    redirects: 'Переспрямування',
    headers: 'Заголовки',
    certificate: 'Сертифікат',
    answers: 'Відповіді DNS-серверів',
    facts: 'Факти',
    bodyExcerpt: 'Початок сторінки',
  },
});
const known = ['status', 'address', 'redirects', 'certificate', 'answers', 'facts', 'headers', 'bodyExcerpt'] as const;

/** Writes any evidence as lines of plain text: `name: value`, one a line. */
export function evidenceText(value: unknown): string {
  if (Array.isArray(value))
    return value.map((item) => (isRecord(item) ? Object.values(item).join(' → ') : String(item))).join('\n');
  if (!isRecord(value)) return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${Array.isArray(part) ? part.join(', ') : String(part)}`)
    .join('\n');
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
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
