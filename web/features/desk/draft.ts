import { useState } from 'react';
import { useSession } from '../../app/session.tsx';

/** What is being written, kept in this browser over reloads until it is sent; each person has their own. */
export function useDraft(of: string): { text: string; write: (text: string) => void; forget: () => void } {
  const key = `vakhta-draft ${useSession().person.id} ${of}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? '');
  const write = (next: string) => {
    setText(next);
    if (next === '') localStorage.removeItem(key);
    else localStorage.setItem(key, next);
  };
  return { text, write, forget: () => write('') };
}
