import { Select } from '@mantine/core';
import { useAddress } from '../app/address.tsx';

/**
 * One way to sift a list, kept in the address.
 * @param any said where nothing is chosen
 * @param clears filters that mean nothing once this one changed
 */
export function Filter({
  name,
  label,
  any,
  clears = [],
  wide = false,
  ...data
}: {
  name: string;
  label: string;
  any: string;
  clears?: readonly string[];
  wide?: boolean;
  data: { value: string; label: string }[];
  searchable?: boolean;
  limit?: number;
}) {
  const { search, setSearch } = useAddress();
  return (
    <Select
      className="filter"
      data-wide={wide || undefined}
      aria-label={label}
      placeholder={any}
      clearable
      {...data}
      value={search[name] ?? null}
      onChange={(value) =>
        setSearch({
          ...Object.fromEntries(clears.map((each) => [each, undefined])),
          [name]: value ?? undefined,
          page: undefined,
        })
      }
    />
  );
}
