import { useWords } from '../../../kit/words.ts';
import { timeWords } from './words.ts';

/** `2 h 15 min`; never days: a working day has no length of its own. */
export function useSpent(): (minutes: number) => string {
  const t = useWords(timeWords);
  return (minutes) => {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    return [
      ...(hours > 0 ? [t('h', { n: hours })] : []),
      ...(rest > 0 || hours === 0 ? [t('m', { n: rest })] : []),
    ].join(' ');
  };
}
