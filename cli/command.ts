import type { CallOf, Endpoint, ResponseOf } from '#contract/endpoint';

/** One command: a file `commands/<words>.command.ts`; `store.add.command.ts` is called as `vakhta store add`. */
export interface Command {
  /** After the words: `<url>`, `[file]`. */
  args?: string;
  summary: string;
  /** Commander's form: `--name <name>`, and what it is. */
  options?: [flags: string, description: string][];
  run(context: Context, args: string[], options: Record<string, string | boolean | undefined>): Promise<void>;
}

export const command = (c: Command): Command => c;

export interface Context {
  json: boolean;
  /** Calls the API of the server that VAKHTA_URL or `login` names. @throws Problem with the server's own sentence */
  call<E extends Endpoint>(endpoint: E, parts: CallOf<E>): Promise<ResponseOf<E>>;
  /** The result: one JSON document with --json, else what `text` makes of it. */
  print<T>(result: T, text: (result: T) => string): void;
  /** Progress for a person; silent with --json. */
  note(line: string): void;
}

/** An error whose message is a sentence for a person. */
export class Problem extends Error {
  readonly code: string;
  readonly field: string | undefined;
  constructor(code: string, message: string, field?: string) {
    super(message);
    this.code = code;
    this.field = field;
  }
}
