import { type Language, say } from '#core/words';
import { ratingPage as words } from '../words.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]!);

const style = `:root{color-scheme:light dark;--ink:#1f2328;--soft:#59636e;--line:#8c959f;--ground:#f6f8fa;--card:#fff;--own:#0969da}
@media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9198a1;--line:#656c76;--ground:#0d1117;--card:#151b23;--own:#1f6feb}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:32rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.35rem;margin:0 0 .25rem;overflow-wrap:anywhere}.card{background:var(--card);border-radius:.5rem;padding:1.25rem;box-shadow:0 0 0 1px var(--line)}
.soft{color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}.wrong{color:#cf222e;font-weight:600}fieldset{border:0;padding:0;margin:1rem 0}legend{font-weight:600;padding:0;margin-bottom:.5rem}.row{display:flex;gap:.5rem}
.row label{flex:1;min-height:3rem;display:flex;align-items:center;justify-content:center;border:1px solid var(--line);border-radius:.4rem;font-size:1.15rem;font-weight:600;cursor:pointer}
.row input{position:absolute;opacity:0}.row label:has(:checked){background:var(--own);border-color:var(--own);color:#fff}.row label:has(:focus-visible){outline:3px solid var(--own);outline-offset:2px}
.ends{display:flex;justify-content:space-between}textarea{width:100%;min-height:6rem;padding:.6rem;border:1px solid var(--line);border-radius:.4rem;background:var(--ground);color:inherit;font:inherit}
button{margin-top:1rem;min-height:2.75rem;padding:0 1.5rem;border:0;border-radius:.4rem;background:var(--own);color:#fff;font:inherit;font-weight:600;cursor:pointer}`;

const shell = (language: Language, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(words[language].title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main><div class="card">${body}</div></main></body></html>`;

export const messagePage = (language: Language, text: string): string =>
  shell(language, `<p style="margin:0" role="status">${escape(text)}</p>`);

/** A plain form: no script, works in any browser. It posts to the address at which it stands. */
export function votePage(language: Language, of: { number: number; topic: string }, wrong = ''): string {
  const t = words[language];
  const scores = [1, 2, 3, 4, 5]
    .map((n) => `<label><input type="radio" name="score" value="${n}" required>${n}</label>`)
    .join('');
  return shell(
    language,
    `<h1>${escape(t.title)}</h1><div class="soft">${escape(say(t.about, of))}</div>${wrong ? `<p class="wrong" role="alert">${escape(wrong)}</p>` : ''}
<form method="post"><fieldset><legend>${escape(t.score)}</legend><div class="row">${scores}</div><div class="ends soft"><span>1: ${escape(t.worst)}</span><span>5: ${escape(t.best)}</span></div></fieldset>
<label for="comment" class="soft">${escape(t.comment)}</label><textarea id="comment" name="comment" maxlength="5000"></textarea><button>${escape(t.send)}</button></form>`,
  );
}
