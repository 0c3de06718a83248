/** Why data was not taken: the field's path (`hours.mon[0]`), a stable code, and a sentence that names what is wrong. */
export interface Refusal {
  field: string;
  code: string;
  sentence: string;
  /** Values for sentences in other languages, which are chosen by the code. */
  params?: Record<string, string | number>;
}
