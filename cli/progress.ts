/** What a terminal and a pipe have in common; `process.stderr` is one. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

export interface Progress {
  /** Something else begins. */
  step(line: string): void;
  /** How far it is: `done` of `most`, put into `line`. */
  within(line: string, done: number, most: number): void;
  /** Nothing more comes. */
  end(): void;
}

/**
 * Shows that a command of minutes is alive. A terminal has one line that is written anew; a pipe, where nothing can be taken
 * back, gets a line for each step and one for each quarter of it.
 */
export function progressOn(screen: Screen, silent: boolean): Progress {
  if (silent) return { step: () => undefined, within: () => undefined, end: () => undefined };
  return screen.isTTY ? onTerminal(screen) : onPipe(screen);
}

function onTerminal(screen: Screen): Progress {
  let before = '';
  const show = (line: string): void => {
    const [most, letters] = [Math.max(20, screen.columns ?? 80) - 1, [...line]];
    const shown = letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : line;
    screen.write(`\r\u001B[2K${shown}`);
  };
  return {
    step: (line) => show((before = line)),
    within: (line) => show(`${before} · ${line}`),
    end: () => void screen.write('\r\u001B[2K'),
  };
}

function onPipe(screen: Screen): Progress {
  let quarter = 0;
  return {
    step(line) {
      quarter = 0;
      screen.write(`${line}\n`);
    },
    within(line, done, most) {
      const now = Math.min(3, Math.floor((done * 4) / most));
      if (now <= quarter) return;
      quarter = now;
      screen.write(`     ${line}\n`);
    },
    end: () => undefined,
  };
}
