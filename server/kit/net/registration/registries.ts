/**
 * Who keeps the register of a top-level domain: the RDAP base address (from IANA's bootstrap file and the registries'
 * own announcements) and the WHOIS host. Where RDAP fails, WHOIS is asked; where neither is listed, IANA's WHOIS names it.
 */
export interface Registry {
  rdap?: string;
  whois?: string;
}

const identityDigital = 'https://rdap.identitydigital.services/rdap/';
const radix = 'https://rdap.radix.host/rdap/';
const google = 'https://pubapi.registry.google/rdap/';
const centralNic = (tld: string): Registry => ({
  rdap: `https://rdap.centralnic.com/${tld}/`,
  whois: `whois.nic.${tld}`,
});
const russian: Registry = { rdap: 'https://cctld.ru/tci-ripn-rdap/', whois: 'whois.tcinet.ru' };

const one: Record<string, Registry> = {
  com: { rdap: 'https://rdap.verisign.com/com/v1/', whois: 'whois.verisign-grs.com' },
  net: { rdap: 'https://rdap.verisign.com/net/v1/', whois: 'whois.verisign-grs.com' },
  cc: { rdap: 'https://tld-rdap.verisign.com/cc/v1/' },
  tv: { rdap: 'https://rdap.nic.tv/' },
  org: { rdap: 'https://rdap.publicinterestregistry.org/rdap/', whois: 'whois.publicinterestregistry.org' },
  info: { rdap: identityDigital, whois: 'whois.nic.info' },
  biz: { rdap: 'https://rdap.nic.biz/', whois: 'whois.nic.biz' },
  shop: { rdap: 'https://rdap.gmoregistry.net/rdap/', whois: 'whois.nic.shop' },
  xyz: centralNic('xyz'),
  club: { rdap: 'https://rdap.nic.club/', whois: 'whois.nic.club' },
  top: { rdap: 'https://rdap.zdnsgtld.com/top/', whois: 'whois.nic.top' },
  blog: { rdap: 'https://rdap.blog.fury.ca/rdap/' },
  us: { rdap: 'https://rdap.nic.us/', whois: 'whois.nic.us' },
  co: { rdap: 'https://rdap.registry.co/co/', whois: 'whois.registry.co' },
  // Countries, those first where our stores are.
  ua: { rdap: 'https://rdap.hostmaster.ua/', whois: 'whois.ua' },
  'xn--j1amh': { rdap: 'https://rdap.hostmaster.ua/', whois: 'whois.dotukr.com' },
  ru: russian,
  su: { whois: 'whois.tcinet.ru' },
  'xn--p1ai': russian,
  by: { rdap: 'https://rdap.cctld.by/', whois: 'whois.cctld.by' },
  kz: { rdap: 'https://rdap.nic.kz/', whois: 'whois.nic.kz' },
  md: { rdap: 'https://rdap.nic.md/', whois: 'whois.nic.md' },
  ge: { rdap: 'https://rdap.nic.ge/', whois: 'whois.nic.ge' },
  am: { rdap: 'https://rdap.amnic.net/', whois: 'whois.amnic.net' },
  uz: { rdap: 'https://rdap.cctld.uz/', whois: 'whois.cctld.uz' },
  pl: { rdap: 'https://rdap.dns.pl/', whois: 'whois.dns.pl' },
  de: { rdap: 'https://rdap.denic.de/', whois: 'whois.denic.de' },
  eu: { rdap: 'https://rdap.eurid.eu/', whois: 'whois.eu' },
  cz: { rdap: 'https://rdap.nic.cz/', whois: 'whois.nic.cz' },
  sk: { rdap: 'https://rdap.sk-nic.sk/', whois: 'whois.sk-nic.sk' },
  ro: { rdap: 'https://rdap.rotld.ro/', whois: 'whois.rotld.ro' },
  bg: { whois: 'whois.register.bg' },
  hu: { whois: 'whois.nic.hu' },
  at: { rdap: 'https://rdap.nic.at/', whois: 'whois.nic.at' },
  ch: { rdap: 'https://rdap.nic.ch/', whois: 'whois.nic.ch' },
  lt: { rdap: 'https://rdap.domreg.lt/', whois: 'whois.domreg.lt' },
  lv: { rdap: 'https://rdap.nic.lv/', whois: 'whois.nic.lv' },
  ee: { rdap: 'https://rdap.tld.ee/', whois: 'whois.tld.ee' },
  fr: { rdap: 'https://rdap.nic.fr/', whois: 'whois.nic.fr' },
  it: { rdap: 'https://rdap.nic.it/', whois: 'whois.nic.it' },
  es: { rdap: 'https://rdap.nic.es/' },
  nl: { rdap: 'https://rdap.sidn.nl/', whois: 'whois.domain-registry.nl' },
  be: { rdap: 'https://rdap.dns.be/', whois: 'whois.dns.be' },
  uk: { rdap: 'https://rdap.nominet.uk/uk/', whois: 'whois.nominet.uk' },
  ie: { rdap: 'https://rdap.weare.ie/', whois: 'whois.weare.ie' },
  se: { rdap: 'https://rdap.iis.se/', whois: 'whois.iis.se' },
  no: { rdap: 'https://rdap.norid.no/', whois: 'whois.norid.no' },
  fi: { rdap: 'https://rdap.fi/rdap/rdap/', whois: 'whois.fi' },
  dk: { rdap: 'https://rdap.punktum.dk/', whois: 'whois.punktum.dk' },
  pt: { rdap: 'https://rdap.dns.pt/', whois: 'whois.dns.pt' },
  hr: { rdap: 'https://rdap.dns.hr/', whois: 'whois.dns.hr' },
  rs: { rdap: 'https://rdap.rnids.rs/', whois: 'whois.rnids.rs' },
  si: { rdap: 'https://rdap.register.si/', whois: 'whois.register.si' },
  tr: { whois: 'whois.trabis.gov.tr' },
  il: { whois: 'whois.isoc.org.il' },
  ca: { rdap: 'https://rdap.ca.fury.ca/rdap/', whois: 'whois.cira.ca' },
  au: { rdap: 'https://rdap.cctld.au/rdap/', whois: 'whois.auda.org.au' },
  in: { rdap: 'https://rdap.nixiregistry.in/rdap/' },
  br: { rdap: 'https://rdap.registro.br/', whois: 'whois.registro.br' },
  jp: { whois: 'whois.jprs.jp' },
  cn: { whois: 'whois.cnnic.cn' },
};

