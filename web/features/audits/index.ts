/** What other features may draw. */
export { AuditOfStore } from './store/panel.tsx';
