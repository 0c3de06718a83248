import {
  browserSupportsWebAuthn,
  startAuthentication,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { getSession, passkeySignIn, passkeySignInOptions } from '#contract/people';
import { call } from '../../../app/call.ts';
import { useChange } from '../../../app/query.ts';

/** Asks the browser for a passkey and the server for a session. A browser that stops is not an error of ours. */
export function usePasskeySignIn(onSignedIn: () => void) {
  const enter = useChange(passkeySignIn, { stale: [getSession], quiet: true, onDone: onSignedIn });
  const ask = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const optionsJSON = (await call(passkeySignInOptions)) as unknown as PublicKeyCredentialRequestOptionsJSON;
      return startAuthentication({ optionsJSON });
    },
    onSuccess: (answer) => enter.mutate({ body: answer as unknown as Record<string, unknown> }),
  });
  const fromServer = ask.error?.name === 'ApiError';
  return {
    supported: browserSupportsWebAuthn(),
    start: () => ask.mutate(),
    pending: ask.isPending || enter.isPending,
    cancelled: ask.error !== null && !fromServer,
    error: fromServer ? ask.error : enter.error,
  };
}
