import type { KeyboardEvent } from 'react';

/** Ctrl or Cmd with Enter sends the form that one writes in, as its button would. */
export function submitByKeys(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.querySelector<HTMLButtonElement>('[type=submit]:not(:disabled)')?.click();
}
