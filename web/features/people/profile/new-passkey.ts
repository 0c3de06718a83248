import {
  browserSupportsWebAuthn,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { addPasskey, getSession, listPasskeys, passkeyOptions } from '#contract/people';
import { call } from '../../../app/call.ts';
import { useChange } from '../../../app/query.ts';

/** Asks the browser for a new passkey and gives it to the server. A browser that stops is not an error of ours. */
export function useNewPasskey(onDone: () => void) {
  const add = useChange(addPasskey, { stale: [listPasskeys, getSession], quiet: true, onDone });
  const ask = useMutation({
    meta: { quiet: true },
    mutationFn: async (_name: string) =>
      startRegistration({
        optionsJSON: (await call(passkeyOptions)) as unknown as PublicKeyCredentialCreationOptionsJSON,
      }),
    onSuccess: (answer, name) => add.mutate({ body: { name, answer: answer as unknown as Record<string, unknown> } }),
  });
  const refusal: Error | null = ask.error;
  const fromServer = refusal?.name === 'ApiError';
  return {
    supported: browserSupportsWebAuthn(),
    start: (name: string) => ask.mutate(name),
    pending: ask.isPending || add.isPending,
    /** The browser's own end: it was stopped, or the device has one already. */
    stopped: refusal && !fromServer ? (refusal.name === 'InvalidStateError' ? 'known' : 'cancelled') : null,
    error: fromServer ? refusal : add.error,
  } as const;
}
