/** Of the page and of paper: a phone, two themes, A4. */
export const style = `:root{--ink:#1b2126;--dim:#59636b;--line:#d9dee2;--card:#fff;--page:#f5f7f8;
--critical:#a3123f;--high:#c2410c;--medium:#a16207;--low:#3f6212;--info:#475569;--good:#2f7d4f;--fair:#c98a10;--poor:#c2334d}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8ecef;--dim:#a3adb5;--line:#3a434a;--card:#20272c;--page:#161b1f;
--critical:#e0557f;--high:#ee7b46;--medium:#d9a12c;--low:#8fb36a;--info:#94a3b8;--good:#58b37f;--fair:#e0ab45;--poor:#e8697f}}
*{box-sizing:border-box}body{font:16px/1.5 Inter,sans-serif;color:var(--ink);background:var(--page);margin:0 auto;padding:24px 16px 64px;max-width:860px}
h1{font-size:1.7rem;line-height:1.25;margin:0 0 6px;overflow-wrap:anywhere}h2{font-size:1.2rem;margin:36px 0 10px;break-after:avoid}
h3,h4{font-size:1rem;line-height:1.4;margin:0 0 6px;overflow-wrap:anywhere;break-after:avoid}.since>h3{margin:22px 0 8px}.facts,small,.more{color:var(--dim);font-size:.85rem}
.rings{display:grid;grid-template-columns:repeat(auto-fit,minmax(190px,1fr));gap:12px;margin:24px 0 12px}.rings figcaption{min-width:0;overflow-wrap:anywhere}
figure{margin:0;display:flex;gap:12px;align-items:center;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px}
figure svg{width:64px;flex:none}figcaption b{display:block}figcaption small{display:block}
svg circle{fill:none;stroke-width:7;stroke-linecap:round}.track{stroke:var(--line)}circle.good{stroke:var(--good)}circle.fair{stroke:var(--fair)}circle.poor{stroke:var(--poor)}
svg text{font:600 17px Inter,sans-serif;fill:var(--ink);text-anchor:middle}.counts{display:flex;flex-wrap:wrap;gap:6px 10px;align-items:center}
.tag{display:inline-block;font-size:.75rem;font-weight:600;line-height:1.6;padding:0 8px;border-radius:9px;border:1px solid currentColor;white-space:nowrap}
.tag.critical{color:var(--critical)}.tag.high{color:var(--high)}.tag.medium{color:var(--medium)}.tag.low{color:var(--low)}.tag.info{color:var(--info)}
.first ol{padding-left:22px}.first li{margin:0 0 12px}article{background:var(--card);border:1px solid var(--line);border-left-width:4px;border-radius:8px;padding:14px 16px;margin:0 0 12px;break-inside:avoid}
article.critical{border-left-color:var(--critical)}article.high{border-left-color:var(--high)}article.medium{border-left-color:var(--medium)}article.low{border-left-color:var(--low)}article.info{border-left-color:var(--info)}
article p{margin:6px 0}details ul{list-style:none;padding:0;margin:6px 0}details span{font-size:.8rem;color:var(--dim);overflow-wrap:anywhere}
pre,code{font:.82rem/1.45 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}pre{margin:2px 0 8px;padding:6px 8px;background:var(--page);border-radius:6px}
summary{font-size:.85rem;color:var(--dim);cursor:pointer}a{color:inherit}.passed li::marker{content:"✓ "}.passed{columns:2;column-gap:32px;font-size:.9rem;margin:0 0 14px}.passed li{break-inside:avoid}.well h3{margin-top:14px}
@media (max-width:600px){.passed{columns:1}}@page{size:A4;margin:16mm}
@media print{body{background:none;padding:0;max-width:none;font-size:10.5pt}.owner{break-after:page}.rings{grid-template-columns:repeat(4,1fr);margin:14px 0 8px}.rings figure{padding:8px;gap:8px}.rings svg{width:40px}.rings figcaption{font-size:8.5pt;line-height:1.3}.rings small{font-size:8pt}h1{font-size:16pt}h2{margin:16px 0 6px}article{padding:9px 12px;margin-bottom:9px}article p{margin:4px 0;orphans:3;widows:3}li,.more{break-inside:avoid}article,figure{background:none}summary{list-style:none}}`;
