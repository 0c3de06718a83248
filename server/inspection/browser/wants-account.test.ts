import { expect, test } from 'vitest';
import { createNet } from '#kit/net/create-net';
import { inBrowser } from './visit.ts';
import { wantsAccount } from './wants-account.ts';

const login = '<form><input type=email name=email><input type=password name=password><button>Sign in</button></form>';
const search = '<form><input type=search name=q></form>';
const address = '<input name=firstname><input name="street[0]"><input autocomplete=postal-code>';

const pages: Record<string, [string, boolean]> = {
  'a sign-in alone': [`${search}<h1>Customer login</h1>${login}<a href="/register">Sign up</a>`, true],
  'a sign-in in Ukrainian': [`<h1>Вхід</h1>${login}`, true],
  'a sign-in beside the address': [`<details open>${login}</details><h2>Delivery</h2>${address}`, false],
  'an address and a password that may be made': [`${address}<input type=password name=account_password>`, false],
  'a sign-in with a way for guests': [`${login}<a href="/guest">Continue as a guest</a>`, false],
  'a way for guests in Russian': [`${login}<button>Оформить без регистрации</button>`, false],
  'a sign-in folded away': [`<div hidden>${login}</div><input type=email name=email><p>Delivery next</p>`, false],
  'no field at all': ['<h1>Thank you</h1>', false],
};

test('a checkout that lets nobody on without an account is told from one that offers it', async () => {
  const net = createNet({ allowPrivate: true, ownPorts: [] }, '/dev/null');
  const seen = await inBrowser({ net, signal: new AbortController().signal }, async ({ page }) => {
    const found: Record<string, boolean> = {};
    for (const [name, [html]] of Object.entries(pages)) {
      await page.setContent(`<!doctype html><meta charset=utf-8>${html}`);
      found[name] = await wantsAccount(page);
    }
    return found;
  });
  expect(seen).toEqual(Object.fromEntries(Object.entries(pages).map(([name, [, wants]]) => [name, wants])));
});
