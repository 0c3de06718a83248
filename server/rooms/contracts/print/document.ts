import type { AgreementDocument, CalendarData, ContractTerms } from '#contract/contracts';
import { priceLines, writtenTime } from '#contract/price-lines';
import { severities } from '#core/incident';
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
      deadlines(t, terms, language),
      workingTime(t, facts),
      section(t('price'), priceLines(terms.price, language)),
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

function deadlines(t: Tell, { sla }: ContractTerms, language: Language): Section {
  const cell = (target: ContractTerms['sla']['critical']['reaction']) =>
    target
      ? t(target.hours === 'calendar' ? 'working' : 'always', { time: writtenTime(target.minutes, language) })
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

function people(t: Tell, heading: 'team' | 'clientTeam', list: ContractTerms['team']): Section[] {
  if (list.length === 0) return [];
  const rows = list.map(({ name, role, responsible, channel }) => [
    name,
    [role, ...(responsible ? [t('responsible')] : [])].filter(Boolean).join(', '),
    channel,
  ]);
  return [section(t(heading), [], { head: [t('name'), t('role'), t('channel')], rows })];
}

const writtenDate = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );
