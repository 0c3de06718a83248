import type { App } from '#kit/app';
import { type EmailSettings, type Mail, sendMail } from './channels/email.channel.ts';
import { settingsOf } from './present.ts';
import { allChannels } from './store.ts';

/** Sends a mail of the installation itself by the first enabled e-mail channel's server. Null: none is set up. */
export async function mailFromUs(app: App, mail: Mail): Promise<Awaited<ReturnType<typeof sendMail>> | null> {
  const channel = (await allChannels(app.db)).find((c) => c.kind === 'email' && c.enabled);
  return channel ? sendMail(settingsOf(app, channel) as EmailSettings, mail, app.settings.netPolicy) : null;
}
