import type { ApiError } from '../app/call.ts';

/** A refusal's sentence without the name of its field before it: `slug: this is taken` → `This is taken`. */
export function withoutName(sentence: string, ...names: string[]): string {
  const name = names.find((n) => sentence.startsWith(`${n}: `));
  const rest = name === undefined ? sentence : sentence.slice(name.length + 2);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** A refusal told apart by field: `at('email')` is that field's sentence, `rest` what no field of this form is at fault for. */
export function refusedFields(
  error: Error | null | undefined,
  fields: string[],
): { at: (field: string) => string | undefined; rest: Error | null } {
  const refusal = error as ApiError | null | undefined;
  const field = refusal?.field;
  if (!refusal || !field || !fields.includes(field) || !refusal.message)
    return { at: () => undefined, rest: refusal ?? null };
  return { at: (name) => (name === field ? withoutName(refusal.message, field) : undefined), rest: null };
}
