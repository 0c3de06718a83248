import { words } from '#core/words';
import type { FailureClass } from '#core/probe';
import type { Cause, Scope } from './cause.ts';

/** What to do first, for an engineer who was woken. Values: `host`, `port`. */
export const firstSteps = words({
  en: {
    pay_try: 'Go the way of a buyer in a private window, from the product to payment, and note where it stops.',
    pay_owner: 'Tell the shop at once that nobody can buy; ask whether orders are taken by phone meanwhile.',
    pay_provider: 'Look at the payment provider’s status page and at its answers in the payment module’s log.',
    dns_ask:
      'Ask every name server of the domain: `dig +trace {host}`, then `dig @<server> {host}` for each. Which is silent, which answers wrongly?',
    dns_registrar:
      'Look at the registrar: is the domain paid for, not suspended, and are its name servers the right ones?',
    dns_undo:
      'Look at the last change of the zone; take it back if it is from today. DNSSEC: compare the DS record with the zone’s keys.',
    dns_host: 'Ask the DNS host’s status page and support; while they work, raise no TTL and move no servers.',
    net_elsewhere: 'Try from another network: `mtr -rwc 20 {host}` from two places. Where do packets end?',
    net_provider: 'Look at the hosting provider’s status page; open a ticket with the two traces.',
    host_reach:
      'Try SSH to {host}. No answer: use the provider’s console, see whether the machine runs, restart it only after a look at its screen.',
    host_service:
      'Is the web server running and listening? `systemctl status nginx apache2`, `ss -ltnp`. Start it; its log says why it stopped.',
    host_resources: 'Full disk or no memory? `df -h`, `df -i`, `free -m`, `dmesg -T | grep -i -E "oom|error" | tail`.',
    host_firewall: 'Was a firewall, fail2ban or CDN rule changed? Try from another address; ours may be blocked.',
    tls_look:
      'Look at what is served: `openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -dates -subject -ext subjectAltName`.',
    tls_renew:
      'Renew (`certbot renew`, or the hosting panel) and reload the web server: a renewed file that is not loaded changes nothing.',
    tls_edge:
      'Is there a CDN or balancer in front? Then the certificate is there, on each of its nodes; check the full chain too.',
    tls_protocols:
      'Allow TLS 1.2 and 1.3 only in the web server or CDN. Visitors are not hurt today: this can wait for working hours.',
    expiry_certificate:
      'Renew the certificate now and find out why it was not renewed by itself: timer, DNS or file check, changed server.',
    expiry_domain:
      'Find out whose registrar account holds the domain and have it paid today; turn on automatic renewal.',
    expiry_check: 'After renewing, look from outside that the new date is seen on every address of {host}.',
    app_log:
      'Read the last errors of the application and the web server, from the minute it began; the first one counts, not the last.',
    app_change:
      'What changed just before: deploy, module update, settings, cron? Take the last change back before searching on.',
    app_parts:
      'Do PHP, the database, the cache and the search server run? `systemctl status`, connections used, restart the one that is stuck.',
    app_maintenance:
      'Is the shop left in maintenance mode? A file such as `.maintenance` or `var/.maintenance.flag` stays behind after an aborted update.',
    app_load:
      'What is busy? `top`, `SHOW FULL PROCESSLIST`, PHP-FPM’s status. Long queries and full worker pools name the culprit.',
    app_bots:
      'Is it a crowd? Count the access log by address and by path for the last ten minutes; slow down what is not a buyer.',
    app_cache: 'Was a cache emptied or turned off? Is it full? Warm it up before restarting anything else.',
    app_cut:
      'The body ends too early: full disk or temporary folder, PHP memory limit, a worker that crashed, proxy buffers.',
    app_redirect:
      'Follow it by hand: `curl -sIL https://{host}/`. Compare base address, HTTPS and www settings in shop, web server and CDN.',
    app_page:
      'Open the page and its source: an error text with status 200 is the shop’s own; search the log for that text.',
    content_look:
      'Open the page in a private window and look at its source. Is what changed known: a campaign, a new widget, a redesign?',
    content_known: 'If it was meant, accept the page as the new normal. If nobody knows it, treat it as a break-in.',
    content_breach:
      'Break-in: keep a copy of files, database and logs first. Stop checkout if a foreign script is there, then change admin, FTP and database passwords.',
    content_restore:
      'Put back the last clean state and close the way in (outdated module, stolen password), or it comes back within hours.',
    job_output: 'Read the output of the last run and the job’s own log.',
    job_cron:
      'Does cron run, and is the line still there? `systemctl status cron`, `crontab -l` of the right user; server time and time zone.',
    job_again: 'Run it by hand once if running twice does no harm, and see whether an older run still hangs.',
  },
  ru: {
    pay_try: 'Пройдите путь покупателя в приватном окне, от товара до оплаты, и запишите, где он обрывается.',
    pay_owner: 'Сразу сообщите магазину, что купить нельзя; спросите, принимают ли пока заказы по телефону.',
    pay_provider: 'Проверьте страницу состояния платёжной системы и её ответы в журнале платёжного модуля.',
    dns_ask:
      'Опросите каждый сервер имён домена: `dig +trace {host}`, затем `dig @<сервер> {host}` по очереди. Кто молчит, кто отвечает неверно?',
    dns_registrar: 'Проверьте у регистратора: домен оплачен, не заблокирован, серверы имён указаны верно?',
    dns_undo:
      'Посмотрите последнее изменение зоны; если оно сегодняшнее, верните как было. DNSSEC: сравните запись DS с ключами зоны.',
    dns_host:
      'Проверьте страницу состояния DNS-хостинга и напишите в поддержку; пока они работают, не повышайте TTL и не переносите серверы.',
    net_elsewhere: 'Проверьте из другой сети: `mtr -rwc 20 {host}` из двух мест. Где теряются пакеты?',
    net_provider: 'Проверьте страницу состояния хостинга; откройте обращение и приложите обе трассировки.',
    host_reach:
      'Попробуйте SSH на {host}. Не отвечает: откройте консоль у провайдера, посмотрите, работает ли машина; перезапускайте, только взглянув на её экран.',
    host_service:
      'Веб-сервер запущен и слушает порт? `systemctl status nginx apache2`, `ss -ltnp`. Запустите; почему остановился, скажет его журнал.',
    host_resources:
      'Кончился диск или память? `df -h`, `df -i`, `free -m`, `dmesg -T | grep -i -E "oom|error" | tail`.',
    host_firewall: 'Меняли правила брандмауэра, fail2ban или CDN? Проверьте с другого адреса: наш могли заблокировать.',
    tls_look:
      'Посмотрите, что отдаёт сервер: `openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -dates -subject -ext subjectAltName`.',
    tls_renew:
      'Продлите (`certbot renew` или панель хостинга) и перечитайте настройки веб-сервера: новый файл сам не подхватится.',
    tls_edge: 'Впереди стоит CDN или балансировщик? Тогда сертификат там, на каждом узле; проверьте и всю цепочку.',
    tls_protocols:
      'Оставьте на веб-сервере или CDN только TLS 1.2 и 1.3. Покупателям это сегодня не мешает: подождёт до рабочего времени.',
    expiry_certificate:
      'Продлите сертификат сейчас и выясните, почему он не продлился сам: таймер, проверка через DNS или файл, смена сервера.',
    expiry_domain:
      'Выясните, в чьём кабинете регистратора лежит домен, и добейтесь оплаты сегодня; включите автопродление.',
    expiry_check: 'После продления проверьте снаружи, что новая дата видна на каждом адресе {host}.',
    app_log:
      'Прочитайте последние ошибки приложения и веб-сервера с той минуты, когда началось; важна первая, а не последняя.',
    app_change:
      'Что меняли прямо перед этим: выкладка, обновление модуля, настройки, cron? Сначала верните последнее изменение, потом ищите дальше.',
    app_parts:
      'Работают ли PHP, база, кэш и поиск? `systemctl status`, число занятых соединений; перезапустите то, что зависло.',
    app_maintenance:
      'Магазин не остался в режиме обслуживания? После прерванного обновления остаётся файл вроде `.maintenance` или `var/.maintenance.flag`.',
    app_load:
      'Чем занят сервер? `top`, `SHOW FULL PROCESSLIST`, статус PHP-FPM. Виновника назовут долгие запросы и занятые процессы.',
    app_bots:
      'Это наплыв? Посчитайте журнал доступа за десять минут по адресам и по путям; притормозите тех, кто не покупатель.',
    app_cache: 'Кэш очистили, выключили или он переполнен? Прогрейте его, прежде чем перезапускать остальное.',
    app_cut:
      'Ответ обрывается: нет места на диске или во временной папке, предел памяти PHP, упавший процесс, буферы прокси.',
    app_redirect:
      'Пройдите сами: `curl -sIL https://{host}/`. Сверьте базовый адрес, HTTPS и www в магазине, веб-сервере и CDN.',
    app_page:
      'Откройте страницу и её исходный код: текст ошибки со статусом 200 пишет сам магазин; найдите этот текст в журнале.',
    content_look:
      'Откройте страницу в приватном окне и её исходный код. Изменение знакомо: акция, новый виджет, редизайн?',
    content_known:
      'Если так задумано, примите страницу за новую норму. Если никто не знает, откуда это, считайте это взломом.',
    content_breach:
      'Взлом: сначала сохраните копию файлов, базы и журналов. Если на оформлении заказа чужой скрипт, остановите его, потом смените пароли админки, FTP и базы.',
    content_restore:
      'Верните последнее чистое состояние и закройте вход (старый модуль, украденный пароль), иначе всё повторится через несколько часов.',
    job_output: 'Прочитайте вывод последнего запуска и журнал самого задания.',
    job_cron:
      'Работает ли cron и на месте ли строка? `systemctl status cron`, `crontab -l` нужного пользователя; время и часовой пояс сервера.',
    job_again: 'Запустите вручную один раз, если повтор не навредит, и проверьте, не завис ли прошлый запуск.',
  },
  uk: {
    pay_try: 'Пройдіть шлях покупця в приватному вікні, від товару до оплати, і запишіть, де він обривається.',
    pay_owner: 'Одразу повідомте магазин, що купити неможливо; запитайте, чи приймають поки замовлення телефоном.',
    pay_provider: 'Перевірте сторінку стану платіжної системи та її відповіді в журналі платіжного модуля.',
    dns_ask:
      'Опитайте кожен сервер імен домену: `dig +trace {host}`, далі `dig @<сервер> {host}` по черзі. Хто мовчить, хто відповідає хибно?',
    dns_registrar: 'Перевірте в реєстратора: домен оплачено, не заблоковано, сервери імен вказано правильно?',
    dns_undo:
      'Подивіться останню зміну зони; якщо вона сьогоднішня, поверніть як було. DNSSEC: порівняйте запис DS із ключами зони.',
    dns_host:
      'Перевірте сторінку стану DNS-хостингу й напишіть у підтримку; поки вони працюють, не підвищуйте TTL і не переносьте сервери.',
    net_elsewhere: 'Перевірте з іншої мережі: `mtr -rwc 20 {host}` із двох місць. Де губляться пакети?',
    net_provider: 'Перевірте сторінку стану хостингу; відкрийте звернення й додайте обидва трасування.',
    host_reach:
      'Спробуйте SSH на {host}. Не відповідає: відкрийте консоль у провайдера, подивіться, чи працює машина; перезапускайте, лише глянувши на її екран.',
    host_service:
      'Вебсервер запущено й він слухає порт? `systemctl status nginx apache2`, `ss -ltnp`. Запустіть; чому зупинився, скаже його журнал.',
    host_resources:
      'Скінчився диск чи пам’ять? `df -h`, `df -i`, `free -m`, `dmesg -T | grep -i -E "oom|error" | tail`.',
    host_firewall: 'Змінювали правила брандмауера, fail2ban чи CDN? Перевірте з іншої адреси: нашу могли заблокувати.',
    tls_look:
      'Подивіться, що віддає сервер: `openssl s_client -connect {host}:{port} -servername {host} </dev/null | openssl x509 -noout -dates -subject -ext subjectAltName`.',
    tls_renew:
      'Поновіть (`certbot renew` або панель хостингу) і перечитайте налаштування вебсервера: новий файл сам не підхопиться.',
    tls_edge:
      'Попереду стоїть CDN чи балансувальник? Тоді сертифікат там, на кожному вузлі; перевірте й увесь ланцюжок.',
    tls_protocols:
      'Залиште на вебсервері чи CDN лише TLS 1.2 і 1.3. Покупцям це сьогодні не шкодить: зачекає до робочого часу.',
    expiry_certificate:
      'Поновіть сертифікат зараз і з’ясуйте, чому він не поновився сам: таймер, перевірка через DNS чи файл, зміна сервера.',
    expiry_domain:
      'З’ясуйте, у чиєму кабінеті реєстратора лежить домен, і доможіться оплати сьогодні; увімкніть автопоновлення.',
    expiry_check: 'Після поновлення перевірте ззовні, що нову дату видно на кожній адресі {host}.',
    app_log:
      'Прочитайте останні помилки застосунку й вебсервера від тієї хвилини, коли почалося; важлива перша, а не остання.',
    app_change:
      'Що змінювали безпосередньо перед цим: викладання, оновлення модуля, налаштування, cron? Спершу поверніть останню зміну, потім шукайте далі.',
    app_parts:
      'Чи працюють PHP, база, кеш і пошук? `systemctl status`, кількість зайнятих з’єднань; перезапустіть те, що зависло.',
    app_maintenance:
      'Магазин не лишився в режимі обслуговування? Після перерваного оновлення лишається файл на кшталт `.maintenance` чи `var/.maintenance.flag`.',
    app_load:
      'Чим зайнятий сервер? `top`, `SHOW FULL PROCESSLIST`, стан PHP-FPM. Винуватця назвуть довгі запити й зайняті процеси.',
    app_bots:
      'Це наплив? Порахуйте журнал доступу за десять хвилин за адресами й шляхами; пригальмуйте тих, хто не покупець.',
    app_cache: 'Кеш очистили, вимкнули чи він переповнений? Прогрійте його, перш ніж перезапускати решту.',
    app_cut:
      'Відповідь обривається: немає місця на диску чи в тимчасовій теці, межа пам’яті PHP, процес упав, буфери проксі.',
    app_redirect:
      'Пройдіть самі: `curl -sIL https://{host}/`. Звірте базову адресу, HTTPS і www у магазині, вебсервері та CDN.',
    app_page:
      'Відкрийте сторінку та її початковий код: текст помилки зі статусом 200 пише сам магазин; знайдіть цей текст у журналі.',
    content_look:
      'Відкрийте сторінку в приватному вікні та її початковий код. Зміна знайома: акція, новий віджет, редизайн?',
    content_known:
      'Якщо так задумано, прийміть сторінку за нову норму. Якщо ніхто не знає, звідки це, вважайте це зламом.',
    content_breach:
      'Злам: спершу збережіть копію файлів, бази й журналів. Якщо на оформленні замовлення чужий скрипт, зупиніть його, потім змініть паролі адмінки, FTP і бази.',
    content_restore:
      'Поверніть останній чистий стан і закрийте вхід (старий модуль, викрадений пароль), інакше все повториться за кілька годин.',
    job_output: 'Прочитайте виведення останнього запуску й журнал самого завдання.',
    job_cron:
      'Чи працює cron і чи рядок на місці? `systemctl status cron`, `crontab -l` потрібного користувача; час і часовий пояс сервера.',
    job_again: 'Запустіть вручну один раз, якщо повтор не зашкодить, і перевірте, чи не завис попередній запуск.',
  },
});

