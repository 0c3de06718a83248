import { domainToASCII } from 'node:url';
import { getDomain } from 'tldts';
import { z } from 'zod';
import { said } from '#contract/said';
import type { Condition, Outcome } from '#core/probe';
import { words as declare } from '#core/words';
import { lookUpRegistration, type RegistrationAnswer } from '#kit/net/registration/registration';
import type { MonitorType } from '../monitor-type.ts';
import { hostName } from './host.ts';
import { webAddress } from './http/settings.ts';
import { endings, quoted, type Findings } from './outcomes.ts';
import { round } from './visit/dial-failure.ts';

const settings = z.object({
  domain: hostName
    .refine(
      (text) => registrable(text) !== null,
      said({
        en: 'Write a domain that can be registered, as shop.example.',
        ru: 'Напишите домен, который можно зарегистрировать, например shop.example.',
        uk: 'Напишіть домен, який можна зареєструвати, наприклад shop.example.',
      }),
    )
    .describe('The domain, as shop.example'),
  warnDays: z.number().int().min(1).max(365).default(30).describe('Days before the end from which on it is warned'),
  rdap: webAddress.optional().describe('RDAP address of the registry, where ours is wrong: https://rdap.example/'),
  whois: z
    .string()
    .max(260)
    .regex(
      /^[\w.-]+(:\d{1,5})?$/,
      said({
        en: 'Write a WHOIS server as whois.example or whois.example:43.',
        ru: 'Напишите сервер WHOIS так: whois.example или whois.example:43.',
        uk: 'Напишіть сервер WHOIS так: whois.example або whois.example:43.',
      }),
    )
    .optional()
    .describe('WHOIS server of the registry, where ours is wrong'),
});
type Settings = z.infer<typeof settings>;

const words = declare({
  en: {
    label: 'Domain registration',
    why: 'A domain that is not paid for takes shop and mail away in one night; you know a month before.',
    'reason.registered': 'The domain {domain} is paid for {days} more {days|day|days}, until {date}.',
    'reason.no_date': 'The domain {domain} is registered; its registry does not publish the end.',
    'reason.expires_soon': 'The domain {domain} ends in {days} {days|day|days}, on {date}.',
    'reason.expired': 'The domain {domain} ended on {date}: it may be switched off at any hour.',
    'reason.on_hold': 'The domain {domain} is switched off by its registry or registrar ({status}).',
    'reason.leaving': 'The domain {domain} is about to be deleted ({status}).',
    'reason.not_registered': 'The domain {domain} is not registered: anybody can take it.',
    'reason.registry_silent': 'The registry of {domain} gave no answer; this says nothing about the domain.',
    'field.domain': 'Domain',
    'field.warnDays': 'Warn, days before',
    'field.rdap': 'RDAP address',
    'field.whois': 'WHOIS server',
  },
  ru: {
    label: 'Регистрация домена',
    why: 'Неоплаченный домен за одну ночь уносит и магазин, и почту; вы знаете за месяц.',
    'reason.registered': 'Домен {domain} оплачен ещё на {days} {days|день|дня|дней}, до {date}.',
    'reason.no_date': 'Домен {domain} зарегистрирован; реестр не публикует срок.',
    'reason.expires_soon': 'Домен {domain} заканчивается через {days} {days|день|дня|дней}, {date}.',
    'reason.expired': 'Срок домена {domain} истёк {date}: его могут отключить в любой час.',
    'reason.on_hold': 'Домен {domain} отключён реестром или регистратором ({status}).',
    'reason.leaving': 'Домен {domain} вот-вот удалят ({status}).',
    'reason.not_registered': 'Домен {domain} не зарегистрирован: его может занять кто угодно.',
    'reason.registry_silent': 'Реестр домена {domain} не ответил; о самом домене это ничего не говорит.',
    'field.domain': 'Домен',
    'field.warnDays': 'Предупреждать, дней',
    'field.rdap': 'Адрес RDAP',
    'field.whois': 'Сервер WHOIS',
  },
  uk: {
    label: 'Реєстрація домену',
    why: 'Неоплачений домен за одну ніч забирає і магазин, і пошту; ви знаєте за місяць.',
    'reason.registered': 'Домен {domain} оплачено ще на {days} {days|день|дні|днів}, до {date}.',
    'reason.no_date': 'Домен {domain} зареєстровано; реєстр не публікує строк.',
    'reason.expires_soon': 'Домен {domain} закінчується через {days} {days|день|дні|днів}, {date}.',
    'reason.expired': 'Строк домену {domain} сплив {date}: його можуть вимкнути будь-якої години.',
    'reason.on_hold': 'Домен {domain} вимкнено реєстром або реєстратором ({status}).',
    'reason.leaving': 'Домен {domain} от-от видалять ({status}).',
    'reason.not_registered': 'Домен {domain} не зареєстровано: його може зайняти будь-хто.',
    'reason.registry_silent': 'Реєстр домену {domain} не відповів; про сам домен це нічого не каже.',
    'field.domain': 'Домен',
    'field.warnDays': 'Попереджати, днів',
    'field.rdap': 'Адреса RDAP',
    'field.whois': 'Сервер WHOIS',
  },
});
const end = endings(words);
const DAY = 86_400_000;

