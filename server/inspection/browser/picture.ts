import type { Page } from 'playwright-core';

/** A picture of more says no more. */
const MOST = 120_000;

/** What the open page shows, JPEG in base64; null where it would be too big or takes too long. */
export const pictureOf = (page: Page): Promise<string | null> =>
  page
    .screenshot({ type: 'jpeg', quality: 40, timeout: 8000, animations: 'disabled' })
    .then((bytes) => (bytes.length > MOST ? null : bytes.toString('base64')))
    .catch(() => null);
