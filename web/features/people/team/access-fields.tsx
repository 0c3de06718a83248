import { MultiSelect, Select, Stack } from '@mantine/core';
import type { Person } from '#contract/people';
import { isClientRole, roles, specialities } from '#contract/permissions';
import { listClients } from '#contract/stores';
import { useCall } from '../../../app/query.ts';
import { useSession } from '../../../app/session.tsx';
import { useWords } from '../../../kit/words.ts';
import { roleWords } from '../role.words.ts';
import { teamWords } from './words.ts';

export type AccessOf = Pick<Person, 'role' | 'speciality' | 'clientIds'>;

/** A client's role without a client would see nothing. */
export const lacksClients = (access: AccessOf) => isClientRole(access.role) && access.clientIds.length === 0;
/** What does not belong to the role is not sent along. */
export const fitting = ({ role, speciality, clientIds }: AccessOf): AccessOf => ({
  role,
  speciality: role === 'engineer' ? speciality : null,
  clientIds: isClientRole(role) ? clientIds : [],
});

/** Role, and what belongs to it: an engineer's speciality, a client's people's clients. */
export function AccessFields({
  value,
  onChange,
  refused,
  asked,
}: {
  value: AccessOf;
  onChange: (next: AccessOf) => void;
  refused: (field: string) => string | undefined;
  asked: boolean;
}) {
  const t = useWords(teamWords);
  const words = useWords(roleWords);
  const { person: me } = useSession();
  const clients = useCall(listClients, { query: { limit: 500 } });
  const given = roles.filter((role) => role !== 'owner' || me.role === 'owner' || value.role === 'owner');
  const options = (clients.data?.items ?? []).map((client) => ({ value: client.id, label: client.name }));
  return (
    <Stack gap="md">
      <Select
        label={t('role')}
        description={words(`about_${value.role}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        error={refused('role')}
        data={given.map((role) => ({ value: role, label: words(`role_${role}`) }))}
        value={value.role}
        onChange={(role) => role && onChange({ ...value, role: role })}
      />
      {value.role === 'engineer' && (
        <Select
          label={t('speciality')}
          clearable
          placeholder={t('noSpeciality')}
          data={specialities.map((s) => ({ value: s, label: words(`speciality_${s}`) }))}
          value={value.speciality}
          onChange={(speciality) => onChange({ ...value, speciality: speciality })}
        />
      )}
      {isClientRole(value.role) && (
        <MultiSelect
          label={t('clients')}
          description={clients.data?.items.length === 0 ? t('noClients') : t('clientsHint')}
          searchable
          data={options}
          value={value.clientIds}
          onChange={(clientIds) => onChange({ ...value, clientIds })}
          error={refused('clientIds') ?? (asked && lacksClients(value) ? t('clientsNeeded') : undefined)}
        />
      )}
    </Stack>
  );
}
