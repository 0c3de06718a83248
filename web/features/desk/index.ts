/** What other features may draw. */
export { ClockPanel } from './clock/clock-panel.tsx';
