import { words } from '#core/words';

export const auditsWords = words({
  en: {
    unreached: 'The store did not answer.',
    our_fault: 'Something went wrong on our side, which says nothing about the store: {reason}',
    broken_off: 'The audit was broken off on our side several times. That says nothing about the store: try it again.',
    snapshot_stopped: 'The audit that was to take it was stopped.',
    snapshot_none: 'The audit that was to take it did not come so far as to walk through the shop.',
  },
  ru: {
    unreached: 'Магазин не ответил.',
    our_fault: 'Что-то пошло не так на нашей стороне, о магазине это ничего не говорит: {reason}',
    broken_off: 'Аудит несколько раз обрывался на нашей стороне. О магазине это ничего не говорит: попробуйте ещё раз.',
    snapshot_stopped: 'Аудит, который должен был его сделать, остановили.',
    snapshot_none: 'Аудит, который должен был его сделать, не дошёл до обхода магазина.',
  },
  uk: {
    unreached: 'Магазин не відповів.',
    our_fault: 'Щось пішло не так на нашому боці, про магазин це нічого не каже: {reason}',
    broken_off: 'Аудит кілька разів обривався на нашому боці. Про магазин це нічого не каже: спробуйте ще раз.',
    snapshot_stopped: 'Аудит, який мав його зробити, зупинили.',
    snapshot_none: 'Аудит, який мав його зробити, не дійшов до обходу магазину.',
  },
});

/** What a finding's log says of each step. */
export const stepWords = words({
  en: {
    found: 'Found by an audit',
    came_back: 'Found again after it had been fixed',
    gone: 'An audit does not find it any more',
    verified: 'An audit verified the fix',
    planned: 'Planned: task #{number}',
    task_done: 'Task #{number} is done',
    task_reopened: 'Task #{number} is open again',
    task_dropped: 'Task #{number} was dropped',
    said_fixed: 'Marked as fixed',
    accepted: 'Accepted as a risk until {until}',
    expired: 'The time for which it was accepted is over',
    reopened: 'Opened again',
  },
  ru: {
    found: 'Найдено аудитом',
    came_back: 'Снова найдено после исправления',
    gone: 'Аудит этого больше не находит',
    verified: 'Аудит подтвердил исправление',
    planned: 'Запланировано: задача #{number}',
    task_done: 'Задача #{number} выполнена',
    task_reopened: 'Задача #{number} снова открыта',
    task_dropped: 'От задачи #{number} отказались',
    said_fixed: 'Отмечено как исправленное',
    accepted: 'Принято как риск до {until}',
    expired: 'Срок, на который риск приняли, истёк',
    reopened: 'Снова открыто',
  },
  uk: {
    found: 'Знайдено аудитом',
    came_back: 'Знову знайдено після виправлення',
    gone: 'Аудит цього більше не знаходить',
    verified: 'Аудит підтвердив виправлення',
    planned: 'Заплановано: завдання #{number}',
    task_done: 'Завдання #{number} виконано',
    task_reopened: 'Завдання #{number} знову відкрите',
    task_dropped: 'Від завдання #{number} відмовилися',
    said_fixed: 'Позначено як виправлене',
    accepted: 'Прийнято як ризик до {until}',
    expired: 'Строк, на який ризик прийняли, минув',
    reopened: 'Знову відкрито',
  },
});

/** Of a task that is made of findings. */
export const planWords = words({
  en: {
    several: '{n} {n|finding|findings} of the audit',
    do: 'What to do',
    seen: 'Seen',
  },
  ru: {
    several: '{n} {n|замечание|замечания|замечаний} аудита',
    do: 'Что делать',
    seen: 'Что увидели',
  },
  uk: {
    several: '{n} {n|зауваження|зауваження|зауважень} аудиту',
    do: 'Що робити',
    seen: 'Що побачили',
  },
});
