// Before the first paint, so that a dark screen never flashes white. A file, because the page allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('vakhta-scheme');
  } catch (e) {
    chosen = null;
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();

// Zod would try whether it may compile its checks, which the content security policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true };
