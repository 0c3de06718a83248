import type { Named } from './addresses.ts';
import { type Software, versionIn } from './software.ts';

const inContent = /^(.*?\/)(?:wp-content|app)\/(plugins|themes)\/([a-z0-9][\w.-]{0,80})\/(.+)$/i;
/** Of these, WordPress tells its own version as theirs. */
const ofCore =
  /\/wp-includes\/(?:css\/dist\/block-library\/style|css\/classic-themes|js\/wp-emoji-release)[\w.-]*\.(?:css|js)$/;
/** Somebody else's code that a plugin brings along has a version of its own. */
const foreign =
  /(?:^|\/)(?:vendors?|libs?|libraries|node_modules|bower_components|packages|third-?party|external)\/|(?:^|[/._-])(?:jquery|select2|selectwoo|slick|swiper|owl|bootstrap|font-?awesome|chosen|flatpickr|magnific|fancybox|lightbox|photoswipe|moment|lodash|underscore|vue|react|popper|tippy|isotope|masonry|flexslider|prettyphoto|dropzone|datepicker|lazysizes|gsap|animate|waypoints|imagesloaded|js-?cookie|photo-?swipe|zoom)\b/i;

export interface WordPressPart {
  software: Software;
  /** The file of its own that tells its version, where the store itself has it. */
  ask: URL;
}

/** WordPress, its plugins and themes, as far as the addresses of their files tell. */
export function wordpressIn(
  { addresses, generators }: Named,
  host: string,
): { core: Software | null; parts: WordPressPart[] } {
  const core = coreIn({ addresses, generators });
  const byPlace = new Map<
    string,
    { root: URL; kind: 'plugin' | 'theme'; slug: string; files: { url: URL; path: string }[] }
  >();
  for (const { url } of addresses) {
    const [, before, folder, slug, path] = inContent.exec(url.pathname) ?? [];
    if (path === undefined || url.hostname !== host) continue;
    const kind = folder!.toLowerCase() === 'plugins' ? 'plugin' : 'theme';
    const root = new URL(url.pathname.slice(0, url.pathname.length - path.length), url.origin);
    const place = byPlace.get(root.href) ?? { root, kind, slug: slug!.toLowerCase(), files: [] };
    place.files.push({ url, path });
    if (before !== undefined) byPlace.set(root.href, place);
  }
  const parts = [...byPlace.values()].map(({ root, kind, slug, files }): WordPressPart => {
    const { version, seen } = guessed(files, core?.version ?? null);
    const software: Software = {
      label: slug,
      part: kind === 'plugin' ? 'extension' : 'theme',
      names: [{ ecosystem: 'wordpress', kind, name: slug }],
      version,
      certainty: 'guessed',
      seen: seen.map((url) => ({ url: url.href, quote: url.pathname + url.search })),
    };
    return { software, ask: new URL(kind === 'plugin' ? 'readme.txt' : 'style.css', root) };
  });
  return { core, parts };
}

function coreIn({ addresses, generators }: Named): Software | null {
  const named = generators.find(({ content }) => versionIn(/^WordPress\s+(\S+)/i.exec(content)?.[1]) !== null);
  const shown = addresses.find(
    ({ url }) => ofCore.test(url.pathname) && versionIn(url.searchParams.get('ver')) !== null,
  );
  if (named === undefined && shown === undefined) return null;
  return {
    label: 'WordPress',
    part: 'platform',
    names: [{ ecosystem: 'wordpress', kind: 'core', name: 'wordpress' }],
    version: named
      ? versionIn(/^WordPress\s+(\S+)/i.exec(named.content)?.[1])
      : versionIn(shown!.url.searchParams.get('ver')),
    certainty: named ? 'stated' : 'guessed',
    seen: [
      named
        ? { url: named.page, quote: named.content }
        : { url: shown!.url.href, quote: shown!.url.pathname + shown!.url.search },
    ],
  };
}

/** What most of its own files say; where two versions are named as often, nobody knows. */
function guessed(
  files: readonly { url: URL; path: string }[],
  coreVersion: string | null,
): { version: string | null; seen: URL[] } {
  const votes = new Map<string, URL[]>();
  for (const { url, path } of files) {
    const version = versionIn(url.searchParams.get('ver'));
    // A plugin that says none gets the version of WordPress there.
    if (version === null || version === coreVersion || foreign.test(path)) continue;
    votes.set(version, [...(votes.get(version) ?? []), url]);
  }
  const [first, second] = [...votes].toSorted(([, a], [, b]) => b.length - a.length);
  if (first === undefined || second?.[1].length === first[1].length)
    return { version: null, seen: files.slice(0, 1).map(({ url }) => url) };
  return { version: first[0], seen: first[1].slice(0, 3) };
}

/** `Stable tag` of a readme, else the newest entry of its changelog. */
export function versionOfReadme(text: string): string | null {
  if (!/^\uFEFF?\s*===.+===/.test(text)) return null;
  const tag = /^\s*stable tag:\s*(\S+)/im.exec(text.slice(0, 8000))?.[1];
  const changes = /==\s*changelog\s*==([\s\S]{0,2000})/i.exec(text)?.[1];
  return versionIn(tag) ?? versionIn(/^\s*=+\s*v?([\d.]+)/m.exec(changes ?? '')?.[1]);
}

/** The head of a theme's style sheet. */
export function versionOfStyle(text: string): string | null {
  const head = text.slice(0, 8000);
  if (!/^[\s*/]*theme name:/im.test(head)) return null;
  return versionIn(/^[\s*/]*version:\s*(\S+)/im.exec(head)?.[1]);
}
