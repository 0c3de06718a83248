/**
 * The directions and tiers of ARCHITECTURE.md. A room is entered by its door, `server/rooms/<room>/index.ts`, and only
 * from a later tier.
 */
const tiers = [
  ['people', 'stores'],
  ['monitoring', 'contracts', 'cover', 'advisories'],
  ['incidents'],
  ['notify'],
  ['status', 'desk'],
  ['tasks'],
  ['billing', 'trackers', 'audits', 'payment-pages', 'speed'],
];
/** Tests, and the stage sets that only they use. */
const test = '\\.test\\.tsx?$|/testing/';
const npm = '^node_modules/';

/** A room may not import rooms of its own or a later tier. */
const roomsByTier = tiers.flatMap((rooms, tier) =>
  rooms.map((room) => ({
    name: `tier-of-${room}`,
    comment:
      `"${room}" stands in tier ${tier + 1} and may enter rooms of earlier tiers only. ` +
      'Rooms of the same or a later tier are told by events: announce(…) here, on/<event>.on.ts there.',
    severity: 'error',
    from: { path: `^server/rooms/${room}/`, pathNot: test },
    to: {
      path: `^server/rooms/(${
        tiers
          .slice(tier)
          .flat()
          .filter((other) => other !== room)
          .join('|') || '-'
      })/`,
    },
  })),
);

module.exports = {
  forbidden: [
    {
      name: 'core-is-pure',
      comment:
        'core has no I/O: besides itself it imports the calendar libraries and nothing else. Pass what it needs as values.',
      severity: 'error',
      from: { path: '^core/', pathNot: test },
      to: { pathNot: ['^core/', '^node_modules/(temporal-polyfill|temporal-spec|temporal-utils|croner)/'] },
    },
    {
      name: 'contract-is-schemas',
      comment:
        'contract is what server, web and cli agree on: it imports core and zod only, so that a browser can load it.',
      severity: 'error',
      from: { path: '^contract/', pathNot: test },
      to: { pathNot: ['^contract/', '^core/', '^node_modules/(zod|zod-openapi)/'] },
    },
    {
      name: 'web-knows-the-contract',
      comment: 'The console reaches the server by its API alone: web imports web, contract, core and packages.',
      severity: 'error',
      from: { path: '^web/', pathNot: [test, '^web/vite\\.config\\.ts$'] },
      to: { pathNot: ['^web/', '^contract/', '^core/', npm, '^\\.'] },
    },
    {
      name: 'features-stand-apart',
      comment:
        'A feature of the console is entered by its routes alone; what two features share belongs to web/kit or web/app.',
      severity: 'error',
      from: { path: '^web/features/([^/]+)/', pathNot: test },
      to: { path: '^web/features/', pathNot: ['^web/features/$1/', '^web/features/[^/]+/index\\.tsx?$'] },
    },
    {
      name: 'web-kit-has-no-product-words',
      comment: 'web/kit is a design system: it does not know the features that are built from it.',
      severity: 'error',
      from: { path: '^web/kit/', pathNot: test },
      to: { path: '^web/features/' },
    },
    {
      name: 'kit-has-no-product-words',
      comment:
        'server/kit is machinery under everything: it knows no room, platform or role. Turn the dependency round: pass a function in.',
      severity: 'error',
      from: { path: '^server/kit/', pathNot: test },
      to: { path: '^server/(rooms|inspection|discovery|platforms|roles|main|config)' },
    },
    {
      name: 'platforms-know-no-room',
      comment: 'A platform file says how its pages give it away; which room uses that is not its matter.',
      severity: 'error',
      from: { path: '^server/platforms/', pathNot: test },
      to: { path: '^server/(rooms|inspection|discovery|roles|main|config)' },
    },
    {
      name: 'discovery-knows-no-room',
      comment:
        'Discovery finds out what a store is from its address alone, with no database: rooms use it, it uses none.',
      severity: 'error',
      from: { path: '^server/discovery/', pathNot: test },
      to: { path: '^server/(rooms|inspection|roles|main|config)' },
    },
    {
      name: 'advisories-know-no-room',
      comment:
        'Feeds of known holes are read where nothing is set up, too: a room keeps what they say, they know none.',
      severity: 'error',
      from: { path: '^server/advisories/', pathNot: test },
      to: { path: '^server/(rooms|inspection|discovery|platforms|roles|main|config)' },
    },
    {
      name: 'inspection-knows-no-room',
      comment:
        'An inspection needs no database: `vakhta audit` runs where nothing is set up. Rooms use it, it uses none.',
      severity: 'error',
      from: { path: '^server/inspection/', pathNot: test },
      to: { path: '^server/(rooms|roles|main|config)' },
    },
    {
      name: 'checks-are-pure',
      comment:
        'A check judges artifacts that were gathered: what it wants to know of the store is brought by a gatherer.',
      severity: 'error',
      from: { path: '^server/inspection/checks/', pathNot: test },
      to: { path: '^(server/kit/|server/inspection/gather|node:)|^(fs|net|http|https|dns|tls|child_process)$' },
    },
    {
      name: 'rooms-know-no-role',
      comment: 'Roles compose rooms. A room that needs a setting gets it from `app`.',
      severity: 'error',
      from: { path: '^server/rooms/', pathNot: test },
      to: { path: '^server/(roles|main|config)' },
    },
    {
      name: 'rooms-have-doors',
      comment:
        'Enter another room by its door: import from #rooms/<room>, and add the name to its index.ts if it is missing.',
      severity: 'error',
      from: { path: '^server/rooms/([^/]+)/', pathNot: test },
      to: { path: '^server/rooms/[^/]+/', pathNot: ['^server/rooms/$1/', '^server/rooms/[^/]+/index\\.ts$'] },
    },
    {
      name: 'doors-from-outside-too',
      comment:
        'Roles, the command line, benchmarks and the demo enter rooms by their doors, or find them by discovery.',
      severity: 'error',
      from: { path: '^(server/(roles|main|config)|cli/|bench/|demo/)', pathNot: test },
      to: { path: '^server/rooms/[^/]+/', pathNot: '^server/rooms/[^/]+/index\\.ts$' },
    },
    ...roomsByTier,
    {
      name: 'fakes-are-for-tests',
      comment:
        'Fake servers and test set-up are for tests, benchmarks and the demo; the product does not ship on them.',
      severity: 'error',
      from: { path: '^(core|contract|server|web|cli)/', pathNot: test },
      to: { path: '^(test|bench|demo)/|/testing/' },
    },
    {
      name: 'cli-speaks-the-api',
      comment:
        "A command speaks to the server by the API, as the console does; on the server's own machine it may use main, config and the kit, and an inspection anywhere.",
      severity: 'error',
      from: { path: '^cli/', pathNot: test },
      to: { path: '^(web|server/(rooms|roles|platforms))/', pathNot: '^server/rooms/[^/]+/index\\.ts$' },
    },
    {
      name: 'development-packages-stay-at-home',
      comment: 'This package is a devDependency; what the product imports belongs to dependencies.',
      severity: 'error',
      from: { path: '^(core|contract|server|web|cli)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { path: '^(core|contract|server|cli|test|bench|demo)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vitest|vite)/client$' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^web/dist/', '^\\.types/'] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    builtInModules: { override: require('node:module').builtinModules.flatMap((name) => [name, `node:${name}`]) },
    reporterOptions: { err: {} },
  },
};
