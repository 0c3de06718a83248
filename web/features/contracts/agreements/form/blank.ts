import type { ContractTerms } from '#contract/contracts';

const always = (minutes: number) => ({ minutes, hours: 'around_the_clock' as const });
const working = (minutes: number) => ({ minutes, hours: 'calendar' as const });

/** What a new contract begins with: deadlines that a small team can keep, to be changed. */
export const blankTerms = (calendarId: string): ContractTerms => ({
  calendarId,
  storeIds: [],
  sla: {
    critical: { reaction: always(15), update: always(60), resolution: always(240) },
    major: { reaction: working(60), update: working(240), resolution: working(1440) },
    minor: { reaction: working(240), update: null, resolution: null },
    info: { reaction: working(1440), update: null, resolution: null },
  },
  price: {
    model: 'monthly',
    currency: 'USD',
    tier: '',
    monthlyFee: 0,
    hourlyRate: 0,
    criticalCallFee: null,
    includedMinutes: 0,
    rollOver: null,
    prepaidBlock: null,
    excess: { withoutApproval: 0, atMost: null },
    roundingMinutes: 15,
    multipliers: { urgent: 100, outOfHours: 100 },
  },
  report: { rhythm: 'monthly', form: 'page', shows: { tasks: false, time: false } },
  team: [],
  clientTeam: [],
  remarks: '',
});
