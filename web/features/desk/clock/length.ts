import { useFormat } from '../../../kit/format.ts';
import { useWords } from '../../../kit/words.ts';
import { clockWords } from './words.ts';

const minute = 60_000;

/** A length of working time: whole minutes, since nobody promises less. */
export function useLength(): (ms: number) => string {
  const t = useWords(clockWords);
  const f = useFormat();
  return (ms) => (ms < minute ? t('minute') : f.duration(Math.floor(ms / minute) * minute));
}
