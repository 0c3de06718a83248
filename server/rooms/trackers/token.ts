import { z } from 'zod';
import { said } from '#contract/said';

/** A token as a tracker gives it out; what is shorter was copied in part. */
export const aToken = (least: number) =>
  z
    .string()
    .trim()
    .min(
      least,
      said({
        en: 'This token is too short: copy it whole.',
        ru: 'Токен слишком короткий: скопируйте его целиком.',
        uk: 'Токен закороткий: скопіюйте його повністю.',
      }),
    )
    .max(1000);
