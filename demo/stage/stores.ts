import type { Server as SecureServer } from 'node:https';
import type { Server } from 'node:net';
import { type Authority, createAuthority, type Issued } from '../../test/fakes/certificates.ts';
import type { Platform } from '../../test/fakes/shop/platforms.ts';
import type { ShopLanguage } from '../../test/fakes/shop/catalogue.ts';
import { type Shop, type ShopFault, startShop } from '../../test/fakes/shop/shop.ts';
import { startWebServer, type WebServer } from '../../test/fakes/web-server.ts';
import { type Names, startNames } from './names.ts';
import { startRegistry } from './registry.ts';
import { answerMs, type Pace } from './weather.ts';

const DAY = 86_400_000;

export interface StoreSpec {
  key: 'coffee' | 'toys' | 'clay';
  name: string;
  client: string;
  domain: string;
  platform: Platform;
  language: ShopLanguage;
  currency: string;
  pace: Pace;
  /** Days until its certificate and its domain end. */
  certificateDays: number;
  domainDays: number;
}

export const storeSpecs: readonly StoreSpec[] = [
  {
    key: 'coffee',
    name: 'Ранкове Зерно',
    client: 'Ранкове Зерно',
    domain: 'ranok-coffee.test',
    platform: 'woocommerce',
    language: 'uk',
    currency: 'UAH',
    pace: { calmMs: 190, rush: 0.9, hoursAhead: 2 },
    certificateDays: 71,
    domainDays: 212,
  },
  {
    key: 'toys',
    name: 'Липа и Бук',
    client: 'Липа и Бук',
    domain: 'lipa-toys.test',
    platform: 'opencart',
    language: 'ru',
    currency: 'EUR',
    pace: { calmMs: 260, rush: 0.5, hoursAhead: 5 },
    certificateDays: 9,
    domainDays: 38,
  },
  {
    key: 'clay',
    name: 'Clay and Kiln',
    client: 'Clay and Kiln Ltd',
    domain: 'clayandkiln.test',
    platform: 'magento',
    language: 'en',
    currency: 'GBP',
    pace: { calmMs: 150, rush: 0.7, hoursAhead: 0 },
    certificateDays: 148,
    domainDays: 304,
  },
];

/** What can be broken: a fault of the shop itself, or of what stands in front of it. */
export type Trouble = ShopFault | 'certificate' | 'dns' | 'search_slow';

export interface Stage {
  stores: readonly StagedStore[];
  /** Whom the watch must trust (PEM), and whom it must ask about names. */
  authority: string;
  resolver: string;
  /** RDAP address of the registry of their domains. */
  registry: string;
  store(key: StoreSpec['key']): StagedStore;
  close(): Promise<void>;
}

export interface StagedStore extends StoreSpec {
  /** The address that is watched: `https://ranok-coffee.test:40123/`. */
  url: string;
  /** The same shop for the visitor's browser, which knows neither the name nor the authority. */
  windowUrl: string;
  troubles: ReadonlySet<Trouble>;
  set(trouble: Trouble, on: boolean): void;
  /** Whether pages take as long as they would in the world; off while the history is made. */
  unhurried: boolean;
}

/** Three shops over TLS with names of their own, that can be broken and mended while they run. */
export async function openStage(): Promise<Stage> {
  const authority = createAuthority('Vakhta demo authority');
  const names = await startNames(storeSpecs.map(({ domain }) => domain));
  const registry = await startRegistry(new Map(storeSpecs.map(({ domain, domainDays }) => [domain, domainDays])));
  const opened = await Promise.all(storeSpecs.map((spec, i) => openStore(spec, i, authority, names)));
  const stores = opened.map(({ store }) => store);
  return {
    stores,
    authority: authority.certificate,
    resolver: names.resolver,
    registry: `${registry.origin}/`,
    store: (key) => stores.find((store) => store.key === key)!,
    close: async () => {
      await Promise.all([...opened.map(({ close }) => close()), names.close(), registry.close()]);
    },
  };
}

async function openStore(
  spec: StoreSpec,
  seed: number,
  authority: Authority,
  names: Names,
): Promise<{ store: StagedStore; close(): Promise<void> }> {
  const valid = issue(authority, spec.domain, spec.certificateDays);
  const expired = issue(authority, spec.domain, -1);
  const shop = await startShop({
    name: spec.name,
    platform: spec.platform,
    language: spec.language,
    currency: spec.currency,
    slowMs: 4500,
    tls: { cert: valid.certificate, key: valid.key },
  });
  const troubles = new Set<Trouble>();
  const store: StagedStore = {
    ...spec,
    url: `https://${spec.domain}:${shop.port}/`,
    windowUrl: '',
    troubles,
    unhurried: false,
    set(trouble, on) {
      if (on) troubles.add(trouble);
      else troubles.delete(trouble);
      apply(trouble, on, spec, shop, names, { valid, expired });
    },
  };
  const answer: Parameters<typeof startWebServer>[0] = (request, response) => {
    const slow = troubles.has('search_slow') && /search/.test(request.url ?? '') ? 3300 : 0;
    const ms = slow + (store.unhurried ? answerMs(spec.pace, Date.now(), seed) : 0);
    setTimeout(() => shop.handle(request, response), ms);
  };
  shop.web.handler = answer;
  const window: WebServer = await startWebServer(answer);
  store.windowUrl = `${window.origin}/`;
  return { store, close: async () => void (await Promise.all([shop.close(), window.close()])) };
}

function issue(authority: Authority, name: string, days: number): Issued {
  const now = Date.now();
  return authority.issue({ names: [name], validFrom: new Date(now - 200 * DAY), validTo: new Date(now + days * DAY) });
}

function apply(
  trouble: Trouble,
  on: boolean,
  { domain }: StoreSpec,
  shop: Shop,
  names: Names,
  certificates: { valid: Issued; expired: Issued },
): void {
  if (trouble === 'dns') names.gone[on ? 'add' : 'delete'](domain);
  else if (trouble === 'certificate') {
    const { certificate, key } = on ? certificates.expired : certificates.valid;
    (shop.web.server as Server as SecureServer).setSecureContext({ cert: certificate, key });
  } else if (trouble !== 'search_slow') shop.faults[on ? 'add' : 'delete'](trouble);
}
