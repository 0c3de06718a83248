import type { Asked } from '../work-story.ts';

export const clay: readonly Asked[] = [
  {
    store: 'clay',
    ago: 79,
    at: '09:12',
    topic: 'Gift vouchers cannot be combined',
    text: 'A customer has two vouchers and can use only one of them.',
    answers: { about: 'fault', pay: 'partly', whom: 'some', detour: 'yes' },
    turns: [
      { after: 35, by: 'backend', says: 'Seen here too. We look for the cause.', takes: true },
      {
        after: 150,
        by: 'backend',
        says: 'The voucher module allows one code per order. Do you want us to change that?',
        becomes: 'waiting_client',
      },
      { after: 290, by: 'clientAdmin', says: 'Yes please, up to three.' },
      {
        after: 430,
        by: 'backend',
        says: 'Up to three vouchers work now; tried with two and three.',
        becomes: 'solved',
      },
    ],
    job: {
      by: 'backend',
      title: 'Allow three vouchers per order',
      kind: 'change',
      work: [
        { after: 60, minutes: 50, note: 'Found the rule in the module' },
        { after: 320, minutes: 95, note: 'Changed the rule, tried it at the test shop, then live' },
      ],
    },
  },
  {
    store: 'clay',
    ago: 58,
    at: '14:30',
    topic: 'Stock of the blue bowls is wrong',
    text: 'The shop shows 0, the warehouse has 34.',
    answers: { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' },
    turns: [
      { after: 95, by: 'backend', says: 'The import of last night skipped this article. We look why.', takes: true },
      {
        after: 240,
        by: 'backend',
        says: 'Corrected; articles with a slash in their number are read now.',
        becomes: 'solved',
      },
    ],
    job: {
      by: 'backend',
      title: 'Read article numbers with a slash',
      kind: 'fix',
      work: [{ after: 110, minutes: 100, note: 'Import of stock' }],
    },
  },
  {
    store: 'clay',
    ago: 26,
    at: '11:20',
    topic: 'Can we sell to Norway?',
    text: 'What would it take: taxes, shipping, currency?',
    answers: { about: 'question' },
    turns: [
      {
        after: 200,
        by: 'manager',
        says: 'Three to four days of work. We send a proposal with the steps this week.',
        takes: true,
      },
      {
        after: 1500,
        by: 'manager',
        says: 'The proposal is attached to our contract. Tell us when to begin.',
        becomes: 'waiting_client',
      },
    ],
  },
  {
    store: 'clay',
    ago: 6,
    at: '10:45',
    topic: 'The invoice PDF has no VAT number',
    text: 'Since the update of last week our VAT number is missing.',
    answers: { about: 'fault', pay: 'yes', whom: 'all', detour: 'yes' },
    turns: [
      { after: 45, by: 'backend', says: 'The template was replaced by the update. We put it back.', takes: true },
      { after: 170, by: 'backend', says: 'The number is back, also in invoices since the update.', becomes: 'solved' },
      { after: 400, by: 'clientAdmin', says: 'Thank you, all fine.' },
      { after: 420, by: 'backend', says: 'Glad to hear.', becomes: 'solved' },
    ],
    job: {
      by: 'backend',
      title: 'Invoice template after the update',
      kind: 'fix',
      work: [{ after: 60, minutes: 105, note: 'Template, invoices made anew' }],
    },
  },
  {
    store: 'clay',
    ago: 1,
    at: '15:20',
    topic: 'Two customers were charged twice',
    text: 'Orders 4410 and 4416: one order each, two payments each.',
    answers: { about: 'fault', pay: 'partly', whom: 'some', detour: 'no' },
    turns: [{ after: 25, by: 'backend', says: 'We compare the orders with the payment provider’s list.', takes: true }],
    job: {
      by: 'backend',
      title: 'Orders that were paid twice',
      kind: 'fix',
      work: [{ after: 35, minutes: 65, note: 'Log of payments' }],
      stays: 'doing',
    },
  },
];
