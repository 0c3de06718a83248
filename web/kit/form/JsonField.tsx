import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { kitWords } from '../kit.words.ts';
import { useWords } from '../words.ts';
import { useShown, type FieldProps } from './shown.ts';

/** The way out for shapes that have no input of their own: the value as JSON. */
export function JsonField(props: FieldProps) {
  const t = useWords(kitWords);
  const shown = useShown(props);
  const [text, setText] = useState(() => (props.value === undefined ? '' : JSON.stringify(props.value, null, 2)));
  const [why, setWhy] = useState<string | null>(null);
  const change = (next: string) => {
    setText(next);
    const read = readJson(next);
    setWhy(read.why);
    if (!read.why) props.onChange(read.value);
  };
  return (
    <Textarea
      {...shown}
      error={why ? t('badJson', { why }) : shown.error}
      value={text}
      autosize
      minRows={2}
      maxRows={14}
      onChange={(e) => change(e.currentTarget.value)}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
    />
  );
}

function readJson(text: string): { value: unknown; why: string | null } {
  if (!text.trim()) return { value: undefined, why: null };
  try {
    return { value: JSON.parse(text) as unknown, why: null };
  } catch (error) {
    return { value: undefined, why: (error as Error).message };
  }
}
