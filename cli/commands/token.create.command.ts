import { createToken } from '#contract/people';
import { permissions, type Permission } from '#contract/permissions';
import { createLocalToken } from '#rooms/people';
import { withLocalApp } from '../../server/local.ts';
import { command, Problem } from '../command.ts';
import { readEnvironment, readTarget } from '../config.ts';

export default command({
  summary: "Create an API token. On the server's own machine no sign-in is needed",
  options: [
    ['--name <name>', 'what it is for; "command line" where absent'],
    ['--scopes <list>', 'permissions, divided by commas; all where absent'],
    ['--days <n>', 'expires after so many days'],
  ],
  async run(context, _args, options) {
    const name = String(options['name'] ?? 'command line');
    const scopes = readScopes(options['scopes']);
    const days = options['days'] === undefined ? null : Number(options['days']);
    if (days !== null && !(Number.isInteger(days) && days > 0))
      throw new Problem('usage', '--days takes a whole number of days.', 'days');
    const environment = readEnvironment();
    // With an address or a token of a server at hand, the token is made there; else on this machine's own database.
    const remote = environment['VAKHTA_URL'] && readTarget().token;
    const secret = remote
      ? (await context.call(createToken, { body: { name, scopes, expiresInDays: days } })).secret
      : (await withLocalApp(environment, (app) => createLocalToken(app, { name, scopes, expiresInDays: days }))).secret;
    context.print({ token: secret, name, scopes }, (r) => r.token);
  },
});

function readScopes(text: string | boolean | undefined): Permission[] {
  if (typeof text !== 'string') return [...permissions];
  return text
    .split(',')
    .map((s) => s.trim())
    .map((scope) => {
      if (!permissions.includes(scope as Permission))
        throw new Problem(
          'usage',
          `--scopes: "${scope}" is not a permission. There are ${permissions.join(', ')}.`,
          'scopes',
        );
      return scope as Permission;
    });
}
