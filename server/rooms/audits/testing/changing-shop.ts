import { startWebServer, type WebServer } from '../../../../test/fakes/web-server.ts';

/** A page: its title, and what else stands in its head. */
export type Pages = Record<string, { title: string; head?: string }>;

/** A shop whose pages, redirects and robots.txt can be changed while it runs. */
export interface ChangingShop extends WebServer {
  pages: Pages;
  leads: Record<string, string>;
  robots: string;
  /** Paths that were asked for. */
  asked: string[];
}

export const mugs: Pages = {
  '/': { title: 'Clay and Kiln' },
  '/mugs/': { title: 'Mugs that we throw' },
  '/mugs/blue-mug/': { title: 'Blue stoneware mug' },
  '/vases/': { title: 'Vases for one branch' },
  '/about/': { title: 'Who we are' },
};

export async function openChangingShop(): Promise<ChangingShop> {
  const web = await startWebServer((request, response) => {
    const path = request.url ?? '/';
    shop.asked.push(path);
    const html = { 'content-type': 'text/html; charset=utf-8' };
    if (path === '/robots.txt') return void response.writeHead(200, { 'content-type': 'text/plain' }).end(shop.robots);
    if (shop.leads[path]) return void response.writeHead(301, { ...html, location: shop.leads[path] }).end();
    const page = shop.pages[path];
    const links = Object.keys(shop.pages).map((one) => `<a href="${one}">${one}</a>`);
    const title = page?.title ?? 'Not found';
    response
      .writeHead(page ? 200 : 404, html)
      .end(
        `<!doctype html><html lang="en"><head><title>${title}</title>${page?.head ?? ''}</head><body><h1>${title}</h1>${links.join(' ')}</body></html>`,
      );
  });
  const shop: ChangingShop = Object.assign(web, { pages: mugs, leads: {}, robots: 'User-agent: *\n', asked: [] });
  return shop;
}
