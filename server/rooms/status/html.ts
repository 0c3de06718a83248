import type { PublicStatus } from '#contract/status';
import { type Language, languages, say } from '#core/words';
import type { PageRow } from './tables.ts';
import { page as words } from './words.ts';

/** Whatever a store or a person wrote goes through here before it becomes part of a page. */
export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const style = `:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#d1d9e0;--ground:#f6f8fa;--card:#fff;--up:#2da44e;--degraded:#bf8700;--down:#cf222e;--none:#d0d7de;--maintenance:#0969da;--up-text:#1a7f37;--degraded-text:#8a5d00}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#30363d;--ground:#0d1117;--card:#151b23;--up:#3fb950;--degraded:#d29922;--down:#f85149;--none:#30363d;--maintenance:#4493f8;--up-text:#3fb950;--degraded-text:#d29922}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}header{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;margin-bottom:1.25rem}header img{max-height:3rem;max-width:12rem}
h1{font-size:1.35rem;margin:0;flex:1 1 12rem;min-width:0;overflow-wrap:anywhere}h2{font-size:1.05rem;margin:2rem 0 .5rem}nav a{color:var(--soft);margin-left:.5rem;text-decoration:none;font-size:.9rem}nav a[aria-current]{color:var(--ink);font-weight:600}
.state{border-left:.5rem solid var(--own);background:var(--card);padding:1rem 1.25rem;border-radius:.4rem;font-size:1.2rem;font-weight:600;box-shadow:0 0 0 1px var(--line)}
.state small{display:block;font-weight:400;font-size:.85rem;color:var(--soft)}.card{background:var(--card);border-radius:.4rem;box-shadow:0 0 0 1px var(--line);padding:1rem 1.25rem;margin-top:1rem}
.row{display:flex;justify-content:space-between;gap:1rem;align-items:baseline}.row b{overflow-wrap:anywhere}.row .up,.row .down,.row .degraded,.row .unknown,.row .maintenance{white-space:nowrap}.soft{color:var(--soft);font-size:.875rem}
svg.bars{display:block;width:100%;height:2.25rem;margin:.5rem 0 .15rem}.up{color:var(--up-text);fill:var(--up)}.degraded{color:var(--degraded-text);fill:var(--degraded)}.down{color:var(--down);fill:var(--down)}.unknown,.pending,.paused{fill:var(--none)}.maintenance{color:var(--maintenance);fill:var(--maintenance)}
ul{list-style:none;margin:.75rem 0 0;padding:0}li{padding:.2rem 0}form{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:.5rem}input{flex:1 1 14rem;padding:.6rem .75rem;border:1px solid var(--line);border-radius:.35rem;background:var(--ground);color:inherit;font:inherit}
button,a.button{padding:.6rem 1.1rem;border:0;border-radius:.35rem;background:var(--brand);color:#fff;font:inherit;font-weight:600;cursor:pointer;text-decoration:none}footer{margin-top:2.5rem;color:var(--soft);font-size:.85rem}footer a{color:inherit}
.mark::before{content:"●";margin-right:.4rem}.mark.down::before{content:"■"}.mark.degraded::before{content:"▲"}`;

/** A plain page: no script, one request, works in any browser and without ours. */
export function shell(page: PageRow, language: Language, body: string, options: { refresh?: boolean } = {}): string {
  const t = words[language];
  const nav = languages
    .map(
      (l) =>
        `<a href="/status/${page.slug}?lang=${l}"${l === language ? ' aria-current="true"' : ''} lang="${l}">${{ en: 'English', ru: 'Русский', uk: 'Українська' }[l]}</a>`,
    )
    .join('');
  const logo = page.logo ? `<img src="${escape(page.logo)}" alt="">` : '';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(page.title)}</title>
