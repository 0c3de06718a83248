import { Stack } from '@mantine/core';
import { words } from '#core/words';
import { Facts, PlainBlock } from '../../../kit/Evidence.tsx';
import { useWords } from '../../../kit/words.ts';

const evidenceWords = words({
  en: {
    status: 'Status',
    address: 'Address that answered',
    redirects: 'Redirects',
    certificate: 'Certificate',
    answers: 'Answers of the resolvers',
    facts: 'Facts',
    headers: 'Headers',
    bodyExcerpt: 'Beginning of the body',
  },
  ru: {
    status: 'Код ответа',
    address: 'Кто ответил',
    redirects: 'Перенаправления',
    certificate: 'Сертификат',
    answers: 'Ответы DNS-серверов',
    facts: 'Факты',
    headers: 'Заголовки',
    bodyExcerpt: 'Начало ответа',
  },
  uk: {
    status: 'Код відповіді',
    address: 'Хто відповів',
    redirects: 'Переспрямування',
    certificate: 'Сертифікат',
    answers: 'Відповіді DNS-серверів',
    facts: 'Факти',
    headers: 'Заголовки',
    bodyExcerpt: 'Початок відповіді',
  },
});
type Known = keyof typeof evidenceWords.en;
const order = Object.keys(evidenceWords.en) as Known[];
const rank = (name: string) => (order as string[]).indexOf(name) >>> 0;

/** Facts that a probe kept, each as plain text. Nothing where it kept none. */
export function EvidenceParts({ evidence }: { evidence: Record<string, unknown> | null }) {
  const t = useWords(evidenceWords);
  const parts = Object.entries(evidence ?? {})
    .map(([name, value]) => [name, textOf(value)] as const)
    .filter(([, text]) => text !== '');
  if (parts.length === 0) return null;
  parts.sort(([a], [b]) => rank(a) - rank(b));
  const label = (name: string) => (name in evidenceWords.en ? t(name as Known) : name);
  const isShort = (text: string) => text.length < 100 && !text.includes('\n');
  return (
    <Stack gap="sm">
      <Facts
        of={parts
          .filter(([, text]) => isShort(text))
          .map(([name, text]) => [
            label(name),
            <code key={name} className="plain">
              {text}
            </code>,
          ])}
      />
      {parts
        .filter(([, text]) => !isShort(text))
        .map(([name, text]) => (
          <PlainBlock key={name} label={label(name)}>
            {text}
          </PlainBlock>
        ))}
    </Stack>
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value.map((item) => (isRecord(item) ? Object.values(item).join(' → ') : String(item))).join('\n');
  if (isRecord(value))
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${Array.isArray(part) ? part.join(', ') : String(part)}`)
      .join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
