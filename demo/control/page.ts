import { type Language, say } from '#core/words';
import type { PostOffice, Received } from '../../test/fakes/post-office.ts';
import type { StagedStore, Trouble } from '../stage/stores.ts';
import { controlWords } from './words.ts';

export const switches = [
  'down',
  'cart_broken',
  'search_slow',
  'partial',
  'error_200',
  'certificate',
  'dns',
  'defaced',
  'skimmer',
  'spam',
] as const satisfies readonly Trouble[];

export interface Shown {
  language: Language;
  stores: readonly StagedStore[];
  /** In the order of the stores. */
  statusPages: readonly string[];
  consoleUrl: string;
  email: string;
  password: string;
  office: PostOffice;
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!);

/** Loaded again when somebody comes back to it; what is switched is sent as a plain form. */
export function controlPage(shown: Shown): string {
  const t = controlWords[shown.language];
  const cards = shown.stores.map((store, i) => card(store, shown.statusPages[i]!, shown.language)).join('');
  const { email, password, consoleUrl } = shown;
  return shell(
    shown.language,
    `<h1>${t.title}</h1><p>${t.intro}</p>
<p class="go"><a class="main" href="${escape(consoleUrl)}" target="_blank">${t.console} ${escape(consoleUrl)}</a>
<span>${escape(say(t.sign_in, { email, password }))}. ${t.others}.</span></p>
<div class="cards">${cards}</div><h2>${t.letters}</h2>${letterList(shown)}`,
    true,
  );
}

function card(store: StagedStore, statusPage: string, language: Language): string {
  const t = controlWords[language];
  const rows = switches.map((trouble) => {
    const on = store.troubles.has(trouble);
    return `<li><form method="post" action="/switch"><input type="hidden" name="store" value="${store.key}"><input type="hidden" name="trouble" value="${trouble}"><input type="hidden" name="on" value="${on ? '' : '1'}">
<button role="switch" aria-checked="${on}">${t[trouble]}</button></form></li>`;
  });
  const state =
    store.troubles.size === 0
      ? `<span class="well">${t.mended}</span>`
      : `<form method="post" action="/mend"><input type="hidden" name="store" value="${store.key}"><button class="mend">${t.mend}</button></form>`;
  const note =
    store.certificateDays < 14
      ? `<p class="note">${say(t.certificate_now, { days: store.certificateDays }, language)}</p>`
      : '';
  return `<section><header><h2 lang="${store.language}">${escape(store.name)}</h2>${state}</header><p class="address">${escape(store.url)}</p>
<p><a href="${escape(store.windowUrl)}" target="_blank">${t.shop}</a> · <a href="${escape(statusPage)}" target="_blank">${t.status}</a></p>${note}<ul>${rows.join('')}</ul></section>`;
}

function letterList({ office, language }: Shown): string {
  const t = controlWords[language];
  const latest = office.received.slice(-40).reverse();
  if (latest.length === 0) return `<p>${t.none}</p>`;
  const rows = latest.map(
    (one) =>
      `<tr><td>${time(one, language)}</td><td>${escape(one.channel)}</td><td><a href="/letters/${one.id}">${escape(one.letter.subject)}</a></td><td>${escape(one.letter.to.join(', '))}</td></tr>`,
  );
  return `<div class="scroll"><table><thead><tr><th>${t.at}</th><th>${t.via}</th><th></th><th>${t.to}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const time = ({ at }: Received, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'medium' }).format(at);

/** One notice as its reader got it: text with its links made live, and for mails their own page in a frame without scripts. */
export function letterPage(one: Received, language: Language): string {
  const t = controlWords[language];
  const text = escape(one.letter.text || t.empty).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
  const framed = one.letter.html
    ? `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation" src="/letters/${one.id}/html"></iframe>`
    : '';
  const json = one.json === null ? '' : `<pre>${escape(JSON.stringify(one.json, null, 2))}</pre>`;
  return shell(
    language,
    `<p><a href="/">← ${t.back}</a></p><h1>${escape(one.letter.subject)}</h1>
<p>${time(one, language)} · ${escape(one.channel)} · ${escape(one.letter.to.join(', '))}</p>${framed}<pre>${text}</pre>${json}`,
    false,
  );
}

function shell(language: Language, body: string, live: boolean): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${controlWords[language].title}</title>
<link rel="stylesheet" href="/control.css">${live ? '<script src="/control.js" defer></script>' : ''}</head><body><main>${body}</main></body></html>`;
}

export const style = `:root{color-scheme:light dark;--line:#8886;--soft:#8881;--bad:#c92a2a;--good:#2b8a3e}
body{font:16px/1.5 system-ui,sans-serif;margin:0}main{max-width:75rem;margin:0 auto;padding:1.5rem 1rem 4rem}h1{margin:.2rem 0}
.go{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center}.main{background:#1864ab;color:#fff;padding:.6rem 1.1rem;border-radius:8px;text-decoration:none;font-weight:600}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1rem;margin:1.5rem 0}
section{border:1px solid var(--line);border-radius:12px;padding:1rem}section header{display:flex;justify-content:space-between;align-items:center;gap:1rem}section h2{margin:0;font-size:1.2rem}
.address{opacity:.7;font-size:.9rem;margin:.1rem 0;overflow-wrap:anywhere}.well{color:var(--good);font-weight:600}.note{background:var(--soft);padding:.4rem .6rem;border-radius:6px;font-size:.9rem}
ul{list-style:none;margin:.6rem 0 0;padding:0;display:grid;gap:.35rem}button{font:inherit;cursor:pointer;color:inherit}
[role=switch]{width:100%;text-align:left;padding:.5rem .7rem .5rem 3.4rem;border:1px solid var(--line);border-radius:8px;background:var(--soft);position:relative}
[role=switch]::before{content:"";position:absolute;left:.7rem;top:50%;width:2.1rem;height:1.15rem;margin-top:-.575rem;border-radius:1rem;background:#868e96}
[role=switch]::after{content:"";position:absolute;left:.8rem;top:50%;width:.9rem;height:.9rem;margin-top:-.45rem;border-radius:50%;background:#fff;transition:left .15s}
[role=switch][aria-checked=true]{border-color:var(--bad)}[role=switch][aria-checked=true]::before{background:var(--bad)}[role=switch][aria-checked=true]::after{left:1.8rem}
.mend{border:1px solid var(--good);color:var(--good);background:none;border-radius:8px;padding:.3rem .7rem;font-weight:600}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.35rem .8rem .35rem 0;border-top:1px solid var(--line);vertical-align:top}td:first-child{white-space:nowrap}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--soft);padding:1rem;border-radius:8px}iframe{width:100%;height:34rem;border:1px solid var(--line);border-radius:8px;background:#fff}`;

/** What others switched, and what was sent meanwhile, appears by itself. */
export const script = `let shown = document.querySelector('main').innerHTML;
setInterval(async () => {
  if (document.hidden) return;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main').innerHTML;
  if (next === shown) return;
  const focused = [...document.querySelectorAll('button')].indexOf(document.activeElement);
  document.querySelector('main').innerHTML = shown = next;
  if (focused >= 0) document.querySelectorAll('button')[focused]?.focus();
}, 1500);`;
