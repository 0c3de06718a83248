import { useState } from 'react';
import type { Session } from '#contract/people';
import { Enrolment } from './gate/enrolment.tsx';
import { SecondFactor } from './gate/second-factor.tsx';
import { SignIn } from './gate/sign-in.tsx';
import { Welcome } from './gate/welcome.tsx';

/** What stands before the console: the first owner, sign-in, its second step, the forced second factor. */
export function Gate({ session, hold }: { session: Session; hold: (held: boolean) => void }) {
  const [afresh, setAfresh] = useState(false);
  const [enrolling, setEnrolling] = useState(false);
  if (session.state === 'two_factor_enrolment' || enrolling) {
    // Backup codes are shown once: the console must not come between them and the person.
    return (
      <Enrolment
        onSend={() => {
          setEnrolling(true);
          hold(true);
        }}
        onDone={() => {
          setEnrolling(false);
          hold(false);
        }}
      />
    );
  }
  if (session.state === 'no_owner') return <Welcome />;
  if (session.state === 'second_factor' && !afresh)
    return <SecondFactor factors={session.secondFactors} onAnother={() => setAfresh(true)} />;
  return <SignIn onSignedIn={() => setAfresh(false)} />;
}
