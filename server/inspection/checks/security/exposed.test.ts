import { expect, test } from 'vitest';
import { about, answer, judged, seen } from '../../testing/judged.ts';
import backup from './exposed-backup.check.ts';
import debug from './exposed-debug.check.ts';
import dump from './exposed-dump.check.ts';
import info from './exposed-info.check.ts';
import log from './exposed-log.check.ts';
import packages from './exposed-packages.check.ts';
import repository from './exposed-repository.check.ts';
import secrets from './exposed-secrets.check.ts';
import installer from './open-installer.check.ts';
import listing from './open-listing.check.ts';

const nothing = answer('/vakhta-looks-for-nothing-7f3a.php', 'Not found', { status: 404 });

test.each([
  [repository, '/.git/HEAD', 'ref: refs/heads/main\n'],
  [repository, '/.git/HEAD', '3f786850e387550fdab836ed7e6dc881de23001b\n'],
  [secrets, '/.env', 'APP_NAME=Shop\nDB_PASSWORD=abc\n'],
  [secrets, '/wp-config.php.bak', "<?php\ndefine( 'DB_PASSWORD', 'abc' );"],
  [dump, '/backup.sql', '-- MySQL dump 10.13\n\nDROP TABLE IF EXISTS `customer`;\nCREATE TABLE `customer` ('],
  [backup, '/backup.zip', `PK${String.fromCharCode(3, 4)}${'\uFFFD'.repeat(40)}`],
  [backup, '/backup.tar.gz', `wp-config.php${'\uFFFD'.repeat(244)}ustar  \uFFFD`],
  [log, '/wp-content/debug.log', '[23-Nov-2026 10:00:00 UTC] PHP Notice: Undefined variable $a in /var/www/x.php'],
  [info, '/phpinfo.php', '<html><head><title>PHP 8.2.1 - phpinfo()</title></head>'],
  [debug, '/telescope', '<html><head><title>Telescope - Shop</title></head><body><div id="telescope" v-cloak>'],
  [debug, '/horizon', '<html><head><title>Horizon</title></head><body><div id="horizon" v-cloak>'],
  [debug, '/_debugbar/open', '[{"id":"Xcc95","datetime":"2026-11-24 05:04:41","utime":17.8,"method":"GET","uri":"/"}]'],
  [debug, '/_ignition/health-check', '{"can_execute_commands":true}'],
  [installer, '/wp-admin/install.php', '<h1>Welcome</h1><form id="setup" method="post" action="install.php?step=2">'],
  [listing, '/backup/', '<html><head><title>Index of /backup</title></head><body><h1>Index of /backup</h1>'],
  [packages, '/composer.lock', '{\n    "_readme": ["This file locks"],\n "content-hash": "x", "packages": []'],
])('finds what lies open (%#)', (check, path, text) => {
  expect(about(check, { exposed: { nowhere: [nothing], answers: [answer(path, text)] }, pages: [] })).toEqual([path]);
});

test('a bar for developers under the pages is told of once, and words about one are no bar', () => {
  const exposed = { nowhere: [nothing], answers: [] };
  const bar = '<link rel="stylesheet" href="/_debugbar/assets/stylesheets?v=1"><h1>Shop</h1>';
  const pages = [seen('home', bar), seen('cart', bar, { url: 'https://shop.example/cart' })];
  const found = judged(debug, { exposed, pages })!;
  expect([found.length, found[0]!.about, found[0]!.evidence.length]).toEqual([1, '/', 2]);
  expect(about(debug, { exposed, pages: [seen('home', '<p>We sell a phpdebugbar mug</p>')] })).toEqual([]);
});

test.each([
  [
    'a page for everything',
    secrets,
    '/.env',
    '<!doctype html><title>Shop</title><p>PASSWORD=reset here</p>'.replace('PASSWORD=', ''),
  ],
  ['an article about passwords', secrets, '/.env', 'How to choose a PASSWORD: a guide'],
  ['a page that speaks of phpinfo()', info, '/phpinfo.php', '<title>Blog</title><p>phpinfo() is dangerous</p>'],
  ['a page about zip files', backup, '/backup.zip', '<!doctype html><title>PK</title>'],
  ['an empty answer', dump, '/dump.sql', ''],
  ['a picture of a folder', listing, '/backup/', '<title>Backup boxes</title><h1>Backup boxes in oak</h1>'],
])('leaves alone %s', (_, check, path, text) => {
  expect(about(check, { exposed: { nowhere: [nothing], answers: [answer(path, text)] } })).toEqual([]);
});

test('what is answered to any address is no leak, nor is what was refused', () => {
  const head = 'ref: refs/heads/main\n';
  const everywhere = { nowhere: [answer('/nowhere', head)], answers: [answer('/.git/HEAD', head)] };
  expect(about(repository, { exposed: everywhere })).toEqual([]);
  const refused = { nowhere: [nothing], answers: [answer('/.git/HEAD', head, { status: 403 })] };
  expect(about(repository, { exposed: refused })).toEqual([]);
});

test('the evidence shows what it is, and no secret', () => {
  const exposed = {
    nowhere: [nothing],
    answers: [answer('/.env', 'APP_KEY=base64:c2VjcmV0\nDB_PASSWORD="hunter2"\n')],
  };
  const [problem] = judged(secrets, { exposed })!;
  expect(problem!.evidence).toEqual([{ url: 'https://shop.example/.env', quote: 'APP_KEY=…\nDB_PASSWORD="…' }]);
});
