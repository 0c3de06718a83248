import { words } from '#core/words';

export const tlsWords = words({
  en: {
    label: 'Certificate (TLS)',
    why: 'Knows beforehand when the certificate ends, and sees a wrong or untrusted one before visitors do.',
    'reason.valid': 'The certificate of {host} is valid for {days} more {days|day|days}.',
    'reason.expires_soon': 'The certificate of {host} expires in {days} {days|day|days}, on {date}.',
    'reason.old_protocol': '{host} speaks no protocol newer than {protocol}: browsers of today may refuse it.',
    'field.host': 'Host', 'field.port': 'Port', 'field.serverName': 'Name on the certificate', 'field.warnDays': 'Warn, days before', 'field.connectMs': 'Wait, ms',
  },
  ru: {
    label: 'Сертификат (TLS)',
    why: 'Заранее знает, когда кончится сертификат, и замечает чужой или недоверенный раньше посетителей.',
    'reason.valid': 'Сертификат {host} действует ещё {days} {days|день|дня|дней}.',
    'reason.expires_soon': 'Сертификат {host} истекает через {days} {days|день|дня|дней}, {date}.',
    'reason.old_protocol': '{host} не умеет ничего новее {protocol}: современные браузеры могут отказаться.',
    'field.host': 'Хост', 'field.port': 'Порт', 'field.serverName': 'Имя в сертификате', 'field.warnDays': 'Предупреждать, дней', 'field.connectMs': 'Ждать, мс',
  },
  uk: {
    label: 'Сертифікат (TLS)',
    why: 'Заздалегідь знає, коли скінчиться сертифікат, і помічає чужий або недовірений раніше за відвідувачів.',
    'reason.valid': 'Сертифікат {host} діє ще {days} {days|день|дні|днів}.',
    'reason.expires_soon': 'Сертифікат {host} спливає через {days} {days|день|дні|днів}, {date}.',
    'reason.old_protocol': '{host} не вміє нічого новішого за {protocol}: сучасні браузери можуть відмовитися.',
    'field.host': 'Хост', 'field.port': 'Порт', 'field.serverName': "Ім'я в сертифікаті", 'field.warnDays': 'Попереджати, днів', 'field.connectMs': 'Чекати, мс',
  },
});
