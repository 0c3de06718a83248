export const owner = { email: 'owner@flows.test', password: 'correct-horse-battery', name: 'Owner' };
