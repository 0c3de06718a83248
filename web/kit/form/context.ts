import { createContext, useContext } from 'react';
import type { Schema } from './schema.ts';

export interface FieldTexts {
  label?: string | undefined;
  hint?: string | undefined;
}
export interface FormContext {
  root: Schema;
  /** Words for a field (path without indices, `conditions.value`) or for a value of a choice (`method=GET`). */
  texts: (path: string) => FieldTexts | undefined;
  problem: { field: string; message: string } | null;
  secretFields: readonly string[];
  disabled: boolean;
}
const Context = createContext<FormContext | null>(null);
export const FormContextProvider = Context.Provider;
export function useForm(): FormContext {
  const form = useContext(Context);
  if (!form) throw new Error('A field stands outside its form');
  return form;
}
/** `conditions.0.value` → `conditions.value`. */
export const withoutIndices = (path: string) =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.');
