import { Kbd, Modal, Table } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect } from 'react';
import { useLanguage, useWords } from '../kit/words.ts';
import { useAddress } from './address.tsx';
import { appWords } from './app.words.ts';
import type { NavEntry } from './feature.ts';

let open: () => void = () => {};
export const showShortcuts = () => open();

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `g` then a letter jumps, `/` goes to the page's search, `?` lists the keys. */
export function Shortcuts({ entries }: { entries: NavEntry[] }) {
  const t = useWords(appWords);
  const language = useLanguage();
  const [opened, list] = useDisclosure();
  const { go } = useAddress();
  open = list.open;
  useEffect(() => {
    let afterG = 0;
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : event.key;
      const entry = event.timeStamp - afterG < 1200 ? entries.find((e) => e.key === letter) : undefined;
      afterG = letter === 'g' && !entry ? event.timeStamp : 0;
      if (entry) go(entry.path);
      else if (event.key === '?') list.open();
      else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-page-search]')?.focus();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [entries, go, list]);
  const rows: [string[], string][] = [
    [['Ctrl', 'K'], t('keyPalette')],
    [['/'], t('keySlash')],
    [['?'], t('keyHelp')],
    ...entries
      .filter((e) => e.key)
      .map((e): [string[], string] => [['g', e.key!], t('keyGo', { name: e.label[language] })]),
  ];
  return (
    <Modal opened={opened} onClose={list.close} title={t('keys')}>
      <Table>
        <Table.Tbody>
          {rows.map(([keys, what]) => (
            <Table.Tr key={what}>
              <Table.Td w={120}>
                {keys.map((key) => (
                  <Kbd key={key} mr={4}>
                    {key}
                  </Kbd>
                ))}
              </Table.Td>
              <Table.Td>{what}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
