import { type Brand, isColor } from '#core/brand';
import { escape } from './page.ts';

/**
 * The head of a page that is handed over: line, logo and name; nothing where the product speaks for itself.
 * @param said what stands beside the logo, where it is more than the name
 */
export function letterhead(brand: Brand | null, said = brand?.name ?? ''): string {
  if (!brand) return '';
  // Checked where it comes in, and again here: it is the one thing of others that stands among our rules.
  const color = brand.color && isColor(brand.color) ? brand.color : 'var(--line,#d5dce3)';
  const logo =
    brand.logo === null ? '' : `<img src="${escape(brand.logo)}" alt="" style="max-height:44px;max-width:220px">`;
  const style = `display:flex;align-items:center;gap:12px;border-top:6px solid ${color};padding-top:14px;margin-bottom:18px;font-weight:600`;
  return `<div style="${style}">${logo}<span>${escape(said)}</span></div>`;
}