const type: MonitorType<Settings> = {
  settings,
  interval: { default: 43_200, min: 3600 },
  timeoutMs: 30_000,
  target: ({ domain }) => ({ host: registrable(domain) ?? domain }),
  words,
  async probe({ domain: asked, warnDays, rdap, whois }, ctx) {
    const domain = registrable(asked)!;
    const begun = performance.now();
    const answer = await lookUpRegistration(ctx.net, domain, {
      rdap,
      whois,
      timeoutMs: ctx.timeoutMs,
      signal: ctx.signal,
    });
    if (ctx.signal.aborted) throw new Error('The probe was stopped.');
    return judge(domain, answer, warnDays, ctx.now, {
      totalMs: round(performance.now() - begun),
      phases: {},
      conditions: [],
    });
  },
};

export default type;

/** What of a name can be registered: `shop.co.uk` of `www.shop.co.uk`. Null for addresses and endings alone. */
function registrable(text: string): string | null {
  return getDomain(domainToASCII(text.toLowerCase()).replace(/\.$/, ''));
}

const flat = (status: string): string => status.toLowerCase().replace(/[^a-z]/g, '');

function judge(domain: string, answer: RegistrationAnswer, warnDays: number, now: number, findings: Findings): Outcome {
  if ('silent' in answer)
    return end.unknown({ ...findings, evidence: { facts: { tried: answer.tried } } }, 'registry_silent', { domain });
  if ('absent' in answer) {
    findings.conditions.push({ text: '[DOMAIN] (not registered) = registered', ok: false });
    return end.down({ ...findings, evidence: { facts: { server: answer.server } } }, 'dns', 'not_registered', {
      domain,
    });
  }
  const { expiresAt, registrar, statuses, source, server } = answer;
  const date = expiresAt === null ? '' : new Date(expiresAt).toISOString();
  findings.evidence = {
    facts: { source, server, statuses, ...(registrar !== null && { registrar }), ...(date && { expiresAt: date }) },
  };
  const held = statuses.find((status) => /^(?:client|server)hold|^hold$|^inactive$|notdelegated/.test(flat(status)));
  const leaving = statuses.find((status) => /^(?:pendingdelete|redemptionperiod|pendingrestore)/.test(flat(status)));
  findings.conditions.push(
    condition('DOMAIN_STATUS', quoted(held ?? leaving ?? 'registered'), '= registered', !held && !leaving),
  );
  const days = expiresAt === null ? null : Math.round((expiresAt - now) / DAY);
  if (days !== null)
    findings.conditions.push(condition('DOMAIN_EXPIRATION', `${days} d`, `> ${warnDays} d`, days > warnDays));
  if (held) return end.down(findings, 'dns', 'on_hold', { domain, status: quoted(held) });
  if (leaving) return end.down(findings, 'dns', 'leaving', { domain, status: quoted(leaving) });
  if (expiresAt === null || days === null) return end.up(findings, 'no_date', { domain });
  const params = { domain, days, date: date.slice(0, 10) };
  if (expiresAt <= now) return end.down(findings, 'dns', 'expired', params);
  return days <= warnDays
    ? end.degraded(findings, 'dns', 'expires_soon', params)
    : end.up(findings, 'registered', params);
}

const condition = (what: string, value: string, wanted: string, ok: boolean): Condition => ({
  text: `[${what}] (${value}) ${wanted}`,
  ok,
});
