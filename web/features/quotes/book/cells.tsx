import { NumberInput } from '@mantine/core';
import { createContext, type ReactNode, useContext } from 'react';
import type { PriceBookVersion } from '#contract/price-book';
import { minorDigits } from '#core/money';
import classes from './book.module.css';
import { numberAt, withNumber } from './place.ts';

export type Book = PriceBookVersion['book'];
interface Editing {
  book: Book;
  onChange: (book: Book) => void;
  /** What the server refused of the field at a place. */
  refused: (place: string) => string | undefined;
}
export const EditingContext = createContext<Editing | null>(null);
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('A cell of the price book stands outside of its editor.');
  return editing;
}

/** One number of the book. `money` is kept in minor units; an empty cell is 0, or no limit where `none` says how that is called. */
export function Cell({
  place,
  label,
  unit = '',
  none,
  most = 1_000_000_000,
}: {
  place: string;
  label: string;
  /** `money`, or what stands behind the number. */
  unit?: string;
  none?: string;
  most?: number;
}) {
  const { book, onChange, refused } = useEditing();
  const digits = unit === 'money' ? minorDigits(book.currency) : 0;
  const value = numberAt(book, place);
  const suffix = unit === 'money' ? book.currency : unit;
  return (
    <NumberInput
      className={classes.cell}
      size="xs"
      aria-label={label}
      placeholder={none}
      error={refused(place)}
      min={0}
      max={most / 10 ** digits}
      clampBehavior="strict"
      decimalScale={digits}
      allowNegative={false}
      thousandSeparator=" "
      hideControls
      suffix={suffix && ` ${suffix}`}
      value={value === null ? '' : value / 10 ** digits}
      onChange={(next) => {
        const number = next === '' ? (none === undefined ? 0 : null) : Math.round(Number(next) * 10 ** digits);
        onChange(withNumber(book, place, number));
      }}
    />
  );
}

/** A table of cells: a head, and rows that begin with what they are about. */
export function Grid({ head, rows }: { head: string[]; rows: { key: string; name: ReactNode; cells: ReactNode[] }[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {head.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, cells }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={head[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
