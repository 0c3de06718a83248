import { isClientRole, permissionsOf, type Role, type Speciality } from '#contract/permissions';
import type { Actor } from '#kit/http/actor';
import { refuse } from '#kit/refuse';

/** The installation's own command line may do what an owner may. */
const isOwner = (actor: Actor): boolean => actor.role === 'owner' || actor.kind === 'system';

/** Nobody hands out more than they have, and owners are made and changed by owners only. @throws Refusal 403 */
export function mayGive(actor: Actor, role: Role): void {
  if (role === 'owner' && !isOwner(actor)) onlyOwners();
  if (permissionsOf[role].some((p) => !actor.permissions.has(p))) {
    refuse(
      'role_above_own',
      {
        en: 'You cannot give a role that may do more than you.',
        ru: 'Нельзя дать роль, которой можно больше, чем вам.',
        uk: 'Не можна дати роль, якій можна більше, ніж вам.',
      },
      { status: 403, field: 'role' },
    );
  }
}

export function mayChange(actor: Actor, role: Role): void {
  if (role === 'owner' && !isOwner(actor)) onlyOwners();
}

function onlyOwners(): never {
  return refuse(
    'only_owner',
    { en: 'Only an owner can do this.', ru: 'Это может только владелец.', uk: 'Це може лише власник.' },
    { status: 403, field: 'role' },
  );
}

/** A client's people need clients, staff have none; a speciality is an engineer's. @throws Refusal 422 */
export function checkRole(of: { role: Role; speciality: Speciality | null; clientIds: readonly string[] }): void {
  if (isClientRole(of.role) && of.clientIds.length === 0) {
    refuse(
      'needs_client',
      {
        en: 'Choose at least one client whose stores this person sees.',
        ru: 'Выберите хотя бы одного клиента, чьи магазины видит этот человек.',
        uk: 'Виберіть хоча б одного клієнта, чиї магазини бачить ця людина.',
      },
      { field: 'clientIds' },
    );
  }
  if (!isClientRole(of.role) && of.clientIds.length > 0) {
    refuse(
      'staff_sees_all',
      {
        en: 'Staff see all stores: leave the clients out.',
        ru: 'Сотрудники видят все магазины: уберите клиентов.',
        uk: 'Співробітники бачать усі магазини: приберіть клієнтів.',
      },
      { field: 'clientIds' },
    );
  }
  if (of.speciality !== null && of.role !== 'engineer') {
    refuse(
      'not_engineer',
      {
        en: 'Only engineers have a speciality.',
        ru: 'Специальность бывает только у инженеров.',
        uk: 'Спеціальність буває лише в інженерів.',
      },
      { field: 'speciality' },
    );
  }
}
