import { say, words } from '#core/words';
import type { App } from '#kit/app';
import { invitationLink } from '#rooms/people';
import { mailFromUs } from './mail-from-us.ts';
import { tellTrouble } from './trouble.ts';

const mail = words({
  en: {
    subject: 'You are invited to Vakhta',
    text: '{by} invites you to Vakhta, where your stores are watched. Open the link before {until} and choose a password.',
    open: 'Accept the invitation',
  },
  ru: {
    subject: 'Вас пригласили в Vakhta',
    text: '{by} приглашает вас в Vakhta, где следят за вашими магазинами. Откройте ссылку до {until} и придумайте пароль.',
    open: 'Принять приглашение',
  },
  uk: {
    subject: 'Вас запросили до Vakhta',
    text: '{by} запрошує вас до Vakhta, де стежать за вашими магазинами. Відкрийте посилання до {until} і придумайте пароль.',
    open: 'Прийняти запрошення',
  },
});

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

/** Mails an open invitation where mail is set up; each try carries a link of its own. */
export async function mailInvitation(app: App, invitationId: string): Promise<void> {
  const found = await app.db.transaction().execute((trx) => invitationLink(trx, app, invitationId));
  if (!found) return;
  const { language, email, link } = found;
  const until = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(found.expiresAt);
  const text = say(mail[language].text, { by: found.invitedBy, until });
  const sent = await mailFromUs(app, {
    to: [email],
    id: `${invitationId}.invitation`,
    subject: mail[language].subject,
    text: `${text}\n\n${link}`,
    html: `<p>${escape(text)}</p><p><a href="${escape(link)}">${escape(mail[language].open)}</a></p>`,
  });
  if (sent && !sent.ok && !sent.permanent) throw new Error(tellTrouble(sent.error, 'en'));
}
