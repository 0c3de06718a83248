/** What other features may draw. */
export { SpeedOfStore } from './panel.tsx';
