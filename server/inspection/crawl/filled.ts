import type { ReadPage } from '#platforms';

/** Where React, Vue and others hang their pages in. */
const roots = ['app', 'root', '__next', '__nuxt', '___gatsby'];
const FEWEST_WORDS = 40;

/** Scripts fill the page in, or change it at least: what it lacks as the server sends it may be there for a visitor. */
export const isFilled = ({ ids, attributes, text }: ReadPage): boolean =>
  roots.some((id) => ids.has(id)) ||
  attributes.has('text/x-template') ||
  (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < FEWEST_WORDS;
