import { getSession } from '#contract/people';
import { call } from '../call.ts';
import { command, Problem } from '../command.ts';
import { keepTarget, readTarget } from '../config.ts';

export default command({
  args: '[url]',
  summary: 'Keep the address and the token of a server for later commands',
  options: [['--token <token>', 'an API token; made in the console under your profile']],
  async run(context, [url], options) {
    const target = {
      url: (url ?? readTarget().url).replace(/\/$/, ''),
      token: options['token'] ? String(options['token']) : readTarget().token,
    };
    if (!target.token)
      throw new Problem(
        'usage',
        'Give a token with --token. Make one in the console under your profile, or by "vakhta token create" on the server\'s machine.',
        'token',
      );
    const session = await call(target, getSession, {});
    if (session.state !== 'signed_in') throw new Problem('sign_in', `${target.url} does not know this token.`, 'token');
    const file = keepTarget(target);
    context.print(
      { url: target.url, person: session.person?.email ?? null, file },
      (r) => `Commands go to ${r.url} as ${r.person ?? 'the token'}; kept in ${r.file}.`,
    );
  },
});
