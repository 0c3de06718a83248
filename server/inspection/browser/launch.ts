import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, chromium } from 'playwright-core';
import { userAgent } from '#kit/net/user-agent';
import { trusting } from './own-trust.ts';
import { shortFolder } from './short-folder.ts';
import type { WayOut } from './way-out.ts';

const run = promisify(execFile);
/** Debian's `nobody`: foreign pages are never shown by root. */
const NOBODY = 65534;

export interface Launched {
  context: BrowserContext;
  /** Ends every process of it and removes its profile. */
  close(): Promise<void>;
}

/**
 * A Chromium of its own for foreign pages: a new profile, nobody's rights where we are root, Chromium's own sandbox where
 * the machine allows one, and no way out but that one.
 */
export async function launch(browser: string, { address, pin }: Pick<WayOut, 'address' | 'pin'>): Promise<Launched> {
  const home = await mkdtemp(join(shortFolder('/vakhta-browser-XXXXXX'), 'vakhta-browser-'));
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    const executable = await unprivileged(browser, home);
    const name = await agentOf(browser);
    const open = (sandboxed: boolean) =>
      chromium.launchPersistentContext(join(home, 'profile'), {
        executablePath: executable,
        chromiumSandbox: sandboxed,
        // Nothing of ours: neither secrets in the environment nor the owner's home.
        env: { HOME: home, TMPDIR: home, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8' },
        args: [
          '--disable-dev-shm-usage',
          '--disable-quic',
          '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
          '--disable-features=WebRtcHideLocalIpsWithMdns,MediaRouter',
          ...trusting(pin),
        ],
        proxy: { server: address, bypass: '<-loopback>' },
        serviceWorkers: 'block',
        acceptDownloads: false,
        userAgent: name,
        viewport: { width: 1280, height: 850 },
        timeout: 60_000,
      });
    // Containers often forbid the namespaces that the sandbox is made of.
    const context = await open(true).catch(() => open(false));
    return {
      context,
      async close() {
        await context.close().catch(() => undefined);
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A script that starts the browser as nobody; the browser itself where we are no root. */
async function unprivileged(browser: string, home: string): Promise<string> {
  const profile = join(home, 'profile');
  await mkdir(profile);
  if (process.getuid?.() !== 0) return browser;
  const script = join(home, 'browser.sh');
  const drop = `setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --no-new-privs`;
  await writeFile(script, `#!/bin/sh\nexec ${drop} -- '${browser}' "$@"\n`);
  await chmod(script, 0o755);
  await Promise.all([home, profile].map((folder) => chown(folder, NOBODY, NOBODY)));
  return script;
}

const agents = new Map<string, Promise<string>>();

/** A browser's usual name, so that shops show what they show to people, and ours behind it. */
function agentOf(browser: string): Promise<string> {
  const known = agents.get(browser) ?? nameOf(browser);
  agents.set(browser, known);
  return known;
}

async function nameOf(browser: string): Promise<string> {
  const told = await run(browser, ['--version'], { timeout: 20_000, env: { PATH: '/usr/bin:/bin' } }).catch(() => ({
    stdout: '',
  }));
  const version = /(\d+)\.\d+\.\d+/.exec(told.stdout)?.[1] ?? '140';
  const ours = userAgent().replace(/^.*?(Vakhta[^;)]*).*$/, '$1');
  return `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36 ${ours}`;
}
