/**
 * `folded`: as menus, dialogs and tabs are until they are opened. `sneaky`: thrown out of the page or shrunk to nothing,
 * which a shop has little reason for.
 */
export type Hiding = 'folded' | 'sneaky';

/** How a page hides what it has: by an attribute, by a style of the element, or by a rule in the page's own style sheet. */
export interface HidingSelectors {
  classes: Map<string, Hiding>;
  ids: Map<string, Hiding>;
}

const sneaky =
  /(?:^|;)(?:left|top|right|bottom|text-indent|margin-left|margin-top):-(?:\d{4,}|9{2,})|clip-path:inset\((?:50|100)%/;
const folded = new RegExp(
  [
    'display:none',
    'visibility:(?:hidden|collapse)',
    'opacity:0(?:\\.0+)?(?:;|$|!)',
    'clip:rect\\(0',
    'scale\\(0\\)',
    '(?:^|;)(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!).*overflow:hidden',
    'overflow:hidden.*;(?:max-)?(?:width|height):[01](?:px)?(?:;|$|!)',
  ].join('|'),
);
/** In a style sheet it is a trick of layout, undone by what is inside. */
const shrunk = /font-size:0(?:px|em|rem|%|pt)?(?:;|$|!)/;

const squeezed = (css: string): string => css.toLowerCase().replace(/\s+/g, '');
const hidingOf = (css: string): Hiding | null => (sneaky.test(css) ? 'sneaky' : folded.test(css) ? 'folded' : null);

export function hidesItself(a: Record<string, string>, selectors: HidingSelectors): Hiding | null {
  const style = a['style'] === undefined ? '' : squeezed(a['style'].slice(0, 2000));
  const byStyle = style === '' ? null : shrunk.test(style) ? 'sneaky' : hidingOf(style);
  if (byStyle) return byStyle;
  if (a['hidden'] !== undefined) return 'folded';
  const byId = a['id'] === undefined ? undefined : selectors.ids.get(a['id']);
  if (byId || a['class'] === undefined || selectors.classes.size === 0) return byId ?? null;
  const byClass = a['class'].split(/\s+/).map((name) => selectors.classes.get(name));
  return byClass.includes('sneaky') ? 'sneaky' : byClass.includes('folded') ? 'folded' : null;
}

/** Plain `.name` and `#name` rules that hide, added to what is known. Rules within `@media` hide on some screens only. */
export function hidingSelectors(css: string, known: HidingSelectors): HidingSelectors {
  const classes = new Map(known.classes);
  const ids = new Map(known.ids);
  let within = 0;
  for (const chunk of withoutComments(css.slice(0, 200_000)).split('}')) {
    const opened = chunk.split('{');
    // `@media print {.a{display:none` opens two at once; the rest of that block has one less.
    const inner = within > 0 || opened.length > 2;
    within = Math.max(0, within + opened.length - 2);
    const [selector = '', declarations = ''] = opened.slice(-2);
    const hiding = hidingOf(squeezed(declarations.slice(0, 5000)));
    if (inner || opened.length < 2 || selector.length > 500 || !hiding) continue;
    for (const each of selector.split(',')) {
      const [, sign, name] = /^\s*(?:[a-z]\w*)?([.#])([\w-]+)\s*$/i.exec(each) ?? [];
      if (name !== undefined && classes.size + ids.size < 2000) (sign === '.' ? classes : ids).set(name, hiding);
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
