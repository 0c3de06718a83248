import type { ReactNode } from 'react';
import type { RequestDetail } from '#contract/desk';
import { type Closing, dialog } from '../../../kit/Dialog.tsx';
import { useWords, type Say } from '../../../kit/words.ts';
import { requestPageWords } from './words.ts';

/** A dialog about a request. */
export const requestDialog = (
  Asking: (props: { request: RequestDetail } & Closing) => ReactNode,
  title: (t: Say<keyof (typeof requestPageWords)['en']>, request: RequestDetail) => string,
) =>
  dialog<{ request: RequestDetail }>(Asking, function useTitle({ request }) {
    return title(useWords(requestPageWords), request);
  });
