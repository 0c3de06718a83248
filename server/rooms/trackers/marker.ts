/** What tells a card or comment of ours from others: part of the address that its origin leads to, after `#`. */
const form = /#vakhta-([\w-]{8,64})/;

/** @param marker 8 to 64 letters, digits, `-`, `_`; an id of ours */
export const markedAddress = (address: string, marker: string): string =>
  `${address.replace(/#.*$/, '')}#vakhta-${marker}`;

export const markerIn = (text: string): string | null => form.exec(text)?.[1] ?? null;
