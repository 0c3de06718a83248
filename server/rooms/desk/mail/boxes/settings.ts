import { imapSettings, type ImapSettings } from '#contract/desk-mail';
import type { App } from '#kit/app';
import type { BoxRow } from './store.ts';

export const sealSettings = (app: App, id: string, settings: ImapSettings): string =>
  app.secrets.seal(JSON.stringify(settings), `mailbox ${id}`);

export const boxSettings = (app: App, { id, settings }: Pick<BoxRow, 'id' | 'settings'>): ImapSettings =>
  imapSettings.parse(JSON.parse(app.secrets.open(settings ?? '', `mailbox ${id}`)));