${options.refresh ? '<meta http-equiv="refresh" content="60">' : ''}<link rel="icon" href="data:,"><link rel="alternate" type="application/atom+xml" href="/status/${page.slug}/feed.atom?lang=${language}"><style>${style}:root{--brand:${escape(page.color)}}header{border-bottom:3px solid var(--brand);padding-bottom:.75rem}</style></head>
<body><main><header>${logo}<h1>${escape(page.title)}</h1><nav>${nav}</nav></header>${body}<footer>${escape(t.powered)}</footer></main></body></html>`;
}

export function statusBody(page: PageRow, status: PublicStatus, zone: string): string {
  const t = words[status.language];
  const at = (instant: string) =>
    new Intl.DateTimeFormat(localeOf(status.language), {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    }).format(new Date(instant));
  const sums = {
    up: t.all_up,
    degraded: t.some_degraded,
    down: t.some_down,
    maintenance: t.maintenance,
    unknown: t.unknown,
    pending: t.pending,
    paused: t.paused,
  };
  const color = {
    up: 'up',
    degraded: 'degraded',
    down: 'down',
    maintenance: 'maintenance',
    unknown: 'none',
    pending: 'none',
    paused: 'none',
  }[status.state];
  return [
    `<div class="state" style="--own:var(--${color})" role="status">${escape(sums[status.state])}<small>${escape(say(t.updated, { at: `${at(status.updatedAt)} ${zone}` }, status.language))}</small></div>`,
    ...status.stores.map((store) => storeCard(store, status.language)),
    ...maintenance(status, at),
    `<h2>${escape(t.incidents)}</h2>`,
    incidents(status, at),
    subscribeForm(page, status.language),
  ].join('');
}

/** Days before months and 24 hours, as everywhere in the product. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
/** Never rounds an outage away. */
const percentOf = (ratio: number, language: Language): string =>
  (Math.floor(ratio * 100_000) / 100_000).toLocaleString(language, { style: 'percent', maximumFractionDigits: 3 });

const stateWord = (status: string, language: Language): string => {
  const t = words[language];
  return (
    {
      up: t.up,
      degraded: t.degraded,
      down: t.down,
      pending: t.pending,
      paused: t.paused,
      unknown: t.state_unknown,
      maintenance: t.state_maintenance,
    }[status] ?? status
  );
};

function storeCard(store: PublicStatus['stores'][number], language: Language): string {
  const t = words[language];
  const mark = (status: string) => `<span class="mark ${status}">${escape(stateWord(status, language))}</span>`;
  const percent =
    store.uptime90 === null ? '' : say(t.uptime, { percent: percentOf(store.uptime90, language) }, language);
  const width = 100 / Math.max(1, store.bars90.length);
  const bars = store.bars90.map((bar, i) => {
    const down = Math.round(bar.downMs / 60_000);
    const day = new Date(bar.from).toLocaleDateString(localeOf(language), {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
    });
    const text = `${day}: ${bar.ratio === null && bar.status !== 'maintenance' ? t.no_data : down > 0 ? say(t.minutes_down, { n: down }, language) : stateWord(bar.status, language)}`;
    return `<rect x="${(i * width).toFixed(3)}" width="${(width * 0.72).toFixed(3)}" height="30" class="${bar.status}"><title>${escape(text)}</title></rect>`;
  });
  const parts = store.parts
    .map((part) => `<li class="row"><span>${escape(part.name)}</span>${mark(part.status)}</li>`)
    .join('');
  return `<section class="card"><div class="row"><b>${escape(store.name)}</b>${mark(store.status)}</div><svg class="bars" viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label="${escape(percent)}">${bars.join('')}</svg>
<div class="row soft"><span>${escape(t.days_ago)}</span><span>${escape(percent)}</span><span>${escape(t.today)}</span></div>${parts ? `<ul>${parts}</ul>` : ''}</section>`;
}

function maintenance(status: PublicStatus, at: (instant: string) => string): string[] {
  const t = words[status.language];
  if (status.maintenance.length === 0) return [];
  const items = status.maintenance.map(
    (m) =>
      `<li><b>${escape(m.title)}</b>${m.running ? ` <span class="maintenance">${escape(t.now)}</span>` : ''}<div class="soft">${escape(say(t.lasted, { from: at(m.from), to: at(m.to) }))}</div></li>`,
  );
  return [`<h2>${escape(t.planned)}</h2><section class="card"><ul style="margin:0">${items.join('')}</ul></section>`];
}

function incidents(status: PublicStatus, at: (instant: string) => string): string {
  const t = words[status.language];
  if (status.incidents.length === 0) return `<p class="soft">${escape(t.no_incidents)}</p>`;
  return status.incidents
    .map((i) => {
      const time = i.resolvedAt
        ? say(t.lasted, { from: at(i.startedAt), to: at(i.resolvedAt) })
        : say(t.since, { at: at(i.startedAt) });
      const state = i.state === 'resolved' ? t.resolved : i.state === 'acknowledged' ? t.open : t.open_new;
      const updates = i.updates.map((u) => `<li class="soft">${escape(at(u.at))}: ${escape(u.text)}</li>`).join('');
      return `<section class="card"><div class="row"><b>${escape(i.title)}</b><span class="${i.state === 'resolved' ? 'up' : 'down'}">${escape(state)}</span></div><div class="soft">${escape(time)}</div><ul>${updates}</ul></section>`;
    })
    .join('');
}

function subscribeForm(page: PageRow, language: Language): string {
  const t = words[language];
  return `<h2>${escape(t.subscribe)}</h2><section class="card"><div class="soft">${escape(t.subscribe_text)} <a href="/status/${page.slug}/feed.atom?lang=${language}">${escape(t.feed)}</a></div>
<form method="post" action="/status/${page.slug}/subscribe?lang=${language}"><input type="email" name="email" required maxlength="254" placeholder="${escape(t.email)}" aria-label="${escape(t.email)}" autocomplete="email"><button>${escape(t.subscribe)}</button></form></section>`;
}

/** A short answer with the way back: subscribed, confirmed, gone. */
export function messageBody(page: PageRow, language: Language, text: string, form = ''): string {
  return `<div class="card" style="margin-top:0"><p style="margin-top:0">${escape(text)}</p>${form}<p style="margin-bottom:0"><a href="/status/${page.slug}?lang=${language}">${escape(words[language].back)}</a></p></div>`;
}
