import type { ApiError } from '../app/call.ts';

/** A refusal told apart by field: `at('email')` is that field's sentence, `rest` what no field of this form is at fault for. */
export function refusedFields(
  error: Error | null | undefined,
  fields: string[],
): { at: (field: string) => string | undefined; rest: Error | null } {
  const refusal = error as ApiError | null | undefined;
  const field = refusal?.field;
  const known = field !== undefined && fields.includes(field) && Boolean(refusal?.message);
  const prefix = `${field}: `;
  const message = refusal?.message ?? '';
  const sentence = message.startsWith(prefix) ? message.slice(prefix.length) : message;
  return { at: (name) => (known && name === field ? sentence : undefined), rest: known ? null : (refusal ?? null) };
}
