/** How a page hides what it has: by an attribute, by a style of the element, or by a rule in the page's own style sheet. */
export interface HidingSelectors {
  classes: Set<string>;
  ids: Set<string>;
}

const hides = new RegExp(
  [
    'display:none',
    'visibility:(?:hidden|collapse)',
    'opacity:0(?:\\.0+)?(?:;|$|!)',
    'font-size:0(?:px|em|rem|%|pt)?(?:;|$|!)',
    '(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top):-\\d{3,}',
    'clip:rect\\(0',
    'clip-path:inset\\((?:50|100)%',
    'scale\\(0\\)',
    '(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!).*overflow:hidden',
    'overflow:hidden.*;(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!)',
  ].join('|'),
);

const squeezed = (css: string): string => css.toLowerCase().replace(/\s+/g, '');

export function hidesItself(a: Record<string, string>, selectors: HidingSelectors): boolean {
  if (a['hidden'] !== undefined) return true;
  if (a['style'] !== undefined && hides.test(squeezed(a['style'].slice(0, 2000)))) return true;
  if (a['id'] !== undefined && selectors.ids.has(a['id'])) return true;
  if (a['class'] === undefined || selectors.classes.size === 0) return false;
  return a['class'].split(/\s+/).some((name) => selectors.classes.has(name));
}

/** Plain `.name` and `#name` rules that hide, added to what is known. Rules within `@media` hide on some screens only. */
export function hidingSelectors(css: string, known: HidingSelectors): HidingSelectors {
  const classes = new Set(known.classes);
  const ids = new Set(known.ids);
  let within = 0;
  for (const chunk of withoutComments(css.slice(0, 200_000)).split('}')) {
    const opened = chunk.split('{');
    // `@media print {.a{display:none` opens two at once; the rest of that block has one less.
    const inner = within > 0 || opened.length > 2;
    within = Math.max(0, within + opened.length - 2);
    const [selector = '', declarations = ''] = opened.slice(-2);
    if (inner || opened.length < 2 || selector.length > 500 || !hides.test(squeezed(declarations.slice(0, 5000))))
      continue;
    for (const each of selector.split(',')) {
      const [, sign, name] = /^\s*(?:[a-z]\w*)?([.#])([\w-]+)\s*$/i.exec(each) ?? [];
      if (name !== undefined && classes.size + ids.size < 2000) (sign === '.' ? classes : ids).add(name);
    }
  }
  return { classes, ids };
}

/** Without what stands between slash-star and star-slash; in one pass, whatever the text. */
export function withoutComments(code: string): string {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const from = code.indexOf('/*', at);
    if (from < 0) return parts.join('') + code.slice(at);
    parts.push(code.slice(at, from));
    const to = code.indexOf('*/', from + 2);
    if (to < 0) return parts.join('');
    at = to + 2;
  }
}
