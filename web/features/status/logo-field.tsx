import { Button, FileButton, Group, Input } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kit/words.ts';
import { logoFault, readLogo } from './logo.ts';
import { statusWords } from './words.ts';

/** A picture from this device, checked before it is sent. */
export function LogoField({
  value,
  onChange,
  error,
}: {
  value: string | null;
  onChange: (logo: string | null) => void;
  error: string | undefined;
}) {
  const t = useWords(statusWords);
  const [fault, setFault] = useState<string | null>(null);
  const take = async (file: File | null) => {
    if (!file) return;
    const wrong = logoFault(file);
    setFault(wrong && t(wrong, { size: Math.ceil(file.size / 1024) }));
    if (!wrong) onChange(await readLogo(file));
  };
  return (
    <Input.Wrapper label={t('logo')} description={t('logoHint')} error={fault ?? error}>
      <Group gap="xs" my={6}>
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default">
              {t(value ? 'changeLogo' : 'chooseLogo')}
            </Button>
          )}
        </FileButton>
        {value && (
          <Button size="xs" variant="subtle" color="gray" onClick={() => onChange(null)}>
            {t('removeLogo')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  );
}