export type FirstStep = keyof (typeof firstSteps)['en'];

/** Codes of what to do first, in order; their words are `firstSteps`. */
export function nextFirstSteps(cause: Pick<Cause, 'scope' | 'failure' | 'monitorType' | 'page'>): FirstStep[] {
  const steps = stepsOf(cause);
  if (cause.page !== 'cart' && cause.page !== 'checkout' && cause.page !== 'payment') return steps;
  // Where the whole host is gone there is nothing to try, only somebody to tell.
  if (cause.scope !== 'application' && cause.scope !== 'content') return [...steps, 'pay_owner'];
  return ['pay_try', 'pay_owner', ...(cause.page === 'cart' ? [] : ['pay_provider' as const]), ...steps];
}

function stepsOf({ scope, failure, monitorType }: Pick<Cause, 'scope' | 'failure' | 'monitorType'>): FirstStep[] {
  if (scope === 'tls' && failure === 'tls_advisory') return ['tls_protocols'];
  if (scope === 'expiry') return [monitorType === 'domain' ? 'expiry_domain' : 'expiry_certificate', 'expiry_check'];
  if (scope === 'application') return byFailure[failure ?? 'http'] ?? ['app_log', 'app_change', 'app_parts'];
  return byScope[scope];
}

const byScope: Record<Exclude<Scope, 'expiry' | 'application'>, FirstStep[]> = {
  dns: ['dns_ask', 'dns_registrar', 'dns_undo', 'dns_host'],
  network: ['net_elsewhere', 'host_reach', 'net_provider'],
  host: ['host_reach', 'host_service', 'host_resources', 'host_firewall'],
  tls: ['tls_look', 'tls_renew', 'tls_edge'],
  content: ['content_look', 'content_known', 'content_breach', 'content_restore'],
  heartbeat: ['job_output', 'job_cron', 'job_again', 'host_resources'],
};

const byFailure: Partial<Record<FailureClass, FirstStep[]>> = {
  http: ['app_log', 'app_change', 'app_maintenance', 'app_parts'],
  timeout: ['app_load', 'app_bots', 'host_resources', 'app_change'],
  slow: ['app_load', 'app_cache', 'app_bots'],
  partial: ['app_cut', 'app_log', 'host_resources'],
  redirect: ['app_redirect', 'app_change'],
  content: ['app_page', 'app_log', 'app_parts', 'app_change'],
};
