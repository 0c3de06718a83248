import { Alert, Button, Checkbox, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { createToken, listTokens } from '#contract/people';
import type { Permission } from '#contract/permissions';
import { useChange } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { CopyField } from '../../../kit/CopyField.tsx';
import { Form } from '../../../kit/Form.tsx';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { useWords } from '../../../kit/words.ts';
import { roleWords } from '../role.words.ts';
import { profileWords } from './words.ts';

const isReading = (permission: Permission) => permission.endsWith('.read');
type ScopeWord<P extends string> = P extends `${infer Room}.${infer What}` ? `scope_${Room}_${What}` : never;
const scopeWord = (permission: Permission) => `scope_${permission.replace('.', '_')}` as ScopeWord<Permission>;

export function CreateToken({ onDone }: { onDone: () => void }) {
  const t = useWords(profileWords);
  const words = useWords(roleWords);
  const { permissions } = useSession();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [scopes, setScopes] = useState<Permission[]>(permissions.filter(isReading));
  const create = useChange(createToken, { stale: [listTokens], quiet: true });
  if (create.data) return <TokenOnce secret={create.data.secret} onDone={onDone} />;
  const send = () =>
    create.mutate({ body: { name: name.trim(), scopes, expiresInDays: days === 'never' ? null : Number(days) } });
  return (
    <Form onSubmit={send}>
      <Stack gap="md">
        <TextInput
          label={t('tokenName')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        <div>
          <Group justify="space-between" mb={6}>
            <Text size="sm" fw={550}>
              {t('scopes')}
            </Text>
            <Group gap={6}>
              <Button size="compact-xs" variant="default" onClick={() => setScopes(permissions.filter(isReading))}>
                {t('readOnly')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => setScopes(permissions)}>
                {t('everything')}
              </Button>
            </Group>
          </Group>
          <Checkbox.Group value={scopes} onChange={(next) => setScopes(next)}>
            <Stack gap={7}>
              {permissions.map((p) => (
                <Checkbox
                  key={p}
                  size="xs"
                  value={p}
                  label={
                    <>
                      {words(scopeWord(p))}{' '}
                      <Text span size="xs" c="dimmed" ff="monospace">
                        {p}
                      </Text>
                    </>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </div>
        <div>
          <Text size="sm" fw={550} mb={4}>
            {t('expires')}
          </Text>
          <SegmentedControl
            fullWidth
            size="xs"
            value={days}
            onChange={setDays}
            aria-label={t('expires')}
            data={[
              { value: '30', label: t('days30') },
              { value: '90', label: t('days90') },
              { value: '365', label: t('days365') },
              { value: 'never', label: t('never') },
            ]}
          />
        </div>
        <ErrorNote error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
            {t('createToken')}
          </Button>
        </Group>
      </Stack>
    </Form>
  );
}

function TokenOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useWords(profileWords);
  return (
    <Stack gap="md">
      <Alert color="amber">{t('tokenOnce')}</Alert>
      <CopyField value={secret} />
      <div>
        <Text size="sm" fw={550} mb={4}>
          {t('tokenExample')}
        </Text>
        <CopyField value={`curl -H "authorization: Bearer ${secret}" ${location.origin}/api/stores`} />
      </div>
      <Group justify="flex-end">
        <Button onClick={onDone}>{t('done')}</Button>
      </Group>
    </Stack>
  );
}
