import { pictureAddress } from '#core/brand';
import {
  type AreaScore,
  atStake,
  type AtStake,
  firstToDo,
  type Option,
  type Severity,
  type Trade,
} from '#core/inspection';
import { formatMoney } from '#core/money';
import { type Language, say } from '#core/words';
import type { Searching } from '../browser/search.ts';
import type { Walk } from '../browser/walk.ts';
import { checks } from '../checks.ts';
import { ownerWords } from './owner.words.ts';
import type { Finding, Judged } from './report.ts';

const MOST = 5;

/** The first page of a report: for whom the store belongs to. */
export interface OwnerPage {
  /** Whether people can buy, what it costs when they cannot, and how urgent the rest is: sentences in order. */
  risk: string[];
  /** Null where nobody said what the store sells. Minor units. */
  stake: (AtStake & { trade: Trade }) | null;
  first: FirstThing[];
  film: Frame[];
}

export interface FirstThing {
  /** Of the finding, or the gravest of several alike. */
  id: string;
  severity: Severity;
  title: string;
  consequence: string;
  effort: Option['effort'] | null;
  /** In how many places it was found. */
  times: number;
}

export interface Frame {
  step: Walk['steps'][number]['step'] | 'search';
  url: string;
  status: number;
  /** A `data:` address. */
  picture: string | null;
}

/** The scores of an earlier audit of the same store. */
export interface Earlier {
  /** Epoch milliseconds. */
  at: number;
  scores: AreaScore[];
}

interface Said {
  findings: readonly Finding[];
  passed: readonly Judged[];
  unknown: readonly (Judged & { reason: string })[];
  walk: Walk | null;
  searching: Searching | null;
  trade: Trade | null;
  language: Language;
}

export function ownerPage(said: Said): OwnerPage {
  const { findings, trade, language } = said;
  const t = ownerWords[language];
  const isGrave = ({ severity }: Finding): boolean => severity === 'critical' || severity === 'high';
  const stops = findings.filter((one) => checks.get(one.check)?.stopsSales && isGrave(one));
  const others = findings.filter((one) => isGrave(one) && !stops.includes(one)).length;
  const stake = trade && { ...atStake(trade), trade };
  return {
    risk: [
      stops.length > 0 ? say(t.stops, { what: stops.map(({ title }) => title).join('; ') }) : canBuy(said),
      stake ? say(t.cost, costs(stake, language), language) : t.unknown,
      others > 0 ? say(stops.length > 0 ? t.more : t.grave, { n: others }, language) : stops.length === 0 ? t.calm : '',
    ].filter(Boolean),
    stake,
    first: firstToDo(findings, MOST).map(({ one, times }) => ({
      ...{ id: one.id, severity: one.severity, title: one.title, consequence: one.consequence },
      ...{ effort: one.options[0]?.effort ?? null, times },
    })),
    film: filmOf(said),
  };
}

/** The search stands where a customer makes it: after the home page. */
function filmOf({ walk, searching }: Said): Frame[] {
  const steps: Frame[] = [...(walk?.steps ?? [])];
  const last = searching?.tries.at(-1);
  if (last) steps.splice(1, 0, { step: 'search', url: last.url, status: last.status, picture: searching!.picture });
  return steps.map(({ step, url, status, picture }) => ({
    ...{ step, url, status, picture: picture === null ? null : pictureAddress(picture) },
  }));
}

/** Where nothing that was found stops people: what the walk to the checkout showed, or why it showed nothing. */
function canBuy({ passed, unknown, walk, language }: Said): string {
  const t = ownerWords[language];
  const way = ['add-to-cart', 'checkout-shut'];
  if (way.every((name) => passed.some(({ check }) => check === name)))
    return walk?.checkout?.wantsAccount ? t.account : t.open;
  const why = way.map((name) => unknown.find(({ check }) => check === name)?.reason).find(Boolean);
  return why === undefined ? t.untried : say(t.unclear, { why: why.replace(/\.$/, '') });
}

function costs({ perHour, perDay, currency, trade }: AtStake & { trade: Trade }, language: Language) {
  const money = (minor: number): string =>
    formatMoney(rounded(minor), currency, language === 'en' ? 'en-GB' : language);
  return {
    orders: trade.ordersPerDay,
    order: formatMoney(trade.averageOrder, currency, language === 'en' ? 'en-GB' : language),
    hour: money(perHour),
    day: money(perDay),
  };
}

/** An estimate is no bill: two digits say all that it knows. */
function rounded(minor: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, minor))) - 1);
  return Math.round(minor / step) * step;
}
