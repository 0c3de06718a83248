import { Button, ColorInput, FileButton, Group, Image, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import { type brand, changeBrand, readBrand } from '#contract/people';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { Panel } from '../../../kit/Page.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useWords } from '../../../kit/words.ts';
import { settingsWords } from './words.ts';

/** In whose name reports are handed over. */
export function BrandPanel({ mayWrite }: { mayWrite: boolean }) {
  const t = useWords(settingsWords);
  const answer = useCall(readBrand);
  return (
    <Panel title={t('brand')}>
      <Text size="sm" c="dimmed" mb="md">
        {t('brandHint')}
      </Text>
      <ErrorNote error={answer.error} onRetry={answer.refetch} />
      {answer.data ? <Fields of={answer.data} mayWrite={mayWrite} /> : <Skeleton height={160} />}
    </Panel>
  );
}

function Fields({ of, mayWrite }: { of: z.infer<typeof brand>; mayWrite: boolean }) {
  const t = useWords(settingsWords);
  const [name, setName] = useState(of.name);
  const [color, setColor] = useState(of.color ?? '');
  const [logo, setLogo] = useState(of.logo);
  const again = useRef<() => void>(null);
  const save = useChange(changeBrand, {
    stale: [readBrand],
    quiet: true,
    onDone: () => notifications.show({ message: t('saved') }),
  });
  const { at, rest } = refusedFields(save.error, ['name', 'color', 'logo']);
  const isSame = name.trim() === of.name && color === (of.color ?? '') && logo === of.logo;
  const read = async (file: File | null) => {
    save.reset();
    if (file) setLogo(await addressOf(file));
    // Else the same file could not be chosen again.
    again.current?.();
  };
  return (
    <Form onSubmit={() => save.mutate({ body: { name: name.trim(), color: color || null, logo } })}>
      <Stack gap="md">
        <TextInput
          label={t('brandName')}
          maxLength={80}
          disabled={!mayWrite}
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
          error={at('name')}
        />
        <ColorInput
          label={t('brandColor')}
          description={t('brandColorHint')}
          placeholder="#1a7f5a"
          disabled={!mayWrite}
          value={color}
          onChange={setColor}
          error={at('color')}
          // Downwards it would lie over what is filled in next, and over the button.
          popoverProps={{ position: 'top-start' }}
        />
        <div>
          <Text size="sm" fw={500}>
            {t('brandLogo')}
          </Text>
          <Text size="xs" c="dimmed" mb={6}>
            {t('brandLogoHint')}
          </Text>
          <Group gap="sm">
            {logo && <Image src={logo} alt={t('brandLogo')} h={44} w="auto" maw={220} fit="contain" />}
            {mayWrite && (
              <FileButton
                resetRef={again}
                accept="image/png,image/jpeg,image/webp"
                onChange={(file) => void read(file)}
              >
                {(props) => (
                  <Button variant="default" size="xs" leftSection={<IconUpload size={15} />} {...props}>
                    {t('brandLogoChoose')}
                  </Button>
                )}
              </FileButton>
            )}
            {mayWrite && logo && (
              <Button variant="subtle" color="gray" size="xs" onClick={() => setLogo(null)}>
                {t('brandLogoRemove')}
              </Button>
            )}
          </Group>
          {at('logo') && (
            <Text size="xs" c="red" mt={4}>
              {at('logo')}
            </Text>
          )}
        </div>
        <ErrorNote error={rest} />
        {mayWrite && (
          <Group>
            <Button type="submit" variant="default" loading={save.isPending} disabled={isSame}>
              {t('save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Form>
  );
}

const addressOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
