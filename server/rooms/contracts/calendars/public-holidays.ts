import type { Language } from '#core/words';

export interface PublicHoliday {
  /** `2026-12-25` */
  date: string;
  name: string;
  kind: string;
  partOfDay: boolean;
}

/** The library is 3 MB of tables that few requests need, so it is read when it is first asked. */
const library = async () => (await import('date-holidays')).default;

const kinds = ['public', 'bank'];
const dayMs = 86_400_000;

/** Public and bank holidays of a year as the library lists them, in order; empty where it knows no such place. */
export async function publicHolidays(
  country: string,
  region: string | null,
  year: number,
  language: Language,
): Promise<PublicHoliday[]> {
  const Holidays = await library();
  const [state, part] = (region ?? '').split('-');
  const place = part
    ? new Holidays(country, state!, part)
    : state
      ? new Holidays(country, state)
      : new Holidays(country);
  const byDate = new Map<string, PublicHoliday>();
  for (const listed of place.getHolidays(year, language)) {
    if (!kinds.includes(listed.type)) continue;
    for (const day of daysOf(listed)) {
      const other = byDate.get(day.date);
      byDate.set(day.date, {
        ...day,
        name: other && other.name !== listed.name ? `${other.name}, ${listed.name}` : listed.name,
        kind: other?.kind === 'public' ? other.kind : listed.type,
        partOfDay: day.partOfDay && (other?.partOfDay ?? true),
      });
    }
  }
  return [...byDate.values()].filter((h) => h.date.startsWith(`${year}-`)).sort((a, b) => a.date.localeCompare(b.date));
}

/** The dates that a listing touches. `date` is the local beginning, as `2027-12-24 14:00:00`. */
function daysOf(listed: { date: string; start: Date; end: Date }): { date: string; partOfDay: boolean }[] {
  const begins = Date.parse(`${listed.date.slice(0, 10)}T${listed.date.slice(11, 19) || '00:00:00'}Z`);
  const lasts = listed.end.getTime() - listed.start.getTime();
  // Of local time: a day on which clocks change is a day as well.
  const days24 = Math.round(lasts / dayMs) * dayMs;
  const ends = begins + (days24 > 0 && Math.abs(lasts - days24) <= 3_600_000 ? days24 : lasts);
  const days = [];
  for (let at = Math.floor(begins / dayMs) * dayMs; at < Math.max(ends, begins + 1); at += dayMs) {
    const whole = begins <= at && ends >= at + dayMs;
    days.push({ date: new Date(at).toISOString().slice(0, 10), partOfDay: !whole });
  }
  return days;
}

let places: { country: string; name: string; regions: { region: string; name: string }[] }[] | undefined;

/** Every country that the library knows, with its regions; names in English, as codes tell the rest. */
export async function holidayPlaces(): Promise<NonNullable<typeof places>> {
  if (places) return places;
  const all = new (await library())();
  places = Object.entries(all.getCountries('en')).map(([country, name]) => ({
    country,
    name,
    regions: Object.entries(all.getStates(country, 'en') ?? {}).flatMap(([state, stateName]) => [
      { region: state, name: stateName },
      ...Object.entries(all.getRegions(country, state, 'en') ?? {}).map(([part, partName]) => ({
        region: `${state}-${part}`,
        name: `${stateName}, ${partName}`,
      })),
    ]),
  }));
  return places;
}
