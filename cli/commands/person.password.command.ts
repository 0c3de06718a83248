import { renewPassword } from '#rooms/people';
import { withLocalApp } from '../../server/local.ts';
import { command, Problem } from '../command.ts';
import { readEnvironment } from '../config.ts';

export default command({
  args: '<email>',
  summary: "Give somebody who forgot theirs a new password, on the server's own machine",
  async run(context, [email]) {
    const renewed = await withLocalApp(readEnvironment(), (app) => renewPassword(app, email!));
    if (!renewed) throw new Problem('not_found', `Nobody here has the address ${email}.`, 'email');
    context.note(
      'The old password and all sessions of theirs have ended. It is shown once; change it under My profile:',
    );
    context.print(renewed, (r) => r.password);
  },
});
