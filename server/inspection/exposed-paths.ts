import type { Severity } from '#core/inspection';

/** What lies there when it should not. */
export type Leak =
  | 'repository'
  | 'secrets'
  | 'dump'
  | 'backup'
  | 'log'
  | 'info'
  | 'debug'
  | 'installer'
  | 'listing'
  | 'packages'
  | 'admin';

/** An address that is often left readable, and what its content must look like: a status of 200 alone proves nothing. */
export interface ExposedPath {
  path: string;
  leak: Leak;
  /** Of the first characters of the answer. */
  sign: RegExp;
  severity: Severity;
  /** Asked only where the platform is this one, or not known. */
  platforms?: readonly string[];
}

const wordpress = ['woocommerce'];
const dump = /^\s*(?:--|\/\*|#|SET |DROP |CREATE |INSERT |\/\*!)[\s\S]*\b(?:CREATE TABLE|INSERT INTO|DROP TABLE)\b/i;
const phpSettings = /<\?php[\s\S]*(?:DB_PASSWORD|DB_USERNAME|_DB_PASSWD_|['"](?:password|passwd)['"])/i;
const zip = new RegExp('^PK\\x03\\x04');
/** Unpacked from gzip on the way. */
const tar = /^[^<]{257}ustar/;
const listing = /<title>\s*Index of \/|<h1>\s*Index of \/|\[To Parent Directory\]/i;

export const exposedPaths: readonly ExposedPath[] = [
  { path: '/.git/HEAD', leak: 'repository', sign: /^(?:ref: refs\/|[0-9a-f]{40}\s*$)/, severity: 'critical' },
  { path: '/.svn/wc.db', leak: 'repository', sign: /^SQLite format 3/, severity: 'high' },
  { path: '/.hg/hgrc', leak: 'repository', sign: /^\s*\[(?:paths|ui)\]/m, severity: 'high' },
  {
    path: '/.env',
    leak: 'secrets',
    sign: /^[ \t]*(?:export )?[A-Z][A-Z0-9_]*(?:KEY|SECRET|PASSWORD|PASS|TOKEN|DATABASE_URL|DSN)[A-Z0-9_]*[ \t]*=/m,
    severity: 'critical',
  },
  {
    path: '/.env.local',
    leak: 'secrets',
    sign: /^[ \t]*[A-Z][A-Z0-9_]*(?:KEY|SECRET|PASSWORD|TOKEN|URL)[A-Z0-9_]*[ \t]*=/m,
    severity: 'critical',
  },
  { path: '/wp-config.php.bak', leak: 'secrets', sign: phpSettings, severity: 'critical', platforms: wordpress },
  { path: '/wp-config.php~', leak: 'secrets', sign: phpSettings, severity: 'critical', platforms: wordpress },
  { path: '/wp-config.php.old', leak: 'secrets', sign: phpSettings, severity: 'critical', platforms: wordpress },
  { path: '/config.php.bak', leak: 'secrets', sign: phpSettings, severity: 'critical', platforms: ['opencart'] },
  { path: '/app/etc/env.php.bak', leak: 'secrets', sign: phpSettings, severity: 'critical', platforms: ['magento'] },
  {
    path: '/app/etc/local.xml',
    leak: 'secrets',
    sign: /<config>[\s\S]*<(?:password|crypt)>/i,
    severity: 'critical',
    platforms: ['magento'],
  },
  {
    path: '/app/config/parameters.php',
    leak: 'secrets',
    sign: phpSettings,
    severity: 'critical',
    platforms: ['prestashop'],
  },
  { path: '/dump.sql', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/backup.sql', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/database.sql', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/db.sql', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/dump.sql.gz', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/backup.sql.gz', leak: 'dump', sign: dump, severity: 'critical' },
  { path: '/backup.zip', leak: 'backup', sign: zip, severity: 'critical' },
  { path: '/site.zip', leak: 'backup', sign: zip, severity: 'critical' },
  { path: '/www.zip', leak: 'backup', sign: zip, severity: 'critical' },
  { path: '/backup.tar.gz', leak: 'backup', sign: tar, severity: 'critical' },
  {
    path: '/wp-content/debug.log',
    leak: 'log',
    sign: /\bPHP (?:Notice|Warning|Fatal error|Deprecated|Parse error)\b|^\[\d{2}-\w{3}-\d{4}/m,
    severity: 'high',
    platforms: wordpress,
  },
  {
    path: '/var/log/system.log',
    leak: 'log',
    sign: /\.(?:CRITICAL|ERROR|WARNING|INFO|DEBUG):|^\[?\d{4}-\d{2}-\d{2}[T ]/m,
    severity: 'high',
    platforms: ['magento'],
  },
  {
    path: '/storage/logs/laravel.log',
    leak: 'log',
    sign: /^\[\d{4}-\d{2}-\d{2} [\d:]+\] \w+\.(?:ERROR|INFO|DEBUG|WARNING|CRITICAL)/m,
    severity: 'high',
    platforms: ['laravel'],
  },
  {
    path: '/error_log',
    leak: 'log',
    sign: /\bPHP (?:Notice|Warning|Fatal error|Deprecated|Parse error)\b/,
    severity: 'medium',
  },
  { path: '/phpinfo.php', leak: 'info', sign: /<title>(?:PHP [\d.]+[^<]* - )?phpinfo\(\)<\/title>/i, severity: 'high' },
  { path: '/info.php', leak: 'info', sign: /<title>(?:PHP [\d.]+[^<]* - )?phpinfo\(\)<\/title>/i, severity: 'high' },
  { path: '/server-status', leak: 'info', sign: /<title>Apache Status<\/title>/i, severity: 'medium' },
  // What developers see there: requests of customers with what they typed, mails, sessions, queries.
  {
    path: '/telescope',
    leak: 'debug',
    sign: /<title>Telescope\b|<div[^>]+id=["']?telescope\b|window\.Telescope\s*=/,
    severity: 'critical',
    platforms: ['laravel'],
  },
  {
    path: '/_debugbar/open',
    leak: 'debug',
    sign: /^\s*\[\s*\{\s*"id"\s*:[\s\S]{0,400}"(?:utime|method|uri)"\s*:/,
    severity: 'critical',
    platforms: ['laravel'],
  },
  {
    path: '/_profiler/empty/search/results',
    leak: 'debug',
    sign: /<title>Symfony Profiler<\/title>|<div[^>]+id=["']?sf-profiler\b/,
    severity: 'critical',
    platforms: ['shopware', 'prestashop'],
  },
  {
    path: '/horizon',
    leak: 'debug',
    sign: /<title>Horizon\b|<div[^>]+id=["']?horizon\b[^>]*v-cloak|window\.Horizon\s*=/,
    severity: 'high',
    platforms: ['laravel'],
  },
  {
    path: '/_ignition/health-check',
    leak: 'debug',
    sign: /^\s*\{\s*"can_execute_commands"\s*:/,
    severity: 'high',
    platforms: ['laravel'],
  },
  {
    path: '/wp-admin/install.php',
    leak: 'installer',
    sign: /<form[^>]+id=["']?setup/i,
    severity: 'critical',
    platforms: wordpress,
  },
  {
    path: '/install/index.php',
    leak: 'installer',
    sign: /<(?:form|title)[^>]*>[\s\S]{0,4000}(?:OpenCart|PrestaShop)[\s\S]{0,400}(?:install)/i,
    severity: 'critical',
    platforms: ['opencart', 'prestashop'],
  },
  { path: '/wp-content/uploads/', leak: 'listing', sign: listing, severity: 'low', platforms: wordpress },
  { path: '/backup/', leak: 'listing', sign: listing, severity: 'high' },
  { path: '/backups/', leak: 'listing', sign: listing, severity: 'high' },
  { path: '/media/', leak: 'listing', sign: listing, severity: 'low', platforms: ['magento'] },
  { path: '/storage/', leak: 'listing', sign: listing, severity: 'low', platforms: ['laravel'] },
  { path: '/image/', leak: 'listing', sign: listing, severity: 'low', platforms: ['opencart'] },
  {
    path: '/composer.lock',
    leak: 'packages',
    sign: /^\s*\{[\s\S]*"(?:_readme|content-hash|packages)"\s*:/,
    severity: 'low',
  },
  // Where the makers leave the place as it is, it says little; where they tell everybody to move it, more.
  {
    path: '/wp-login.php',
    leak: 'admin',
    sign: /<form[^>]+id=["']?loginform\b[\s\S]*name=["']?log\b/i,
    severity: 'low',
    platforms: wordpress,
  },
  {
    path: '/admin/',
    leak: 'admin',
    sign: /\badminhtml-auth-login\b|\bpage-layout-admin-login\b|<body[^>]+id=["']?page-login\b|<title>Log into [\w ]+ Admin Page/i,
    severity: 'medium',
    platforms: ['magento'],
  },
  {
    path: '/admin/index.php',
    leak: 'admin',
    sign: /(?:route=common\/login|<form[^>]+id=["']?form-login\b)[\s\S]*name=["']?username\b[\s\S]*type=["']?password\b/i,
    severity: 'medium',
    platforms: ['opencart'],
  },
  {
    path: '/admin/index.php?controller=AdminLogin',
    leak: 'admin',
    sign: /<form[^>]+id=["']?login_form\b[\s\S]*name=["']?passwd\b|<title>[^<]*PrestaShop[^<]*<\/title>[\s\S]*type=["']?password\b/i,
    severity: 'medium',
    platforms: ['prestashop'],
  },
  {
    path: '/admin',
    leak: 'admin',
    sign: /\/bundles\/administration\/|<title>[^<]*Shopware[^<]*Administration/i,
    severity: 'low',
    platforms: ['shopware'],
  },
  {
    path: '/backend',
    leak: 'admin',
    sign: /<title>[^<]*Shopware[^<]*Backend/i,
    severity: 'low',
    platforms: ['shopware'],
  },
  {
    path: '/admin/login',
    leak: 'admin',
    sign: /<(?:v-)?form[^>]+action=["'][^"']*\/admin\/login["'][\s\S]*type=["']?password\b/i,
    severity: 'low',
    platforms: ['laravel'],
  },
];
