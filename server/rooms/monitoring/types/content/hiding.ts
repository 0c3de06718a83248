/** How a page hides what it has: by an attribute, by a style of the element, or by a rule in the page's own style sheet. */
export interface HidingSelectors {
  classes: Set<string>;
  ids: Set<string>;
}

const hides = new RegExp([
  'display:none', 'visibility:(?:hidden|collapse)', 'opacity:0(?:\\.0+)?(?:;|$|!)', 'font-size:0(?:px|em|rem|%|pt)?(?:;|$|!)',
  '(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\\d{3,}', 'clip:rect\\(0', 'clip-path:inset\\((?:50|100)%', 'scale\\(0\\)',
  '(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!).*overflow:hidden', 'overflow:hidden.*;(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!)',
].join('|'));

const squeezed = (css: string): string => css.toLowerCase().replace(/\s+/g, '');

export function hidesItself(a: Record<string, string>, selectors: HidingSelectors): boolean {
  if (a['hidden'] !== undefined) return true;
  if (a['style'] !== undefined && hides.test(squeezed(a['style']))) return true;
  if (a['id'] !== undefined && selectors.ids.has(a['id'])) return true;
  if (a['class'] === undefined || selectors.classes.size === 0) return false;
  return a['class'].split(/\s+/).some((name) => selectors.classes.has(name));
}

/** Plain `.name` and `#name` rules that hide, added to what is known. Rules within `@media` hide on some screens only. */
export function hidingSelectors(css: string, known: HidingSelectors): HidingSelectors {
  const classes = new Set(known.classes);
  const ids = new Set(known.ids);
  const plain = css.slice(0, 200_000).replace(/\/\*[^]*?\*\//g, '').replace(/@(?:media|supports|container)[^{]{0,500}\{(?:[^{}]{0,2000}\{[^{}]{0,5000}\})*[^{}]{0,2000}\}/g, '');
  for (const [, selector, declarations] of plain.matchAll(/([^{}]{1,500})\{([^{}]{0,5000})\}/g)) {
    if (!hides.test(squeezed(declarations!))) continue;
    for (const each of selector!.split(',')) {
      const [, sign, name] = /^\s*(?:[a-z]\w*)?([.#])([\w-]+)\s*$/i.exec(each) ?? [];
      if (name !== undefined && classes.size + ids.size < 2000) (sign === '.' ? classes : ids).add(name);
    }
  }
  return { classes, ids };
}