const many: [Registry, string[]][] = [
  [{ rdap: radix }, ['online', 'store', 'site', 'tech', 'website', 'space', 'fun', 'press', 'host', 'uno', 'pw']],
  [{ rdap: google }, ['app', 'dev', 'page', 'how', 'new', 'zip']],
  [
    { rdap: identityDigital },
    [
      'io',
      'me',
      'ai',
      'ac',
      'sh',
      'ag',
      'lc',
      'vc',
      'sc',
      'mn',
      'bz',
      'pro',
      'mobi',
      'live',
      'life',
      'world',
      'today',
      'email',
      'group',
      'company',
      'business',
      'agency',
      'market',
      'shopping',
      'boutique',
      'fashion',
      'clothing',
      'shoes',
      'jewelry',
      'gifts',
      'toys',
      'furniture',
      'flowers',
      'coffee',
      'fitness',
      'bike',
      'parts',
      'tools',
      'sale',
      'discount',
      'deals',
      'solutions',
      'services',
      'digital',
      'media',
      'news',
    ],
  ],
];

export const registries: ReadonlyMap<string, Registry> = new Map([
  ...many.flatMap(([registry, tlds]) => tlds.map((tld): [string, Registry] => [tld, registry])),
  ...Object.entries(one),
]);

/** Knows the WHOIS host of every top-level domain. */
export const ianaWhois = 'whois.iana.org';
