import { words } from '#core/words';

/** Why it is so bad, for who answered and for who reads. */
export const severityReasons = words({
  en: {
    no_fault: 'Nothing is broken: a question or a wish.',
    nobody_pays: 'Customers cannot order or pay.',
    some_cannot_pay: 'Some of the customers cannot order or pay.',
    one_cannot_pay: 'One customer cannot order or pay.',
    paying_is_hard: 'Customers can order and pay only in part.',
    all_are_hindered: 'Customers can pay, but all visitors are hindered.',
    some_are_hindered: 'Customers can pay; some visitors are hindered.',
    few_are_hindered: 'Customers can pay; hardly anybody is hindered.',
    detour: 'It is a serious fault, but there is another way for now.',
  },
  ru: {
    no_fault: 'Ничего не сломано: вопрос или пожелание.',
    nobody_pays: 'Покупатели не могут оформить заказ или оплатить.',
    some_cannot_pay: 'Часть покупателей не может оформить заказ или оплатить.',
    one_cannot_pay: 'Один покупатель не может оформить заказ или оплатить.',
    paying_is_hard: 'Оформить заказ и оплатить получается не всегда.',
    all_are_hindered: 'Оплата работает, но неудобства у всех посетителей.',
    some_are_hindered: 'Оплата работает; неудобства у части посетителей.',
    few_are_hindered: 'Оплата работает; почти никому не мешает.',
    detour: 'Неисправность серьёзная, но пока есть обходной путь.',
  },
  uk: {
    no_fault: 'Нічого не зламано: запитання або побажання.',
    nobody_pays: 'Покупці не можуть оформити замовлення або оплатити.',
    some_cannot_pay: 'Частина покупців не може оформити замовлення або оплатити.',
    one_cannot_pay: 'Один покупець не може оформити замовлення або оплатити.',
    paying_is_hard: 'Оформити замовлення й оплатити вдається не завжди.',
    all_are_hindered: 'Оплата працює, але незручності в усіх відвідувачів.',
    some_are_hindered: 'Оплата працює; незручності в частини відвідувачів.',
    few_are_hindered: 'Оплата працює; майже нікому не заважає.',
    detour: 'Несправність серйозна, але поки є обхідний шлях.',
  },
});
