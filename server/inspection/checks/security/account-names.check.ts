import { words } from '#core/words';
import { check } from '../../check.ts';

export default check({
  area: 'security',
  severity: 'low',
  needs: ['accounts'],
  judge({ accounts }) {
    if (accounts === null) return null;
    if (accounts.length === 0) return [];
    const evidence = accounts.map(({ name, url, how }) => ({ url, quote: `${how}: ${name}` }));
    return [
      { about: '', values: { n: accounts.length, names: accounts.map(({ name }) => name).join(', ') }, evidence },
    ];
  },
  words: words({
    en: {
      title: 'The shop keeps the names of its accounts to itself',
      found: 'Everybody can look up {n} {n|name|names} with which people sign in: {names}',
      consequence:
        'Half of what a sign-in asks for is public: robots take the names and try passwords from stolen lists of other sites.',
      forbid:
        'Forbid the list of users of the REST interface to strangers and answer `?author=` with 404 (by a security plugin, or some lines in the theme).',
      rename:
        'Let nobody write articles under the account of an administrator, and give every account a public name that is not its name for signing in.',
    },
    ru: {
      title: 'Магазин не выдаёт имён учётных записей',
      found: 'Любой может узнать {n} {n|имя|имени|имён} для входа: {names}',
      consequence:
        'Половина того, что спрашивают при входе, известна всем: роботы берут имена и пробуют пароли из украденных списков других сайтов.',
      forbid:
        'Закройте посторонним список пользователей REST-интерфейса и отвечайте на `?author=` кодом 404 (плагином безопасности или несколькими строками в теме).',
      rename:
        'Не публикуйте статьи от учётной записи администратора и задайте каждой учётной записи публичное имя, отличное от имени для входа.',
    },
    uk: {
      title: 'Магазин не видає імен облікових записів',
      found: 'Будь-хто може дізнатися {n} {n|ім’я|імені|імен} для входу: {names}',
      consequence:
        'Половина того, що питають під час входу, відома всім: роботи беруть імена й пробують паролі з викрадених списків інших сайтів.',
      forbid:
        'Закрийте стороннім список користувачів REST-інтерфейсу й відповідайте на `?author=` кодом 404 (плагіном безпеки або кількома рядками в темі).',
      rename:
        'Не публікуйте статей від облікового запису адміністратора й дайте кожному обліковому запису публічне ім’я, відмінне від імені для входу.',
    },
  }),
  options: [
    { does: 'forbid', effort: 'minutes', risk: 'low' },
    { does: 'rename', effort: 'hours', risk: 'low' },
  ],
  references: [
    'https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/03-Identity_Management_Testing/04-Testing_for_Account_Enumeration_and_Guessable_User_Account',
    'https://developer.wordpress.org/rest-api/reference/users/',
  ],
});
