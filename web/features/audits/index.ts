/** What other features may draw. */
export { AuditOfStore } from './store/panel.tsx';
export { AuditSettingsPanel } from './settings/panel.tsx';
