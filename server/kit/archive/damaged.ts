/** A file that is not what it should be, or not all of it. */
export class Damaged extends Error {
  readonly code: 'cut_off' | 'no_archive' | 'no_json' | 'broken' | 'too_big';
  constructor(code: Damaged['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}
