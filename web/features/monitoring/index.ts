/** What other features may draw. */
export { useMonitorColumns } from './list/columns.tsx';
export { MaintenanceTable } from './maintenance/table.tsx';
