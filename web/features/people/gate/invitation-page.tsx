import { Alert, Button, PasswordInput, Skeleton, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { acceptInvitation, getSession, readInvitation } from '#contract/people';
import { asLink, useAddress } from '../../../app/address.tsx';
import { useCall, useChange } from '../../../app/query.ts';
import { ErrorNote } from '../../../kit/ErrorNote.tsx';
import { Form } from '../../../kit/Form.tsx';
import { refusedFields } from '../../../kit/refused-field.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { roleWords } from '../role.words.ts';
import { Frame } from './frame.tsx';
import { gateWords } from './words.ts';
import { browserZone, ZoneSelect } from '../../../kit/ZoneSelect.tsx';

/** `/invitation/:secret`: a person joins. */
export default function InvitationPage() {
  const t = useWords(gateWords);
  const role = useWords(roleWords);
  const { secret } = useAddress().params as { secret: string };
  const invitation = useCall(readInvitation, { params: { secret } });
  const session = useCall(getSession);
  const known = invitation.data;
  if (invitation.error?.status === 0 || (invitation.error?.status ?? 0) >= 500) {
    return (
      <Frame title={t('invited')}>
        <ErrorNote error={invitation.error} onRetry={invitation.refetch} />
      </Frame>
    );
  }
  if (invitation.error) {
    return (
      <Frame title={t('invitationGone')} text={t('invitationGoneText')}>
        <Button renderRoot={asLink('/')}>{t('toSignIn')}</Button>
      </Frame>
    );
  }
  if (!known)
    return (
      <Frame title={t('invited')}>
        <Skeleton height={240} />
      </Frame>
    );
  const name = session.data?.state === 'signed_in' ? session.data.person?.name : undefined;
  return (
    <Frame title={t('invited')} text={t('invitedAs', { email: known.email, role: role(`role_${known.role}`) })}>
      {name && (
        <Alert color="amber" mb="md">
          {t('signedInAlready', { name })}
        </Alert>
      )}
      <JoinForm secret={secret} email={known.email} />
    </Frame>
  );
}

function JoinForm({ secret, email }: { secret: string; email: string }) {
  const t = useWords(gateWords);
  const language = useLanguage();
  const [form, setForm] = useState({ name: '', password: '', timeZone: browserZone() });
  const join = useChange(acceptInvitation, { quiet: true, onDone: () => location.assign('/') });
  const refused = refusedFields(join.error, Object.keys(form));
  return (
    <Form onSubmit={() => join.mutate({ params: { secret }, body: { ...form, language } })}>
      <Stack gap="md">
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <TextInput
          label={t('name')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={100}
          autoFocus
          value={form.name}
          error={refused.at('name')}
          onChange={(e) => setForm({ ...form, name: e.currentTarget.value })}
        />
        <PasswordInput
          label={t('password')}
          description={t('passwordHint')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={10}
          maxLength={200}
          value={form.password}
          error={refused.at('password')}
          onChange={(e) => setForm({ ...form, password: e.currentTarget.value })}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <ZoneSelect
          label={t('timeZone')}
          description={t('timeZoneHint')}
          value={form.timeZone}
          onChange={(timeZone) => setForm({ ...form, timeZone })}
        />
        <ErrorNote error={refused.rest} />
        <Button type="submit" size="md" loading={join.isPending}>
          {t('accept')}
        </Button>
      </Stack>
    </Form>
  );
}
