import { refuse } from '#kit/refuse';

/** For pages and tables whose query is not read by an endpoint. */
export const refuseQuery = (field: string): never =>
  refuse(
    'invalid',
    {
      en: '{field}: this is missing or not understood. Give from and to as 2026-11-01T00:00:00Z.',
      ru: '{field}: не указано или непонятно. Задайте from и to в виде 2026-11-01T00:00:00Z.',
      uk: '{field}: не вказано або незрозуміло. Задайте from і to у вигляді 2026-11-01T00:00:00Z.',
    },
    { field, values: { field } },
  );
