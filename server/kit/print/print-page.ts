import { conflict } from '#kit/refuse';
import { printer, printPdf } from './pdf.ts';

/** A page as a PDF. @throws Refusal 409 where this server has no browser to print with */
export async function printPage(html: string): Promise<Buffer> {
  const browser = printer();
  if (browser === null)
    return conflict('no_browser', {
      en: 'This server has no Chromium to make a PDF. Print the page from your browser, or install Chromium on the server.',
      ru: 'На этом сервере нет Chromium, чтобы сделать PDF. Напечатайте страницу из браузера или установите Chromium на сервер.',
      uk: 'На цьому сервері немає Chromium, щоб зробити PDF. Надрукуйте сторінку з браузера або встановіть Chromium на сервер.',
    });
  return printPdf(browser, html);
}
