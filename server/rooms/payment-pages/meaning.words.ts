import { words } from '#core/words';

/** Why a change matters to whoever owns the shop, or does not. */
export const meaningWords = words({
  en: {
    card_leaves:
      'We typed a number that is nobody’s card, and it was sent to this host. Unless it is your payment provider, cards of customers are being stolen.',
    script_malicious:
      'It reads fields of a card and sends them elsewhere, or hides what it does as only malice has to. Such code waits for the moment when a customer pays. Where it is your payment provider’s, call it expected and say why.',
    listener_new:
      'This script now notices what customers type into the fields of a card. Payment widgets do so; a thief’s script does so, too.',
    form_moved:
      'What customers enter goes to another address than before. Right after a change of the payment provider, else a theft.',
    overlay_new: 'Something covers the fields. A false form over the real one is a known way to take cards.',
    destination_new:
      'The page sends something to a host that it never sent to before. What it sends may be statistics or a card.',
    frame_new:
      'A piece of another site is shown on the page. A payment provider does so; a false payment form does so, too.',
    script_host_new: 'Code of somebody new runs where customers pay, and could read all that they enter.',
    script_new: 'It comes from a host that was there before. Somebody has to say what it is for.',
    script_changed:
      'Providers renew their scripts. Where a new version listens to a card, sends elsewhere or brings in somebody new, that is told by itself.',
    policy_weakened:
      'The rule by which a browser refuses strange scripts lets more through. Thieves often come after that.',
    script_gone: 'Nothing is to do, unless it was needed.',
    frame_gone: 'Nothing is to do, unless it was needed to pay.',
  },
  ru: {
    card_leaves:
      'Мы ввели номер, который не принадлежит ничьей карте, и он ушёл на этот хост. Если это не ваш платёжный провайдер, карты покупателей крадут.',
    script_malicious:
      'Он читает поля карты и отправляет их на сторону или прячет, что делает, как приходится прятать только вредному коду. Такой код ждёт минуты, когда покупатель платит. Если это код вашего платёжного провайдера, назовите это ожидаемым и напишите почему.',
    listener_new:
      'Скрипт теперь замечает, что покупатели вводят в поля карты. Так делают платёжные виджеты, и так же делает скрипт вора.',
    form_moved:
      'Введённое покупателями уходит не туда, куда раньше. Так бывает после смены платёжного провайдера, иначе это кража.',
    overlay_new: 'Что-то закрывает поля. Ложная форма поверх настоящей — известный способ красть карты.',
    destination_new:
      'Страница отправляет что-то на хост, куда раньше не отправляла. Это может быть статистика, а может быть карта.',
    frame_new:
      'На странице показан кусок другого сайта. Так делает платёжный провайдер, и так же делает ложная форма оплаты.',
    script_host_new: 'Там, где покупатели платят, работает код кого-то нового: он может прочитать всё, что они вводят.',
    script_new: 'Он пришёл с хоста, который здесь уже был. Кто-то должен сказать, зачем он нужен.',
    script_changed:
      'Поставщики обновляют свои скрипты. Если новая версия следит за картой, шлёт в другое место или приводит кого-то нового, об этом сказано отдельно.',
    policy_weakened:
      'Правило, по которому браузер не пускает чужие скрипты, пропускает больше. После этого часто приходят воры.',
    script_gone: 'Делать ничего не надо, если он не был нужен.',
    frame_gone: 'Делать ничего не надо, если он не был нужен для оплаты.',
  },
  uk: {
    card_leaves:
      'Ми ввели номер, який не належить жодній картці, і його надіслано на цей хост. Якщо це не ваш платіжний провайдер, картки покупців крадуть.',
    script_malicious:
      'Він читає поля картки й надсилає їх назовні або ховає, що робить, як доводиться ховати лише шкідливому коду. Такий код чекає хвилини, коли покупець платить. Якщо це код вашого платіжного провайдера, назвіть це очікуваним і напишіть чому.',
    listener_new:
      'Скрипт тепер помічає, що покупці вводять у поля картки. Так роблять платіжні віджети, і так само робить скрипт злодія.',
    form_moved:
      'Введене покупцями йде не туди, куди раніше. Так буває після зміни платіжного провайдера, інакше це крадіжка.',
    overlay_new: 'Щось закриває поля. Хибна форма поверх справжньої — відомий спосіб красти картки.',
    destination_new:
      'Сторінка надсилає щось на хост, куди раніше не надсилала. Це може бути статистика, а може бути картка.',
    frame_new:
      'На сторінці показано шматок іншого сайту. Так робить платіжний провайдер, і так само робить хибна форма оплати.',
    script_host_new: 'Там, де покупці платять, працює код когось нового: він може прочитати все, що вони вводять.',
    script_new: 'Він прийшов із хоста, який тут уже був. Хтось має сказати, навіщо він потрібен.',
    script_changed:
      'Постачальники оновлюють свої скрипти. Якщо нова версія стежить за карткою, надсилає в інше місце чи приводить когось нового, про це сказано окремо.',
    policy_weakened:
      'Правило, за яким браузер не пускає чужі скрипти, пропускає більше. Після цього часто приходять злодії.',
    script_gone: 'Робити нічого не треба, якщо він не був потрібен.',
    frame_gone: 'Робити нічого не треба, якщо він не був потрібен для оплати.',
  },
});
