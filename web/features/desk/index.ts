/** What other features may draw. */
export { ClockPanel } from './clock/clock-panel.tsx';
export { ConnectTelegram, OwnTelegram } from './telegram/connect.tsx';
export { useClientOptions, useTeamOptions } from './options.ts';
