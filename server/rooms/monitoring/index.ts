export { explain } from './monitors/kinds.ts';
export { createMonitors } from './monitors/create-monitors.ts';
export { LocalProber } from './probing/local-prober.ts';
