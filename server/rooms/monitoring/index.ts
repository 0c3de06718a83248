export { barsOfStores, type MonitorBrief, monitorsOfStores, type StoreBars } from './history/stores-health.ts';
export { maintenanceShown, type ShownWindow } from './maintenance/read-maintenance.ts';
export { explain } from './monitors/kinds.ts';
export { probeMonitor } from './monitors/try-monitor.ts';
export { authenticateProber } from './probers/admit-prober.ts';
export { LocalProber } from './probing/local-prober.ts';
export { RemoteProber } from './remote/remote-prober.ts';
export { monitoringMetrics } from './self-watch/metrics.ts';
