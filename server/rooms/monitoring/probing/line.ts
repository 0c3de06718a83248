import { isIP } from 'node:net';
import type { Outcome } from '#core/probe';
import { addressIn, reachOf } from '#kit/net/judge-address';
import { type LineCheck, type Reached } from './check-line.ts';

/** Failures that a dead line of our own looks like. */
const lineFailures = new Set(['dns', 'connect', 'timeout', 'tls', 'partial']);
/** A check's answer, and a success beyond our own network, speak for so long. */
const FRESH_MS = 3000;
const AGAIN_MS = 5000;
const PROVE_MS = 10 * 60_000;
const PILE_MS = 30_000;
/** So many hosts that fail at once are believed to be our fault, even where no check ever succeeded here. */
const PILE = 4;

export interface LineOptions {
  check: LineCheck;
  /** Told when the line is lost and when it is back. */
  onChange?: (state: 'ok' | 'dead') => void;
}

/**
 * Whether our own line is up. Asked about every failure that it could have caused: where the world outside is out of
 * reach for us, nothing is known about the store. Hosts of our own network are reached without it and never excused.
 */
export class Line {
  readonly #o: LineOptions;
  #state: 'ok' | 'dead' = 'ok';
  /** A check succeeded here: the neutral hosts can be reached when all is well, so their silence means something. */
  #proven = false;
  #provenAt = -Infinity;
  #goodAt = -Infinity;
  #checked: { at: number; reached: Promise<Reached> } | null = null;
  #failing = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  constructor(options: LineOptions) {
    this.#o = options;
  }

  get state(): 'ok' | 'dead' {
    return this.#state;
  }

  /** What an outcome is worth, given the state of our line. */
  weigh(host: string, outcome: Outcome): Outcome | Promise<Outcome> {
    if (!isBeyond(host, outcome.evidence?.address)) return outcome;
    if (outcome.verdict === 'down' && lineFailures.has(outcome.failure ?? '')) return this.#doubt(host, outcome);
    if (outcome.verdict !== 'unknown') this.#good(host);
    return outcome;
  }

  /** Looks once before anything failed, so that the silence of a line that dies soon after means something. */
  prove(): void {
    void this.#check();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
  }

  #good(host: string): void {
    const now = performance.now();
    this.#goodAt = now;
    this.#failing.delete(host);
    if (this.#state === 'dead') this.#turn('ok');
    if (now - this.#provenAt < PROVE_MS) return;
    this.#provenAt = now;
    void this.#check().then((reached) => {
      this.#proven = reached.world;
    });
  }

  async #doubt(host: string, outcome: Outcome): Promise<Outcome> {
    const now = performance.now();
    this.#failing.set(host, now);
    if (this.#failing.size > 1000) this.#forgetOld(now);
    if (now - this.#goodAt < FRESH_MS && outcome.failure !== 'dns') return outcome;
    const reached = await this.#check();
    const dead = !reached.world && this.#believes(now);
    if (dead !== (this.#state === 'dead')) this.#turn(dead ? 'dead' : 'ok');
    // A line without a resolver is half a line: names are our trouble then, addresses are not.
    if (!dead && !(outcome.failure === 'dns' && reached.world && !reached.names)) return outcome;
    return {
      ...outcome,
      verdict: 'unknown',
      failure: undefined,
      learned: undefined,
      reason: { code: dead ? 'line_dead' : 'resolver_dead', params: {} },
    };
  }

  #believes(now: number): boolean {
    this.#forgetOld(now);
    return this.#proven || this.#failing.size >= PILE;
  }

  #forgetOld(now: number): void {
    for (const [host, at] of this.#failing) if (now - at > PILE_MS) this.#failing.delete(host);
  }

  #check(): Promise<Reached> {
    const now = performance.now();
    if (!this.#checked || now - this.#checked.at > FRESH_MS) this.#checked = { at: now, reached: this.#o.check() };
    return this.#checked.reached.then((reached) => {
      if (reached.world) this.#proven = true;
      return reached;
    });
  }

  #turn(state: 'ok' | 'dead'): void {
    this.#state = state;
    this.#o.onChange?.(state);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = state === 'ok' ? null : setTimeout(() => void this.#lookAgain(), AGAIN_MS).unref();
  }

  async #lookAgain(): Promise<void> {
    const reached = await this.#check();
    if (this.#state === 'dead') this.#turn(reached.world ? 'ok' : 'dead');
  }
}

const beyond = new Map<string, boolean>();

/** Whether the way to a host leads over our line. A name of which no address is known is presumed to. */
function isBeyond(host: string, address: string | undefined): boolean {
  const asked = address ?? host;
  let known = beyond.get(asked);
  if (known === undefined) {
    if (beyond.size > 20_000) beyond.clear();
    const digits = isIP(asked) ? addressIn(asked) : null;
    known = digits
      ? reachOf(digits.address) === 'public'
      : asked.includes('.') && !/\.(localhost|local|internal|lan|home|test|invalid|example)$/i.test(asked);
    beyond.set(asked, known);
  }
  return known;
}
