import { Stack } from '@mantine/core';
import { Facts, PlainBlock } from '../Evidence.tsx';
import { useWords } from '../words.ts';
import { evidenceText } from './text.ts';
import { evidenceWords } from './words.ts';

const order = [
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
type Known = (typeof order)[number];

/** What there is to show, what is looked at first before the rest. */
export const evidenceParts = (evidence: Record<string, unknown> | null): (readonly [name: string, text: string])[] =>
  Object.entries(evidence ?? {})
    .map(([name, value]) => [name, evidenceText(value)] as const)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => rank(a) - rank(b));

/** Facts that a probe kept, each as plain text: it is a stranger's. Nothing where it kept none. */
export function EvidenceParts({ evidence }: { evidence: Record<string, unknown> | null }) {
  const t = useWords(evidenceWords);
  const parts = evidenceParts(evidence);
  if (parts.length === 0) return null;
  const label = (name: string) => (isKnown(name) ? t(name) : name);
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

const isShort = (text: string) => text.length < 100 && !text.includes('\n');
const isKnown = (name: string): name is Known => (order as readonly string[]).includes(name);
const rank = (name: string) => (isKnown(name) ? order.indexOf(name) : order.length);
