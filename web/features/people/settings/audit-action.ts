/** `store.added` stays as the API has it where no words are written for it. */
export const actionText = (action: string) => action;
