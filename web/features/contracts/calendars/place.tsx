import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { listHolidayCountries } from '#contract/contracts';
import { useCall } from '../../../app/query.ts';
import { useLanguage, useWords } from '../../../kit/words.ts';
import { calendarWords } from './words.ts';

interface PlaceValue {
  country: string | null;
  region: string | null;
}

/** Whose public holidays are proposed. */
export function Place({ value, onChange }: { value: PlaceValue; onChange: (place: PlaceValue) => void }) {
  const t = useWords(calendarWords);
  const language = useLanguage();
  const answer = useCall(listHolidayCountries);
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' });
    return (answer.data?.items ?? [])
      .map((place) => ({ value: place.country, label: names.of(place.country) ?? place.name }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  }, [answer.data, language]);
  const regions = answer.data?.items.find((place) => place.country === value.country)?.regions ?? [];
  return (
    <>
      <Select
        label={t('country')}
        description={t('countryHint')}
        placeholder={t('none')}
        searchable
        clearable
        limit={60}
        data={countries}
        value={value.country}
        onChange={(country) => onChange({ country, region: null })}
      />
      {regions.length > 0 && (
        <Select
          label={t('region')}
          placeholder={t('none')}
          searchable
          clearable
          limit={100}
          data={regions.map((r) => ({ value: r.region, label: r.name }))}
          value={value.region}
          onChange={(region) => onChange({ ...value, region })}
        />
      )}
    </>
  );
}
