import type { AgreementDocument, CalendarData, ContractPrice, ContractTerms } from '#contract/contracts';
import { severities } from '#core/incident';
import { formatMoney } from '#core/money';
import { targets } from '#core/sla';
import { type Language, say, type Values } from '#core/words';
import { agreementWords } from './words.ts';

export interface AgreementFacts {
  language: Language;
  name: string;
  clientName: string;
  timeZone: string;
  version: number;
  begins: string;
  ends: string | null;
  terms: ContractTerms;
  storeNames: readonly string[];
  calendar: { name: string; version: number; data: CalendarData };
}

type Section = AgreementDocument['sections'][number];
type Key = keyof (typeof agreementWords)['en'];
type Tell = (key: Key, values?: Values) => string;

/** The agreement as text. The same facts always make the same text. */
export function agreementDocument(facts: AgreementFacts): AgreementDocument {
  const { language, terms } = facts;
  const t: Tell = (key, values) => say(agreementWords[language][key], values, language);
  return {
    language,
    title: t('title', { name: facts.name }),
    lead: [
      t('client', { name: facts.clientName }),
      t('version', { n: facts.version, date: writtenDate(facts.begins, language) }),
      ...(facts.ends ? [t('ends', { date: writtenDate(facts.ends, language) })] : []),
      t('days', { zone: facts.timeZone }),
    ],
    sections: [
      section(t('stores'), facts.storeNames.length > 0 ? facts.storeNames : [t('allStores')]),
      deadlines(t, terms),
      workingTime(t, facts),
      section(t('price'), priceLines(t, terms.price, language)),
      section(t('report'), [
        t(`rhythm_${terms.report.rhythm}`),
        ...(terms.report.rhythm === 'none' ? [] : [t(`form_${terms.report.form}`)]),
        ...(['tasks', 'time'] as const).filter((what) => terms.report.shows?.[what]).map((what) => t(`shows_${what}`)),
      ]),
      ...people(t, 'team', terms.team),
      ...people(t, 'clientTeam', terms.clientTeam),
      ...(terms.remarks ? [section(t('remarks'), terms.remarks.split('\n'))] : []),
    ],
  };
}

const section = (heading: string, lines: readonly string[], table: Section['table'] = null): Section => ({
  heading,
  lines: [...lines],
  table,
});

function deadlines(t: Tell, { sla }: ContractTerms): Section {
  const cell = (target: ContractTerms['sla']['critical']['reaction']) =>
    target
      ? t(target.hours === 'calendar' ? 'working' : 'always', { time: writtenTime(t, target.minutes) })
      : t('none');
  return section(t('sla'), [t('pauses')], {
    head: [t('severity'), ...targets.map((target) => t(target))],
    rows: severities.map((severity) => [t(severity), ...targets.map((target) => cell(sla[severity][target]))]),
  });
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function workingTime(t: Tell, { calendar, begins, language }: AgreementFacts): Section {
  const { data } = calendar;
  const until = `${Number(begins.slice(0, 4)) + 1}${begins.slice(4)}`;
  const off = data.holidays.filter((h) => h.date >= begins && h.date < until);
  const annual = data.annualHolidays.map((day) => `${day.slice(3)}.${day.slice(0, 2)}`);
  const lines = [
    t('calendar', { name: calendar.name, n: calendar.version, zone: data.timeZone }),
    t('calendarChanges'),
    ...(annual.length > 0 ? [t('everyYear', { list: annual.join(', ') })] : []),
    ...(off.length > 0
      ? [
          t('daysOff', {
            date: writtenDate(until, language),
            list: off.map((h) => `${writtenDate(h.date, language)}${h.name && ` (${h.name})`}`).join(', '),
          }),
        ]
      : []),
  ];
  return section(t('hours'), lines, {
    head: [t('weekday'), t('open')],
    rows: week.map((day) => [
      t(day),
      (data.hours[day] ?? []).map(([from, to]) => `${from}–${to}`).join(', ') || t('closed'),
    ]),
  });
}

function priceLines(t: Tell, price: ContractPrice, language: Language): string[] {
  const money = (minor: number) => `${formatMoney(minor, price.currency, language)} (${price.currency})`;
  const time = (minutes: number) => writtenTime(t, minutes);
  const { rollOver, prepaidBlock, excess, multipliers } = price;
  const when = (is: boolean, ...lines: string[]) => (is ? lines : []);
  return [
    t(`model_${price.model}`, { tier: price.tier }),
    ...when(price.monthlyFee > 0, t('fee', { money: money(price.monthlyFee) })),
    ...when(price.includedMinutes > 0, t('included', { time: time(price.includedMinutes) })),
    ...when(rollOver !== null, t('rollOver', { n: rollOver?.months ?? 0 })),
    ...when(rollOver?.capMinutes != null, t('rollCap', { time: time(rollOver?.capMinutes ?? 0) })),
    ...when(
      price.hourlyRate > 0,
      t(price.model === 'hourly' ? 'ratePlain' : 'rate', { money: money(price.hourlyRate) }),
    ),
    ...when(price.criticalCallFee !== null, t('call', { money: money(price.criticalCallFee ?? 0) })),
    ...when(
      prepaidBlock !== null,
      t('block', { time: time(prepaidBlock?.minutes ?? 0), money: money(prepaidBlock?.price ?? 0) }),
    ),
    ...when(prepaidBlock?.months != null, t('blockLasts', { n: prepaidBlock?.months ?? 0 })),
    t('rounding', { time: time(price.roundingMinutes) }),
    ...when(multipliers.urgent > 100, t('urgent', { n: multipliers.urgent })),
    ...when(multipliers.outOfHours > 100, t('outOfHours', { n: multipliers.outOfHours })),
    ...when(excess.withoutApproval === 0, t('approval')),
    ...when((excess.withoutApproval ?? 0) > 0, t('approvalFree', { time: time(excess.withoutApproval ?? 0) })),
    ...when(excess.atMost !== null, t('atMost', { time: time(excess.atMost ?? 0) })),
  ];
}

function people(t: Tell, heading: 'team' | 'clientTeam', list: ContractTerms['team']): Section[] {
  if (list.length === 0) return [];
  const rows = list.map(({ name, role, responsible, channel }) => [
    name,
    [role, ...(responsible ? [t('responsible')] : [])].filter(Boolean).join(', '),
    channel,
  ]);
  return [section(t(heading), [], { head: [t('name'), t('role'), t('channel')], rows })];
}

/** Hours and minutes, never days: a working day has no length of its own. */
function writtenTime(t: Tell, minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [t('h', { n: hours })] : []), ...(rest > 0 || hours === 0 ? [t('m', { n: rest })] : [])].join(
    ' ',
  );
}

const writtenDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );
