import { expect, test } from 'vitest';
import { aPage } from './a-page.ts';
import magento from './magento.platform.ts';

test('Magento 2 by its static files and its way of starting scripts', () => {
  const seen = magento.recognise([
    aPage(`<script>var require = {"baseUrl": "https://shop.example/static/version1700000000/frontend/Magento/luma/uk_UA"};</script>
    <link rel="stylesheet" href="https://shop.example/static/version1700000000/frontend/Magento/luma/uk_UA/css/styles-m.css">
    <body data-container="body" data-mage-init='{"loaderAjax": {}}' class="cms-home cms-index-index page-layout-1column">
    <script type="text/x-magento-init">{"*":{"Magento_Ui/js/core/app":{}}}</script>`),
  ]);
  expect(seen).toMatchObject({ confidence: 0.99, version: '2' });
});

test('behind Varnish, and by its own version page', () => {
  expect(magento.recognise([aPage('', { headers: { 'x-magento-cache-debug': 'HIT' } })])).toMatchObject({
    confidence: 0.95,
    version: '2',
  });
  const asked = aPage('Magento/2.4 (Community)', { requested: 'https://shop.example/magento_version' });
  expect(magento.recognise([aPage('', { headers: { 'x-magento-tags': 'FPC' } }), asked])).toMatchObject({
    version: '2.4',
  });
});

test('Magento 1 and OpenMage by skins, prototype and the footer', () => {
  const html = (
    footer: string,
  ) => `<script src="https://shop.example/js/varien/js.js"></script><link rel="stylesheet" href="https://shop.example/skin/frontend/rwd/default/css/styles.css">
    <script>//<![CDATA[
    Mage.Cookies.path = '/';</script><p class="bugs">${footer}</p>`;
  expect(magento.recognise([aPage(html(''))])).toMatchObject({ confidence: 0.99, version: '1' });
  expect(
    magento.recognise([
      aPage(html('Help Us to Keep OpenMage Healthy - <a href="#">Report All Bugs</a> (ver. 20.12.3)')),
    ]),
  ).toMatchObject({ version: 'OpenMage 20.12.3' });
});

test('a text about Magento, and a version page that a catch-all shop answers, prove nothing', () => {
  const page = aPage('<title>Magento or Shopify?</title><p>Magento Magento</p>');
  const asked = aPage('<html>Not found: magento_version', {
    requested: 'https://shop.example/magento_version',
    status: 404,
  });
  expect(magento.recognise([page, asked])).toEqual({ confidence: 0, version: undefined, evidence: [] });
});
