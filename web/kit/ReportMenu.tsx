import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { languages } from '#core/words';
import { kitWords } from './kit.words.ts';
import { useLanguage, useWords } from './words.ts';

interface Props {
  label: string;
  /** Where the report is in a language, as a page or as a PDF. */
  href: (ending: 'html' | 'pdf', language: string) => string;
  /** Forms of it that have no language: their names and addresses. */
  more?: readonly { name: string; href: string }[];
}

/** A report to read or to take away, in each language, one's own first. */
export function ReportMenu({ label, href, more = [] }: Props) {
  const t = useWords(kitWords);
  const language = useLanguage();
  const tongues = [language, ...languages.filter((one) => one !== language)];
  const named = (tongue: string) => new Intl.DisplayNames(tongue, { type: 'language' }).of(tongue);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['html', 'pdf'] as const).flatMap((ending) =>
          tongues.map((tongue) => (
            <Menu.Item
              key={`${ending} ${tongue}`}
              component="a"
              href={href(ending, tongue)}
              {...(ending === 'html' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}
            >
              {t(ending === 'html' ? 'reportPage' : 'reportPdf')}, {named(tongue)}
            </Menu.Item>
          )),
        )}
        {more.map((one) => (
          <Menu.Item key={one.href} component="a" href={one.href} download>
            {one.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
