import type { z } from 'zod';
import type { Language, Words } from '#core/words';
import type { WayOut } from '#kit/net/way-out';
import type { Places } from './places.ts';
import type { Trouble } from './trouble.ts';

/**
 * A kind of outside tracker: one file `kinds/<name>.tracker.ts` that exports it as default; the file name is its name.
 * A tracker's failure is a value; thrown errors are our own faults. Nothing here waits longer than its requests do (10 s
 * each), tries again by itself, or remembers anything: what is to be kept is in what it returns.
 */
export interface TrackerKind<Settings = unknown, Access = unknown> {
  settings: z.ZodType<Settings>;
  /** Names of settings that are never shown again. */
  secretFields: readonly string[];
  /** Where its secrets are sent, if a setting says so: kept ones do not follow to another place. */
  sendsTo?(settings: Settings): string;
  /** `label`, and `help`: where to get what the settings ask for. */
  words: Words<'label' | 'help'>;
  /** Milliseconds after a write until the tracker's own lists surely show it: `find` is of no use before. */
  settlesMs: number;
  open(settings: Settings, line: Line): Tracker;
  /** The setting that says which project, board or list it is. */
  placeField: string;
  /** What of the settings must be known to ask for places. */
  access: z.ZodType<Access>;
  /** Where cards could go, as far as the account sees it; bounded. Changes nothing there. */
  places(access: Access, line: Line): Promise<Told<Places>>;
}

export interface Line {
  out: WayOut;
  /** Of what we add to texts there, and of the names that we give to states. */
  language: Language;
  /** Where a service of a fixed address stands instead, without a slash at the end; for tests. */
  base?: string;
}

/** One connected project, board or list. Ids are the tracker's own; instants are of the tracker's clock, epoch ms. */
export interface Tracker {
  /** Who we are there, which place it is, and the states that its cards can be in. Changes nothing. */
  look(): Promise<Told<Look>>;
  /**
   * Makes a card. The state may be another than asked for, where a tracker knows no other way than to move it after:
   * compare, and `update`. After a fault that is `unsure`, `find` tells whether it is there.
   */
  create(card: NewCard): Promise<Told<Card>>;
  /** The card whose origin has this marker, among those made after `since`; null where there is none. */
  find(marker: string, since: number): Promise<Told<Card | null>>;
  read(id: string): Promise<Told<Card>>;
  /** The card that a person's browser shows at this address; `wrong` where it is not one of the connected place. */
  readByAddress(address: string): Promise<Told<Card>>;
  /** Changes what is given and returns the card as it is after. May be repeated. */
  update(id: string, change: Change): Promise<Told<Card>>;
  comment(cardId: string, comment: NewComment): Promise<Told<Said>>;
  /** The comment whose origin has this marker; null where there is none. */
  findComment(cardId: string, marker: string): Promise<Told<Comment | null>>;
  /**
   * What changed since, one page at a time and in no certain order: the same card or comment may come again, none is
   * left out. Not told: cards that were deleted or moved elsewhere.
   * @param cursor from the page before; null at first
   * @param from where the first page begins, epoch ms of ours: clocks that differ by minutes lose nothing
   */
  changes(cursor: string | null, from: number): Promise<Told<Changes>>;
}

export type Told<T> = { ok: true; value: T } | Fault;

/**
 * `down`: try again later. `limited`: not before `retryAfterMs`. `refused`: somebody must mend the credentials or the
 * rights. `gone`: there is no such card or place, or we may not see it. `wrong`: the same again will fail again.
 */
export interface Fault {
  ok: false;
  fault: 'down' | 'limited' | 'refused' | 'gone' | 'wrong';
  retryAfterMs?: number;
  /** What was asked for may have been done nevertheless: the answer was lost. */
  unsure: boolean;
  trouble: Trouble;
  /** The setting that is to be mended. */
  field?: string;
}

export interface Look {
  account: Person;
  place: { id: string; name: string; url: string };
  states: State[];
}

export interface Person {
  id: string;
  name: string;
}

export interface State {
  id: string;
  name: string;
  /** What the tracker itself says of it; null where it says nothing. */
  means: 'todo' | 'doing' | 'done' | null;
}

/** A card as the tracker has it. Texts are plain, hostile, and without what we add: the origin is taken out. */
export interface Card {
  /** Stays when the card is moved or renamed. */
  id: string;
  /** What people call it: `OPS-12`. */
  key: string;
  url: string;
  title: string;
  text: string;
  stateId: string;
  updatedAt: number;
  /** Of its origin, where it has one of ours. */
  marker: string | null;
}

/** Where a thing came from, shown in the tracker as a link: the address is made by `markedAddress`. */
export interface Origin {
  label: string;
  address: string;
}

/** Plain text, cut with a sentence where the tracker takes less; nothing in it becomes markup or pings anybody. */
export interface NewCard {
  title: string;
  text: string;
  stateId: string | null;
  origin: Origin;
}

/** What is absent stays. A text replaces whatever people made of it there, pictures and tables too. */
export interface Change {
  title?: string;
  text?: { plain: string; origin: Origin };
  stateId?: string;
}

export interface NewComment {
  text: string;
  /** Its label names who wrote it: all comes in the name of the connected account. */
  origin: Origin;
}

/** A comment of ours as it was taken. */
export type Said = Pick<Comment, 'id' | 'at'>;

export interface Comment {
  id: string;
  author: Person;
  text: string;
  at: number;
  /** People quote: believe it only of a comment of ours whose id is not known yet, by the connected account. */
  marker: string | null;
}

export interface Changes {
  /** `comments`: at least those since, the oldest first. */
  cards: (Card & { comments: Comment[] })[];
  /** Give it with the next call; of no use once the settings name another place. */
  cursor: string;
  /** There is more already: ask again now. */
  more: boolean;
}
