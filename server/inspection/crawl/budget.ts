/** What a walk through so many pages may take: redirects want requests of their own, and slow shops time. */
export const crawlRequests = (pages: number): number => Math.max(300, pages * 3);
export const crawlMs = (pages: number): number => Math.max(300_000, pages * 3000);
