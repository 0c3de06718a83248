/**
 * The folder of the module that a script belongs to, from its address; null where it does not show, as in files that were put
 * together of many. Hashes and versions in the address are no part of it.
 */
export function moduleOf({ pathname }: URL): string | null {
  for (const place of places) {
    const [, ...parts] = place.exec(pathname) ?? [];
    const name = parts.filter(Boolean).join('/');
    if (name !== '') return name;
  }
  return null;
}

const places: readonly RegExp[] = [
  // WordPress
  /\/(?:wp-content|app)\/((?:mu-)?plugins|themes)\/([^/]+)\//i,
  // Magento: static/version1700000000/frontend/Vendor/theme/en_US/Vendor_Module/js/x.js
  /\/static\/(?:version\d+\/)?(?:_cache\/)?frontend\/[^/]+\/[^/]+\/[^/]+\/([A-Z][A-Za-z\d]*_[A-Z][A-Za-z\d]*)\//,
  /\/static\/(?:version\d+\/)?frontend\/([^/]+\/[^/]+)\//,
  // OpenCart 4, its older javascript, PrestaShop, Shopware, Shopify
  /\/(extension)\/([^/]+)\/catalog\//i,
  /\/catalog\/view\/(javascript)\/([^/]+)\//i,
  /\/(modules)\/([^/]+)\//i,
  /\/(themes)\/([^/]+)\/assets\//i,
  /\/(bundles)\/([^/]+)\//i,
  /\/theme\/[0-9a-f]{16,}\/js\/([a-z][a-z\d-]*)\//,
  /\/(extensions)\/[0-9a-f-]{36}\/([a-z][\w-]*?)(?:-\d+)?\//i,
];

/**
 * What goes wrong, without what differs from run to run and from build to build: numbers, addresses, what is quoted, names
 * that a minifier made.
 */
export const causeOf = (text: string): string =>
  text
    .replaceAll(/\b(?:https?|blob|file|data):\S+/gi, '…')
    .replaceAll(/(["'`“«‘]).{0,120}?["'`”»’]/g, '…')
    .replaceAll(/\(reading …\)|\(setting …\)/g, '')
    .replaceAll(/(?<![\w$.])[A-Za-z]{1,2}\d?(?=(?:\.\w+)* is (?:not|undefined|null)\b|\.\w+)/g, '…')
    .replaceAll(/\b(?:[0-9a-f]{8,}|\d+)\b|\d+/gi, '#')
    .replaceAll(/[#…](?:[\s,./-]*[#…])+/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 100);

/** A name that nothing brought: one cause, whichever scripts miss it. */
export const missingName = (text: string): string | null =>
  /^(?:ReferenceError: )?(?:Can't find variable: )?([\w$]{3,}|[$_]) is not defined$/.exec(text.trim())?.[1] ?? null;

/**
 * No fault of a script: what a foreign script may not tell; what ends as we go on to the next page; what browsers say by the
 * way. Of what did not arrive another check tells.
 */
export const isNoFault = (text: string): boolean =>
  /^\s*(?:\w*Error: )?(?:Script error\.?\s*$|ResizeObserver loop\b|The (?:user aborted a request|operation was aborted)|Fetch is aborted|signal is aborted|AbortError\b|Failed to fetch\b|Load failed\s*$|NetworkError when|(?:The )?play\(\) (?:request was interrupted|failed because))/i.test(
    text,
  );
