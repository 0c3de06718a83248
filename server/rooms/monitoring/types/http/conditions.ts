import type { Condition, FailureClass } from '#core/probe';
import type { Visit } from '#kit/net/visit';
import { quoted } from '../outcomes.ts';
import { holds, parseJson, valueAt } from './json-path.ts';
import type { HttpSettings } from './settings.ts';

/** A condition that was not met. The first decides what the probe says; all are shown. */
export interface Unmet {
  failure: FailureClass;
  code:
    | 'redirect_other'
    | 'redirect_count'
    | 'header_missing'
    | 'header_other'
    | 'text_missing'
    | 'text_forbidden'
    | 'json_unreadable'
    | 'json_other';
  params: Record<string, string | number>;
}

/** Checks what a person has asked of redirects, headers and text; adds each to `conditions`. */
export function unmetConditions(settings: HttpSettings, seen: Visit, text: string, conditions: Condition[]): Unmet[] {
  const unmet: Unmet[] = [];
  const check = (
    ok: boolean,
    said: string,
    failure: FailureClass,
    code: Unmet['code'],
    params: Unmet['params'],
  ): void => {
    conditions.push({ text: said, ok });
    if (!ok) unmet.push({ failure, code, params });
  };
  redirects(settings, seen, check);
  for (const { name, contains } of settings.answerHeaders) {
    const value = [seen.answer!.headers[name.toLowerCase()]].flat().join(', ');
    const there = seen.answer!.headers[name.toLowerCase()] !== undefined;
    const said =
      contains === ''
        ? `[HEADER ${name}] (${there ? 'present' : 'absent'}) = present`
        : `[HEADER ${name}] (${there ? quoted(value) : 'absent'}) has "${quoted(contains)}"`;
    check(there && value.includes(contains), said, 'http', there ? 'header_other' : 'header_missing', {
      name,
      value: quoted(value),
      expected: quoted(contains),
    });
  }
  for (const wanted of settings.contains) {
    const found = text.includes(wanted);
    check(found, `[BODY] (${found ? 'found' : 'not found'}) has "${quoted(wanted)}"`, 'content', 'text_missing', {
      text: quoted(wanted),
    });
  }
  for (const unwanted of settings.lacks) {
    const found = text.includes(unwanted);
    check(
      !found,
      `[BODY] (${found ? 'found' : 'not found'}) lacks "${quoted(unwanted)}"`,
      'content',
      'text_forbidden',
      { text: quoted(unwanted) },
    );
  }
  if (settings.json.length > 0) values(settings, text, check);
  return unmet;
}

type Check = (ok: boolean, said: string, failure: FailureClass, code: Unmet['code'], params: Unmet['params']) => void;

function redirects(settings: HttpSettings, seen: Visit, check: Check): void {
  const { hops } = seen;
  if (settings.redirectsTo !== undefined) {
    const location = seen.answer!.headers.location;
    const unfollowed =
      !settings.follow && location !== undefined && URL.canParse(location, seen.where.href)
        ? new URL(location, seen.where.href).href
        : undefined;
    const to = unfollowed ?? seen.where.href;
    check(
      to.startsWith(settings.redirectsTo),
      `[REDIRECT] (${quoted(to, 160)}) = ${quoted(settings.redirectsTo, 160)}`,
      'redirect',
      'redirect_other',
      { to: quoted(to, 160), expected: quoted(settings.redirectsTo, 160) },
    );
  }
  if (settings.redirects !== undefined) {
    check(
      hops.length === settings.redirects,
      `[REDIRECTS] (${hops.length}) = ${settings.redirects}`,
      'redirect',
      'redirect_count',
      { count: hops.length, expected: settings.redirects },
    );
  }
}

function values(settings: HttpSettings, text: string, check: Check): void {
  const json = parseJson(text);
  if (json === undefined) {
    check(false, `[JSON] (${quoted(text, 40)}) = JSON`, 'content', 'json_unreadable', {});
    return;
  }
  const signs = { exists: '', equals: ' = ', contains: ' has ', above: ' > ', below: ' < ' };
  for (const { path, is, value: expected } of settings.json) {
    const value = valueAt(json, path);
    const shown = value === undefined ? 'absent' : quoted(typeof value === 'string' ? value : JSON.stringify(value));
    const said = `[JSON ${path}] (${shown})${is === 'exists' ? ' = present' : signs[is] + quoted(expected)}`;
    check(holds(value, is, expected), said, 'content', 'json_other', {
      path,
      value: shown,
      expected: is === 'exists' ? '…' : quoted(expected),
    });
  }
}
