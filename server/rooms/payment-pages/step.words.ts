import { words } from '#core/words';

/** What came of a page that a visit asked for; `status` is the number that the store answered with. */
export const stepWords = words({
  en: {
    opened: 'It opened and was looked through.',
    in_cart: 'It opened, and the product was put into the cart.',
    not_put:
      'It opened, but we did not manage to put the product into the cart. A customer may: choose a simple product in stock.',
    gone: 'The store answers {status}: there is no such page. Check the address; if it is right, customers do not find the page either.',
    error: 'The store answers {status}, an error of its own. Customers meet the same.',
    turned_away:
      'The store turned our browser away ({status}). Customers may get through: let the visits in at its firewall or bot protection.',
    led_elsewhere: 'The store led to another page. Check the address.',
    led_back:
      'The store led back to the cart or the start, as shops do with an empty cart. Check that the product can be bought.',
    download: 'The address gave a file, not a page. Check the address.',
    no_name: 'The name of the host is not known in DNS. Customers do not get there either.',
    name_unanswered: 'The DNS gave no answer. Whether that is ours or the store’s is not known.',
    refused: 'The server of the store refuses the connection. Customers meet the same.',
    unreachable: 'No connection came about. Whether our network or the store’s is at fault is not known.',
    closed: 'The connection broke off before an answer. Whose fault that is is not known.',
    late: 'There was no answer in time. The store or the way there is slow.',
    authority_unknown:
      'The certificate is from an authority that neither browsers nor this server trust, so customers are warned off. If it is your own authority, name it to this server: NODE_EXTRA_CA_CERTS.',
    certificate_time: 'The certificate of the store has expired or is not valid yet. Browsers of customers warn of it.',
    certificate_name: 'The certificate of the store is for another name. Browsers of customers warn of it.',
    tls: 'The store and the browser did not agree on a secure connection. Browsers of customers meet the same.',
    forbidden:
      'We do not let our browser go there: the name leads to a private address or to this server itself. It says nothing of the store.',
    too_much: 'We ended the visit: more had come in than one visit may bring. It says nothing of the store.',
    broke_off: 'We did not get to it: the visit broke off on our side. It says nothing of the store.',
    other: 'The browser could not open it. Whose fault that is is not known.',
  },
  ru: {
    opened: 'Открылась, осмотрели.',
    in_cart: 'Открылась, товар положили в корзину.',
    not_put:
      'Открылась, но положить товар в корзину мы не сумели. У покупателя может получиться: выберите простой товар, который есть в наличии.',
    gone: 'Магазин отвечает {status}: такой страницы нет. Проверьте адрес; если он верен, её не находят и покупатели.',
    error: 'Магазин отвечает {status}, это его собственная ошибка. Покупатели видят то же.',
    turned_away:
      'Магазин не пустил наш браузер ({status}). Покупатели могут проходить: разрешите эти посещения в его файрволе или защите от ботов.',
    led_elsewhere: 'Магазин увёл на другую страницу. Проверьте адрес.',
    led_back:
      'Магазин вернул в корзину или на главную — так делают при пустой корзине. Проверьте, что товар можно купить.',
    download: 'По адресу оказался файл, а не страница. Проверьте адрес.',
    no_name: 'Имени хоста нет в DNS. Покупатели тоже не могут туда попасть.',
    name_unanswered: 'DNS не дал ответа. По нашей вине или по вине магазина — неизвестно.',
    refused: 'Сервер магазина отказывает в соединении. Покупатели видят то же.',
    unreachable: 'Соединение не установилось. Наша это сеть или сеть магазина — неизвестно.',
    closed: 'Соединение оборвалось до ответа. По чьей вине — неизвестно.',
    late: 'Ответа не было вовремя. Медленно отвечает магазин или медленна дорога к нему.',
    authority_unknown:
      'Сертификат выдан центром, которому не доверяют ни браузеры, ни этот сервер, и покупатели видят предупреждение. Если это ваш собственный центр, назовите его этому серверу: NODE_EXTRA_CA_CERTS.',
    certificate_time: 'Сертификат магазина истёк или ещё не действует. Браузеры предупреждают об этом покупателей.',
    certificate_name: 'Сертификат магазина выдан на другое имя. Браузеры предупреждают об этом покупателей.',
    tls: 'Магазин и браузер не договорились о защищённом соединении. Браузеры покупателей встретят то же.',
    forbidden:
      'Мы не пускаем туда наш браузер: имя ведёт на частный адрес или на сам этот сервер. О магазине это ничего не говорит.',
    too_much: 'Осмотр прекратили мы: пришло больше, чем положено на одно посещение. О магазине это ничего не говорит.',
    broke_off: 'До неё не дошли: осмотр прервался на нашей стороне. О магазине это ничего не говорит.',
    other: 'Браузер не смог её открыть. По чьей вине — неизвестно.',
  },
  uk: {
    opened: 'Відкрилася, оглянули.',
    in_cart: 'Відкрилася, товар поклали в кошик.',
    not_put:
      'Відкрилася, але покласти товар у кошик ми не зуміли. У покупця може вийти: виберіть простий товар, який є в наявності.',
    gone: 'Магазин відповідає {status}: такої сторінки немає. Перевірте адресу; якщо вона правильна, її не знаходять і покупці.',
    error: 'Магазин відповідає {status}, це його власна помилка. Покупці бачать те саме.',
    turned_away:
      'Магазин не пустив наш браузер ({status}). Покупці можуть проходити: дозвольте ці відвідування в його файрволі або захисті від ботів.',
    led_elsewhere: 'Магазин повів на іншу сторінку. Перевірте адресу.',
    led_back:
      'Магазин повернув у кошик або на головну — так роблять, коли кошик порожній. Перевірте, чи можна купити товар.',
    download: 'За адресою виявився файл, а не сторінка. Перевірте адресу.',
    no_name: 'Імені хоста немає в DNS. Покупці теж не можуть туди потрапити.',
    name_unanswered: 'DNS не дав відповіді. З нашої вини чи з вини магазину — невідомо.',
    refused: 'Сервер магазину відмовляє у з’єднанні. Покупці бачать те саме.',
    unreachable: 'З’єднання не встановилося. Наша це мережа чи мережа магазину — невідомо.',
    closed: 'З’єднання обірвалося до відповіді. З чиєї вини — невідомо.',
    late: 'Відповіді не було вчасно. Повільно відповідає магазин або повільна дорога до нього.',
    authority_unknown:
      'Сертифікат видано центром, якому не довіряють ні браузери, ні цей сервер, і покупці бачать попередження. Якщо це ваш власний центр, назвіть його цьому серверу: NODE_EXTRA_CA_CERTS.',
    certificate_time: 'Сертифікат магазину закінчився або ще не діє. Браузери попереджають про це покупців.',
    certificate_name: 'Сертифікат магазину видано на інше ім’я. Браузери попереджають про це покупців.',
    tls: 'Магазин і браузер не домовилися про захищене з’єднання. Браузери покупців зустрінуть те саме.',
    forbidden:
      'Ми не пускаємо туди наш браузер: ім’я веде на приватну адресу або на сам цей сервер. Про магазин це нічого не каже.',
    too_much: 'Огляд припинили ми: надійшло більше, ніж належить на одне відвідування. Про магазин це нічого не каже.',
    broke_off: 'До неї не дійшли: огляд перервався з нашого боку. Про магазин це нічого не каже.',
    other: 'Браузер не зміг її відкрити. З чиєї вини — невідомо.',
  },
});
